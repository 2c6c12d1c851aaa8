import type { Collection, InsertType } from 'dexie';
import type { CreationRow, Database } from './database';
import { type Creation, creationSchema } from './schema';
import { wordsOf } from './words';

/** Which creations to list; everything given must hold. */
export interface ListQuery {
  /** Every word must begin a word of the creation. */
  text?: string;
  favourite?: boolean;
  includeDeleted?: boolean;
}

/** A page of creations, newest first; `next` is the cursor of the following page, if there may be one. */
export interface Page {
  items: Creation[];
  next: string | undefined;
}

const CHUNK = 50;

/** The creation of a row, or undefined where a newer build wrote it in a way we do not know. */
export function creationOf(row: CreationRow | undefined): Creation | undefined {
  const parsed = creationSchema.safeParse(row?.creation);
  return parsed.success ? parsed.data : undefined;
}

/** Ids that have every word, newest first, before the cursor. */
async function idsByWords(
  database: Database,
  words: readonly string[],
  cursor: string | undefined,
): Promise<string[]> {
  let ids: string[] | undefined;
  for (const word of words) {
    const found = new Set(await database.creations.where('words').startsWith(word).primaryKeys());
    ids = ids ? ids.filter((id) => found.has(id)) : [...found];
    if (ids.length === 0) return [];
  }
  const all = (ids ?? []).filter((id) => cursor === undefined || id < cursor);
  return all.sort().reverse();
}

function byKey(
  database: Database,
  favourite: boolean,
  before: string | undefined,
): Collection<CreationRow, string, InsertType<CreationRow, 'id'>> {
  if (favourite) {
    return database.creations
      .where('[favourite+id]')
      .between([1, ''], [1, before ?? '\uffff'], true, false)
      .reverse();
  }
  return database.creations
    .where('id')
    .below(before ?? '\uffff')
    .reverse();
}

/**
 * Creations, newest first, `limit` at most. A page is found by the last key of the one before, so the
 * hundredth costs what the first does. No media are read. Fit for `liveQuery`.
 */
export async function list(
  database: Database,
  query: ListQuery,
  cursor: string | undefined,
  limit: number,
): Promise<Page> {
  const words = wordsOf(query.text ?? '');
  const ids = words.length > 0 ? await idsByWords(database, words, cursor) : undefined;
  const items: Creation[] = [];
  let before = cursor;
  for (let at = 0; ; at += CHUNK) {
    const rows = ids
      ? await database.creations.bulkGet(ids.slice(at, at + CHUNK))
      : await byKey(database, query.favourite === true, before)
          .limit(CHUNK)
          .toArray();
    for (const row of rows) {
      const creation = creationOf(row);
      if (!row || !creation) continue;
      if (query.favourite && !creation.favourite) continue;
      if (!query.includeDeleted && creation.deletedAt !== undefined) continue;
      items.push(creation);
      if (items.length === limit) return { items, next: creation.id };
    }
    if (rows.length < CHUNK) return { items, next: undefined };
    before = rows.at(-1)?.id;
  }
}
