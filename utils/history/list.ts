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
/** Rows a search reads before it turns to the index. */
const LOOKED_THROUGH = 300;

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

function matches(row: CreationRow, words: readonly string[]): boolean {
  return words.every((word) => row.words.some((own) => own.startsWith(word)));
}

/**
 * Creations, newest first, `limit` at most. A page is found by the last key of the one before, so the
 * hundredth costs what the first does. A search looks through the newest few hundred first, which is
 * enough for common words, and asks the index of words for the rest. No media are read. Fit for
 * `liveQuery`.
 */
export async function list(
  database: Database,
  query: ListQuery,
  cursor: string | undefined,
  limit: number,
): Promise<Page> {
  const words = wordsOf(query.text ?? '');
  const items: Creation[] = [];
  let before = cursor;
  let ids: string[] | undefined;
  for (let seen = 0; ; seen += CHUNK) {
    if (words.length > 0 && seen >= LOOKED_THROUGH) {
      ids ??= await idsByWords(database, words, before);
    }
    const rows = ids
      ? await database.creations.bulkGet(ids.splice(0, CHUNK))
      : await byKey(database, query.favourite === true, before)
          .limit(CHUNK)
          .toArray();
    for (const row of rows) {
      if (!row || !matches(row, words)) continue;
      if (query.favourite && !row.favourite) continue;
      if (!query.includeDeleted && row.deletedAt !== undefined) continue;
      const creation = creationOf(row);
      if (!creation) continue;
      items.push(creation);
      if (items.length === limit) return { items, next: creation.id };
    }
    if (rows.length < CHUNK) return { items, next: undefined };
    before = rows.at(-1)?.id ?? before;
  }
}
