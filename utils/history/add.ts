import { digest } from '@/utils/lib/digest';
import { MimError } from '@/utils/lib/errors';
import type { CreationRow, Database, MediaRow } from './database';
import { missing, readable } from './media';
import { type Creation, creationSchema } from './schema';
import { searchWords } from './words';

/** What to keep: the creation, its files, and words it should be found by besides its own. */
export interface Addition {
  creation: Creation;
  /** The files named in `creation.media`, in any order; one that is stored already may be left out. */
  blobs: readonly Blob[];
  /** For example the look's name on screen. */
  words?: readonly string[];
}

/** An addition hashed and checked, ready to be written. */
export interface PreparedAddition {
  /**
   * Writes it. Call it inside a read-write transaction over `creations` and `media` (and whatever else
   * must happen together with it); outside of one it opens its own. A creation that is there already
   * stays as it is, so writing twice is writing once.
   */
  write(): Promise<void>;
}

/** The row of a creation with everything its indexes need; undefined fields are left out. */
export function rowOf(creation: Creation, extraWords: readonly string[]): CreationRow {
  const { original, result, thumb } = creation.media;
  return {
    id: creation.id,
    creation,
    ...(creation.parentId === undefined ? {} : { parentId: creation.parentId }),
    ...(creation.favourite ? { favourite: 1 as const } : {}),
    ...(creation.deletedAt === undefined ? {} : { deletedAt: creation.deletedAt }),
    media: [...new Set([original, result, thumb])],
    extraWords: [...extraWords],
    words: searchWords(creation, extraWords),
  };
}

async function mediaRow(blob: Blob): Promise<MediaRow> {
  if (blob.size === 0) throw new MimError('empty-file');
  const sha256 = await digest(blob);
  return { sha256, blob, bytes: blob.size, type: blob.type, addedAt: Date.now() };
}

/** The rows of all media the creation names and that are given; one neither given nor stored is an error. */
async function mediaOf(
  database: Database,
  row: CreationRow,
  blobs: readonly Blob[],
): Promise<MediaRow[]> {
  const given = new Map<string, MediaRow>();
  for (const blob of blobs) {
    const one = await mediaRow(blob);
    given.set(one.sha256, one);
  }
  const found: MediaRow[] = [];
  for (const sha256 of row.media) {
    const one = given.get(sha256);
    if (one) found.push(one);
    else if (!(await readable(database, sha256))) throw new MimError('bad-message', 'media');
  }
  return found;
}

/** Hashes and checks before any transaction: a transaction ends at the first wait for anything else. */
export async function prepareAddition(
  database: Database,
  addition: Addition,
): Promise<PreparedAddition> {
  const parsed = creationSchema.safeParse(addition.creation);
  if (!parsed.success) throw new MimError('bad-message', parsed.error.issues[0]?.path.join('.'));
  const row = rowOf(parsed.data, addition.words ?? []);
  const media = await mediaOf(database, row, addition.blobs);
  const lost = new Set((await missing(database, media)).map(({ sha256 }) => sha256));
  const { creations, media: stored } = database;

  const write = () =>
    database.transaction('rw', creations, stored, async () => {
      if (await creations.get(row.id)) return;
      for (const one of media) {
        // A sweep may have run since we looked, so what was there is asked for again.
        if (lost.has(one.sha256) || !(await stored.get(one.sha256))) await stored.put(one);
      }
      for (const sha256 of row.media) {
        const one = await stored.get(sha256);
        if (!one || one.blob.size !== one.bytes) throw new MimError('storage-failed', 'media');
      }
      await creations.add(row);
    });
  return { write: async () => void (await write()) };
}
