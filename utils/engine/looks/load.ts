import { MimError } from '@/utils/lib/errors';
import type { Look } from './look';
import { LOOK_TABLE } from './table';

/** Loads a look's code by its id. */
export async function lookOf(id: string): Promise<Look> {
  const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
  if (!entry) throw new MimError('internal', `no look ${id}`);
  return entry.load();
}
