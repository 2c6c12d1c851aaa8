import type { LookMeta } from '../engine';
import { LOOK_TABLE } from './table';

/** Every look as plain data, in the order pickers show them; a look's code stays in a chunk of its own. */
export const LOOKS: readonly LookMeta[] = LOOK_TABLE.map((entry) => entry.meta);
