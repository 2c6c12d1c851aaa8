import type { Database, MediaRow } from './database';

/**
 * The blob under a digest, or undefined when it is not there or can no longer be read: browsers keep
 * large values in files of their own, which can get lost while the rest lives on.
 */
export async function readable(database: Database, sha256: string): Promise<Blob | undefined> {
  try {
    const row = await database.media.get(sha256);
    if (!row || row.blob.size !== row.bytes) return undefined;
    // Reading the last byte touches the file behind the blob without loading it.
    await Promise.resolve(row.blob.slice(Math.max(0, row.bytes - 1)).arrayBuffer());
    return row.blob;
  } catch {
    return undefined;
  }
}

/** Those of the rows that are not stored yet, or whose stored blob is lost. */
export async function missing(database: Database, rows: readonly MediaRow[]): Promise<MediaRow[]> {
  const found: MediaRow[] = [];
  for (const row of rows) if (!(await readable(database, row.sha256))) found.push(row);
  return found;
}
