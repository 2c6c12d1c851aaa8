import { Dexie, type EntityTable } from 'dexie';
import type { Creation } from './schema';
import { V1_STORES } from './versions/v1';

/** Fixed from the first release: another name would be an empty history. */
export const DATABASE_NAME = 'make-it-mine';

/** A creation as stored, with what the indexes need beside it. */
export interface CreationRow {
  id: string;
  creation: Creation;
  parentId?: string;
  /** Present, and 1, only on favourites: the index then lists just them. */
  favourite?: 1;
  /** Present only on deleted creations; epoch milliseconds. */
  deletedAt?: number;
  /** Digests of all media this creation uses, each once. */
  media: string[];
  /** Words given when it was added, such as the look's name on screen. */
  extraWords: string[];
  words: string[];
}

/** One stored file. `bytes` is its length; `addedAt` epoch milliseconds. */
export interface MediaRow {
  sha256: string;
  blob: Blob;
  bytes: number;
  type: string;
  addedAt: number;
}

/**
 * What every row of `jobs` has; the job module adds its own and reads them by `table<JobRow>('jobs')`.
 * Files a job still needs go into `media` in the same transaction as the row that lists their digests
 * here: they are kept as long as the row is.
 */
export interface JobRowBase {
  id: string;
  v: number;
  state: string;
  createdAt: number;
  updatedAt: number;
  media: string[];
}

/** What every row of `ledger` has: one per paid attempt. */
export interface LedgerRowBase {
  id: string;
  v: number;
  jobId: string;
  at: number;
}

/** The one database. Rows of jobs, ledger and history share it so that one transaction covers them. */
export type Database = Dexie & {
  creations: EntityTable<CreationRow, 'id'>;
  media: EntityTable<MediaRow, 'sha256'>;
  jobs: EntityTable<JobRowBase, 'id'>;
  ledger: EntityTable<LedgerRowBase, 'id'>;
  settings: EntityTable<{ key: string; value: unknown }, 'key'>;
  keys: EntityTable<{ id: string; value: unknown }, 'id'>;
};

/** Another IndexedDB than the global one, for tests. */
export interface DatabaseOptions {
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
}

/**
 * Opens (on first use) the database. Commits are flushed to disk before they are reported
 * (`strict` durability), so that what was said to be kept survives a power cut. An older build that
 * meets a newer database opens it as it is and leaves unknown rows alone.
 */
export function openDatabase(options: DatabaseOptions = {}): Database {
  const database = new Dexie(DATABASE_NAME, {
    chromeTransactionDurability: 'strict',
    ...options,
  }) as Database;
  database.version(1).stores(V1_STORES);
  return database;
}
