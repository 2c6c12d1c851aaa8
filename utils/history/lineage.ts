import type { Database } from './database';
import { creationOf } from './list';
import type { Creation } from './schema';

/** No lineage is followed beyond this many creations: a wrong parent must not become an endless walk. */
const MAX_RELATIVES = 1000;

/** Where a creation came from, nearest first, and what came of it, oldest first. */
export interface Lineage {
  ancestors: Creation[];
  descendants: Creation[];
}

/** Parents and children by `parentId`; deleted ones are walked through but not listed. */
export async function lineage(database: Database, id: string): Promise<Lineage> {
  const seen = new Set([id]);
  const ancestors: Creation[] = [];
  let parent = (await database.creations.get(id))?.parentId;
  while (parent !== undefined && !seen.has(parent) && seen.size < MAX_RELATIVES) {
    seen.add(parent);
    const row = await database.creations.get(parent);
    const creation = creationOf(row);
    if (creation && creation.deletedAt === undefined) ancestors.push(creation);
    parent = row?.parentId;
  }
  const descendants: Creation[] = [];
  let generation = [id];
  while (generation.length > 0 && seen.size < MAX_RELATIVES) {
    const rows = await database.creations.where('parentId').anyOf(generation).toArray();
    const fresh = rows.filter((row) => !seen.has(row.id));
    for (const row of fresh) {
      seen.add(row.id);
      const creation = creationOf(row);
      if (creation && creation.deletedAt === undefined) descendants.push(creation);
    }
    generation = fresh.map((row) => row.id);
  }
  return { ancestors, descendants: descendants.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
