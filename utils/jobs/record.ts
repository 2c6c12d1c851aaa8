import { type Addition, digest, guarded, type History, type JobRowBase } from '@/utils/history';
import { uuidv7 } from '@/utils/lib/uuid';
import type { MakeSpec } from './render';

/**
 * A job as the database keeps it from before it runs until its creation is written. Its source lies
 * under its digest with the other media, which the row protects from being swept.
 */
export interface JobRow extends JobRowBase {
  state: 'running';
  v: 1;
  spec: MakeSpec;
  /** How often it was begun: one that brings the page down is not begun for ever. */
  attempts: number;
}

/** A job that was cut off this often is given up. */
const MAX_ATTEMPTS = 3;

const table = (history: History) => history.database.table<JobRow, string>('jobs');

/** Jobs begun since this page started: what the database holds besides them was cut off. */
export type ActiveJobs = Set<string>;

/**
 * Writes the job and its source, and resolves with its id: a new one, or that of the same job cut off
 * before, so that a client that asks again after a crash does not get its picture twice.
 */
export async function recordJob(
  history: History,
  active: ActiveJobs,
  source: Blob,
  spec: MakeSpec,
): Promise<string> {
  const { database } = history;
  const sha256 = await digest(source);
  const now = Date.now();
  const { size: bytes, type } = source;
  return guarded(() =>
    database.transaction('rw', database.media, table(history), async () => {
      const before = await table(history).where('media').equals(sha256).toArray();
      const same = before.find(
        (row) => !active.has(row.id) && JSON.stringify(row.spec) === JSON.stringify(spec),
      );
      const id = same?.id ?? uuidv7();
      active.add(id);
      if (!(await database.media.get(sha256))) {
        await database.media.put({ sha256, blob: source, bytes, type, addedAt: now });
      }
      const attempts = (same?.attempts ?? 0) + 1;
      const times = { createdAt: same?.createdAt ?? now, updatedAt: now };
      await table(history).put({
        id,
        v: 1,
        state: 'running',
        ...times,
        media: [sha256],
        spec,
        attempts,
      });
      return id;
    }),
  );
}

/** Writes a creation with its media, and takes its job out, in one transaction. */
export async function writeCreation(history: History, addition: Addition): Promise<void> {
  const { database } = history;
  const prepared = await history.prepare(addition);
  await guarded(() =>
    database.transaction('rw', database.creations, database.media, table(history), async () => {
      await prepared.write();
      await table(history).delete(addition.creation.id);
    }),
  );
}

/** Takes a job out that ended without a creation: it was cancelled, or it failed. */
export async function forgetJob(history: History, id: string): Promise<void> {
  await table(history).delete(id);
}

/** Jobs that were cut off, with their sources; those without hope are taken out. */
export async function interruptedJobs(
  history: History,
  active: ActiveJobs,
): Promise<{ id: string; source: Blob; spec: MakeSpec }[]> {
  const found: { id: string; source: Blob; spec: MakeSpec }[] = [];
  for (const row of await table(history).where('state').equals('running').toArray()) {
    if (active.has(row.id)) continue;
    const media = row.media[0] ? await history.database.media.get(row.media[0]) : undefined;
    if (!media || row.attempts >= MAX_ATTEMPTS) {
      await forgetJob(history, row.id);
      continue;
    }
    active.add(row.id);
    await table(history).update(row.id, { attempts: row.attempts + 1, updatedAt: Date.now() });
    found.push({ id: row.id, source: media.blob, spec: row.spec });
  }
  return found;
}
