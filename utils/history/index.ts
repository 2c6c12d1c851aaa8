import { liveQuery, type Observable } from 'dexie';
import { digest } from '@/utils/lib/digest';
import { MimError } from '@/utils/lib/errors';
import { type Addition, type PreparedAddition, prepareAddition, rowOf } from './add';
import { type Database, openDatabase } from './database';
import { type ExportCall, exportAll } from './export';
import { type Lineage, lineage } from './lineage';
import { creationOf, type ListQuery, list, type Page } from './list';
import { readable } from './media';
import type { Creation, Use } from './schema';
import { guarded } from './storage-error';
import { type Swept, sweep } from './sweep';

export { digest } from '@/utils/lib/digest';
export type { Addition, PreparedAddition } from './add';
export {
  type CreationRow,
  type Database,
  type JobRowBase,
  type LedgerRowBase,
  type MediaRow,
  openDatabase,
} from './database';
export type { ExportCall } from './export';
export type { Lineage } from './lineage';
export type { ListQuery, Page } from './list';
export type { Creation, Disclosure, Recipe, Use } from './schema';
export { guarded } from './storage-error';
export { type Swept, UNDO_WINDOW } from './sweep';

/** A creation with its files; one that cannot be read any more is undefined, the others still come. */
export interface OpenedCreation {
  creation: Creation;
  original: Blob | undefined;
  result: Blob | undefined;
  thumb: Blob | undefined;
}

/** A photo used before, by the newest creation made of it. */
export interface Recent {
  id: string;
  look: string;
  thumb: Blob;
}

/** How much is kept: creations not deleted, bytes of all files, and the browser's limit where it tells one. */
export interface Usage {
  creations: number;
  bytes: number;
  quota?: number;
}

/**
 * Everything made, on this computer. Every call rejects with `storage-full` or `storage-failed` when
 * the database does; nothing is stored half. All reading calls can be watched with `observe`.
 */
export interface History {
  readonly database: Database;
  /**
   * Hashes and checks, then writes files and row in one transaction; adding the same id again changes
   * nothing. Errors: `bad-message` (a field out of range, a digest no file answers to), `empty-file`.
   */
  add(addition: Addition): Promise<void>;
  /** The first half of `add`, for a caller whose own rows must be written in the same transaction. */
  prepare(addition: Addition): Promise<PreparedAddition>;
  /** Newest first. `cursor` is the `next` of the page before; `limit` 1 or more. */
  list(query?: ListQuery, cursor?: string, limit?: number): Promise<Page>;
  /** One creation without its files, deleted ones included. */
  get(id: string): Promise<Creation | undefined>;
  /** With its files; rejects with `storage-failed` when there is no such creation. */
  open(id: string): Promise<OpenedCreation>;
  /** The last few different originals used, newest first, each with the picture of its newest creation. */
  recents(limit: number): Promise<Recent[]>;
  /** A small picture by its digest. */
  thumb(sha256: string): Promise<Blob | undefined>;
  lineage(id: string): Promise<Lineage>;
  /** Creations whose original or result is exactly this file, newest first. */
  findByFile(file: Blob): Promise<Creation[]>;
  /** Deletes, with 30 days to change one's mind. `now` is epoch milliseconds. */
  remove(id: string, now?: number): Promise<void>;
  restore(id: string): Promise<void>;
  sweep(now?: number): Promise<Swept>;
  setFavourite(id: string, favourite: boolean): Promise<void>;
  /** Up to 2000 characters; what is over is cut. */
  setNote(id: string, note: string): Promise<void>;
  /** Notes where a creation was put; of more than 1000 the oldest are forgotten. */
  noteUse(id: string, use: Use): Promise<void>;
  usage(): Promise<Usage>;
  /** One ZIP with every file and recipe. */
  exportAll(call?: ExportCall): Promise<Blob>;
  close(): void;
}

const PAGE = 50;
/** How many originals `recents` looks at before it gives up on ones whose picture is lost. */
const MAX_RECENTS_SEEN = 200;

/** Changes one creation and all its index fields together; unknown ids and newer rows are left alone. */
function change(database: Database, id: string, to: (creation: Creation) => Creation) {
  return guarded(() =>
    database.transaction('rw', database.creations, async () => {
      const row = await database.creations.get(id);
      const creation = creationOf(row);
      if (row && creation) await database.creations.put(rowOf(to(creation), row.extraWords));
    }),
  );
}

async function openCreation(database: Database, id: string): Promise<OpenedCreation> {
  const creation = creationOf(await database.creations.get(id));
  if (!creation) throw new MimError('storage-failed', 'no such creation');
  return {
    creation,
    original: await readable(database, creation.media.original),
    result: await readable(database, creation.media.result),
    thumb: await readable(database, creation.media.thumb),
  };
}

async function recents(database: Database, limit: number): Promise<Recent[]> {
  const found: Recent[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page: Page = await list(database, {}, cursor, PAGE);
    for (const { id, recipe, media } of page.items) {
      if (found.length >= limit) return found;
      if (seen.has(media.original)) continue;
      seen.add(media.original);
      const thumb = await readable(database, media.thumb);
      if (thumb) found.push({ id, look: recipe.look.id, thumb });
    }
    cursor = page.next;
  } while (cursor !== undefined && seen.size < MAX_RECENTS_SEEN);
  return found;
}

async function findByFile(database: Database, file: Blob): Promise<Creation[]> {
  const name = await digest(file);
  const rows = await database.creations.where('media').equals(name).toArray();
  return rows
    .map(creationOf)
    .filter((one) => one !== undefined)
    .filter((one) => one.deletedAt === undefined && one.media.thumb !== name)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
}

async function usage(database: Database): Promise<Usage> {
  const deleted = await database.creations.where('deletedAt').above(-1).count();
  const creations = (await database.creations.count()) - deleted;
  let bytes = 0;
  // Keys of the index of lengths: no file is touched.
  for (const length of await database.media.orderBy('bytes').keys()) bytes += Number(length);
  const quota = await Promise.resolve(
    globalThis.navigator?.storage?.estimate?.().then(
      (estimate) => estimate.quota,
      () => undefined,
    ),
  );
  return quota === undefined ? { creations, bytes } : { creations, bytes, quota };
}

/** Opens the history over its database; opening costs nothing until the first call. */
export function openHistory(database: Database = openDatabase()): History {
  return {
    database,
    prepare: (addition) => guarded(() => prepareAddition(database, addition)),
    add: (addition) =>
      guarded(async () => {
        await (await prepareAddition(database, addition)).write();
      }),
    list: (query = {}, cursor, limit = PAGE) =>
      guarded(() => list(database, query, cursor, Math.max(1, limit))),
    get: (id) => guarded(async () => creationOf(await database.creations.get(id))),
    recents: (limit) => guarded(() => recents(database, limit)),
    open: (id) => guarded(() => openCreation(database, id)),
    thumb: (sha256) => guarded(() => readable(database, sha256)),
    lineage: (id) => guarded(() => lineage(database, id)),
    findByFile: (file) => guarded(() => findByFile(database, file)),
    remove: (id, now = Date.now()) =>
      change(database, id, (creation) => ({ ...creation, deletedAt: now })),
    restore: (id) => change(database, id, ({ deletedAt: _, ...creation }) => creation),
    sweep: (now = Date.now()) => guarded(() => sweep(database, now)),
    setFavourite: (id, favourite) =>
      change(database, id, (creation) => ({ ...creation, favourite })),
    setNote: (id, note) =>
      change(database, id, (creation) => ({ ...creation, note: note.slice(0, 2000) })),
    noteUse: (id, use) =>
      change(database, id, (creation) => ({
        ...creation,
        uses: [...creation.uses, use].slice(-1000),
      })),
    usage: () => guarded(() => usage(database)),
    exportAll: (call) => guarded(() => exportAll(database, call)),
    close: () => database.close(),
  };
}

/** Runs a reading call again whenever what it read has changed, in this or another page of ours. */
export function observe<T>(query: () => Promise<T>): Observable<T> {
  // The async function tells the database to follow the query through all of its waits.
  return liveQuery(async () => query());
}
