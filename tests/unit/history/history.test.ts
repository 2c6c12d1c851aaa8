import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, test, vi } from 'vitest';
import { digest, type History, observe, UNDO_WINDOW } from '@/utils/history';
import { MimError } from '@/utils/lib/errors';
import { uuidv7 } from '@/utils/lib/uuid';
import { blobOf, newHistory, newStore, sample } from './sample';

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof MimError ? thrown.code : `no error: ${String(thrown)}`;
}

const DAY = 24 * 60 * 60 * 1000;

describe('adding', () => {
  test('comes back whole, files and all', async () => {
    const history = newHistory();
    const made = await sample({ note: 'on the beach' });
    await history.add(made);
    const opened = await history.open(made.creation.id);
    expect(opened.creation).toEqual(made.creation);
    expect(await opened.original?.text()).toBe(`original ${made.creation.id}`);
    expect(await opened.result?.text()).toBe(`result ${made.creation.id}`);
    expect(opened.result?.type).toBe('image/jpeg');
    expect(await (await history.thumb(made.creation.media.thumb))?.text()).toBe(
      `thumb ${made.creation.id}`,
    );
  });

  test('keeps a file used twice once', async () => {
    const history = newHistory();
    await history.add(await sample({ files: ['same photo', 'result 1', 'thumb 1'] }));
    await history.add(await sample({ files: ['same photo', 'result 2', 'thumb 2'] }));
    expect(await history.database.media.count()).toBe(5);
    expect((await history.usage()).bytes).toBe('same photo'.length + 2 * 'result 1thumb 1'.length);
  });

  test('the same id again changes nothing', async () => {
    const history = newHistory();
    const made = await sample();
    await history.add(made);
    await history.setNote(made.creation.id, 'mine');
    await history.add(made);
    expect((await history.get(made.creation.id))?.note).toBe('mine');
  });

  test('refuses a digest no file answers to, and stores nothing of it', async () => {
    const history = newHistory();
    const made = await sample();
    const wrong = { ...made, blobs: [blobOf('something else'), ...made.blobs.slice(1)] };
    expect(await codeOf(history.add(wrong))).toBe('bad-message');
    expect(await codeOf(history.add({ ...made, blobs: [new Blob([])] }))).toBe('empty-file');
    expect(await codeOf(history.add(await sample({ note: 'x'.repeat(3000) })))).toBe('bad-message');
    expect(await history.database.media.count()).toBe(0);
    expect(await history.database.creations.count()).toBe(0);
  });

  test('a full disk at any write leaves nothing half stored', async () => {
    for (let fail = 1; fail <= 4; fail++) {
      const history = newHistory();
      const before = await sample();
      await history.add(before);
      let writes = 0;
      history.database.use({
        stack: 'dbcore',
        name: 'full disk',
        create: (core) => ({
          ...core,
          table: (name) => {
            const table = core.table(name);
            return {
              ...table,
              mutate: (request) => {
                if (++writes === fail) throw new DOMException('full', 'QuotaExceededError');
                return table.mutate(request);
              },
            };
          },
        }),
      });
      history.database.close({ disableAutoOpen: false });
      await history.database.open();
      expect(await codeOf(history.add(await sample()))).toBe('storage-full');
      expect(writes).toBe(fail);
      expect(await history.database.media.count()).toBe(3);
      expect((await history.list()).items).toEqual([before.creation]);
    }
  });

  test('heals a stored file that got lost', async () => {
    const history = newHistory();
    const made = await sample();
    await history.add(made);
    const lost = made.creation.media.original;
    await history.database.media.update(lost, { blob: blobOf('') });
    const opened = await history.open(made.creation.id);
    expect(opened.original).toBeUndefined();
    expect(await opened.result?.text()).toBe(`result ${made.creation.id}`);
    await history.add(await sample({ files: [`original ${made.creation.id}`, 'r', 't'] }));
    expect(await (await history.open(made.creation.id)).original?.text()).toContain('original');
  });

  test('together with rows of others, all or nothing', async () => {
    const history = newHistory();
    const { database } = history;
    const prepared = await history.prepare(await sample());
    const job = { id: 'job', v: 1, state: 'committed', createdAt: 1, updatedAt: 1, media: [] };
    const both = (fails: boolean) =>
      database.transaction('rw', database.creations, database.media, database.jobs, async () => {
        await prepared.write();
        await database.jobs.add(job);
        if (fails) throw new Error('worker killed');
      });
    await expect(both(true)).rejects.toThrow('worker killed');
    expect(await database.creations.count()).toBe(0);
    await both(false);
    expect(await database.creations.count()).toBe(1);
    expect(await database.jobs.get('job')).toEqual(job);
  });
});

describe('listing', () => {
  async function filled(count: number) {
    const history = newHistory();
    for (let i = 0; i < count; i++) {
      await history.add(
        await sample({
          createdAt: Date.UTC(2026, i % 2 === 0 ? 10 : 6, 1 + (i % 28), 12),
          id: uuidv7(Date.UTC(2026, 0, 1) + i * 1000),
          look: i % 3 === 0 ? 'oil' : 'etching',
          favourite: i % 5 === 0,
        }),
      );
    }
    return history;
  }

  test('pages newest first, each creation once', async () => {
    const history = await filled(60);
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await history.list({}, cursor, 7);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      pages++;
    } while (cursor !== undefined);
    expect(pages).toBe(9);
    expect(seen).toHaveLength(60);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  test('favourites, and favourites among found', async () => {
    const history = await filled(60);
    const favourites = await history.list({ favourite: true }, undefined, 100);
    expect(favourites.items).toHaveLength(12);
    expect(favourites.items.every(({ favourite }) => favourite)).toBe(true);
    const second = await history.list({ favourite: true }, favourites.items[4]?.id, 3);
    expect(second.items).toEqual(favourites.items.slice(5, 8));
    expect((await history.list({ favourite: true, text: 'oil' })).items).toHaveLength(4);
  });

  test('finds by the beginnings of words: look, label, note, place, month, date', async () => {
    const history = await filled(6);
    const made = await sample({ note: 'Köln, Dom & Rhein', createdAt: Date.UTC(2025, 2, 4, 12) });
    await history.add({ ...made, words: ['Linocut print'] });
    await history.noteUse(made.creation.id, { platform: 'x', surface: 'post', at: 1 });
    const find = async (text: string) =>
      (await history.list({ text })).items.map(({ id }) => id).join();
    for (const text of ['koln', 'KÖL', 'lino', 'dom rhe', 'twitter', 'march', '2025', '2025-03']) {
      expect([text, await find(text)]).toEqual([text, made.creation.id]);
    }
    expect(await find('dom july')).toBe('');
    expect(await find('nothing')).toBe('');
    expect((await history.list({ text: 'november' })).items).toHaveLength(3);
    expect((await history.list({ text: 'etch' }, undefined, 2)).items).toHaveLength(2);
  });

  test('pages through what was found', async () => {
    const history = await filled(30);
    const all = (await history.list({ text: 'etching' }, undefined, 100)).items;
    const first = await history.list({ text: 'etching' }, undefined, 13);
    const second = await history.list({ text: 'etching' }, first.next, 13);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(all).toHaveLength(20);
  });

  test('finds what lies far back, once, in order', async () => {
    const history = await filled(420);
    const all = (await history.list({}, undefined, 1000)).items;
    const old = [all[310], all[400]].map((one) => one?.id ?? '');
    const recent = all[5]?.id ?? '';
    for (const id of [...old, recent]) await history.setNote(id, 'lighthouse');
    const found = await history.list({ text: 'light' }, undefined, 10);
    expect(found.items.map(({ id }) => id)).toEqual([recent, ...old]);
    const first = await history.list({ text: 'light' }, undefined, 2);
    expect(
      (await history.list({ text: 'light' }, first.next, 2)).items.map(({ id }) => id),
    ).toEqual(old.slice(1));
    expect((await history.list({ text: 'etching' }, undefined, 1000)).items).toHaveLength(280);
  });

  test('a note is found anew, and no longer by its old words', async () => {
    const history = await filled(3);
    const id = (await history.list()).items[1]?.id ?? '';
    await history.setNote(id, 'grandmother');
    expect((await history.list({ text: 'grand' })).items.map((one) => one.id)).toEqual([id]);
    await history.setNote(id, 'x'.repeat(5000));
    expect((await history.get(id))?.note).toHaveLength(2000);
    expect((await history.list({ text: 'grand' })).items).toEqual([]);
  });

  test('recent photos, each once, by their newest creation', async () => {
    const history = newHistory();
    for (const [i, photo] of ['a', 'b', 'a', 'c'].entries()) {
      await history.add(
        await sample({ id: uuidv7(1000 + i), files: [`photo ${photo}`, `r${i}`, `thumb ${i}`] }),
      );
    }
    const recents = await history.recents(2);
    expect(await Promise.all(recents.map(({ thumb }) => thumb.text()))).toEqual([
      'thumb 3',
      'thumb 2',
    ]);
  });

  test('a file leads to what was made of it', async () => {
    const history = newHistory();
    const made = await sample({ files: ['photo', 'picture', 'small'] });
    await history.add(made);
    expect(await history.findByFile(blobOf('photo'))).toEqual([made.creation]);
    expect(await history.findByFile(blobOf('picture'))).toEqual([made.creation]);
    expect(await history.findByFile(blobOf('small'))).toEqual([]);
  });
});

test('lineage: from the photo to its grandchildren, without deleted ones, and a circle ends', async () => {
  const history = newHistory();
  const ids = Array.from({ length: 5 }, (_, i) => uuidv7(1000 + i));
  for (const [i, id] of ids.entries()) {
    await history.add(await sample({ id, parentId: i === 0 ? ids[4] : ids[i - 1] }));
  }
  await history.remove(ids[2] ?? '');
  const { ancestors, descendants } = await history.lineage(ids[3] ?? '');
  expect(ancestors.map(({ id }) => id)).toEqual([ids[1], ids[0], ids[4]]);
  expect(descendants).toEqual([]);
  const fromFirst = await history.lineage(ids[1] ?? '');
  expect(fromFirst.ancestors.map(({ id }) => id)).toEqual([ids[0], ids[4], ids[3]]);
});

describe('deleting', () => {
  test('can be undone for thirty days, then the files nobody else uses go', async () => {
    const history = newHistory();
    const now = Date.UTC(2026, 10, 22);
    const gone = await sample({ files: ['shared photo', 'result 1', 'thumb 1'] });
    const stays = await sample({ files: ['shared photo', 'result 2', 'thumb 2'] });
    await history.add(gone);
    await history.add(stays);
    await history.remove(gone.creation.id, now);
    expect((await history.list()).items).toEqual([stays.creation]);
    expect((await history.list({ includeDeleted: true })).items).toHaveLength(2);
    expect((await history.usage()).creations).toBe(1);

    await history.sweep(now + UNDO_WINDOW - DAY);
    await history.restore(gone.creation.id);
    expect(await history.get(gone.creation.id)).toEqual(gone.creation);

    await history.remove(gone.creation.id, now);
    const swept = await history.sweep(now + UNDO_WINDOW);
    expect(swept).toEqual({ creations: 1, media: 2, bytes: 'result 1thumb 1'.length });
    expect(await history.get(gone.creation.id)).toBeUndefined();
    expect(await (await history.open(stays.creation.id)).original?.text()).toBe('shared photo');
  });

  test('files of a job are kept as long as the job', async () => {
    const history = newHistory();
    const { database } = history;
    const blob = blobOf('source of a job');
    const sha256 = await digest(blob);
    await database.media.add({ sha256, blob, bytes: blob.size, type: blob.type, addedAt: 1 });
    const job = { id: 'job', v: 1, state: 'waiting', createdAt: 1, updatedAt: 1, media: [sha256] };
    await database.jobs.add(job);
    expect((await history.sweep()).media).toBe(0);
    await database.jobs.delete('job');
    expect((await history.sweep()).media).toBe(1);
  });

  test('sweeps more files than fit one step, and only unused ones', async () => {
    const history = newHistory();
    await history.add(await sample());
    await history.database.media.bulkAdd(
      Array.from({ length: 1200 }, (_, i) => ({
        sha256: (i * 7919).toString(16).padStart(64, '0'),
        blob: blobOf('x'),
        bytes: 1,
        type: '',
        addedAt: 1,
      })),
    );
    expect(await history.sweep()).toEqual({ creations: 0, media: 1200, bytes: 1200 });
    expect(await history.database.media.count()).toBe(3);
  });
});

describe('watching', () => {
  async function watched<T>(history: History, query: () => Promise<T>) {
    const seen: T[] = [];
    const failed = vi.fn();
    const watch = observe(query).subscribe((value) => seen.push(value), failed);
    const times = (count: number) => vi.waitFor(() => expect(seen).toHaveLength(count));
    await times(1);
    const made = await sample({ note: 'lake house' });
    await history.add(made);
    await times(2);
    await history.setNote(made.creation.id, 'lake house, evening');
    await times(3);
    await history.database.settings.put({ key: 'unrelated', value: 1 });
    await history.remove(made.creation.id);
    await times(4);
    watch.unsubscribe();
    expect(failed).not.toHaveBeenCalled();
    return seen;
  }

  test('a list comes again after each change of it', async () => {
    const history = newHistory();
    const seen = await watched(history, () => history.list());
    expect(seen.map(({ items }) => items.length)).toEqual([0, 1, 1, 0]);
  });

  test('so does a search, which reads in several steps', async () => {
    const history = newHistory();
    await history.add(await sample({ note: 'a lake, a house' }));
    const seen = await watched(history, () => history.list({ text: 'lake house' }));
    expect(seen.map(({ items }) => items.length)).toEqual([1, 2, 2, 1]);
  });

  test('so does what reads files on the way', async () => {
    const history = newHistory();
    const seen = await watched(history, async () => {
      const recents = await history.recents(5);
      return [recents.length, (await history.list()).items.length];
    });
    expect(seen).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('versions', () => {
  test('an older build opens a newer database, shows what it knows and loses nothing', async () => {
    const store = newStore();
    const made = await sample();
    const first = newHistory(store);
    await first.add(made);
    first.close();

    const newer = new Dexie('make-it-mine', store);
    newer.version(2).stores({
      creations: 'id, parentId, deletedAt, [favourite+id], *words, *media, mood',
      media: 'sha256, bytes',
      jobs: 'id, state, updatedAt, *media',
      ledger: 'id, jobId, at',
      settings: 'key',
      keys: 'id',
      moods: 'id',
    });
    await newer.open();
    const strange = { ...(await newer.table('creations').get(made.creation.id)), id: uuidv7() };
    strange.creation = { ...strange.creation, id: strange.id, v: 2, mood: 'new' };
    await newer.table('creations').add(strange);
    await newer.table('moods').add({ id: 'glad' });
    newer.close();

    const older = newHistory(store);
    expect((await older.list()).items).toEqual([made.creation]);
    await older.setNote(made.creation.id, 'still works');
    await older.setNote(strange.id, 'not ours to change');
    await older.sweep();
    older.close();

    await newer.open();
    expect(await newer.table('creations').get(strange.id)).toEqual(strange);
    expect(await newer.table('moods').count()).toBe(1);
    expect(await newer.table('media').count()).toBe(3);
    newer.close();
  });
});
