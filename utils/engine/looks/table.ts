import type { LookMeta } from '../engine';
import type { Look } from './look';
import { oilMeta } from './oil/meta';

export interface LookEntry {
  meta: LookMeta;
  load: () => Promise<Look>;
}

/** Every look and how to load its code, in the order pickers show them: adding a look is its folder and its line here. */
export const LOOK_TABLE: readonly LookEntry[] = [
  { meta: oilMeta, load: async () => (await import('./oil')).oil },
];
