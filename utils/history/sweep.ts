import type { Database } from './database';

/** How long a deletion can be undone, in milliseconds: 30 days. */
export const UNDO_WINDOW = 30 * 24 * 60 * 60 * 1000;

const ROWS_AT_ONCE = 200;
const MEDIA_AT_ONCE = 500;

/** What a sweep removed for good; `bytes` counts the files. */
export interface Swept {
  creations: number;
  media: number;
  bytes: number;
}

async function sweepCreations(database: Database, now: number): Promise<number> {
  let count = 0;
  for (;;) {
    const ids = await database.creations
      .where('deletedAt')
      .belowOrEqual(now - UNDO_WINDOW)
      .limit(ROWS_AT_ONCE)
      .primaryKeys();
    if (ids.length === 0) return count;
    await database.creations.bulkDelete(ids);
    count += ids.length;
  }
}

/** Removes unused files among the next page of digests; returns the last digest looked at. */
function sweepPage(
  database: Database,
  after: string,
  swept: Swept,
): PromiseLike<string | undefined> {
  const { creations, jobs, media } = database;
  // One transaction: a file that is being added for a creation is either seen with its row or not at all.
  return database.transaction('rw', creations, jobs, media, async () => {
    const page = await media.where('sha256').above(after).limit(MEDIA_AT_ONCE).primaryKeys();
    const last = page.at(-1);
    if (last === undefined) return undefined;
    const used = new Set<unknown>([
      ...(await creations.where('media').between(after, last, false, true).uniqueKeys()),
      ...(await jobs.where('media').between(after, last, false, true).uniqueKeys()),
    ]);
    for (const digest of page.filter((one) => !used.has(one))) {
      const row = await media.get(digest).catch(() => undefined);
      await media.delete(digest);
      swept.media++;
      swept.bytes += row?.bytes ?? 0;
    }
    return last;
  });
}

/**
 * Removes for good the creations deleted more than 30 days before `now` (epoch milliseconds), then
 * every file that no creation and no job uses. Works in short transactions and can be cut off anywhere.
 */
export async function sweep(database: Database, now: number): Promise<Swept> {
  const swept: Swept = { creations: await sweepCreations(database, now), media: 0, bytes: 0 };
  let after: string | undefined = '';
  while (after !== undefined) after = await sweepPage(database, after, swept);
  return swept;
}
