import { readFileSync } from 'node:fs';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { V1_STORES } from '@/utils/history/versions/v1';
import { blobOf, newHistory, newStore } from './sample';

interface StoredSample {
  version: number;
  creations: { id: string; creation: unknown }[];
  media: { sha256: string; text: string; bytes: number; type: string; addedAt: number }[];
}

test('the first version stays as it was released', () => {
  expect(V1_STORES).toEqual({
    creations: 'id, parentId, deletedAt, [favourite+id], *words, *media',
    media: 'sha256, bytes',
    jobs: 'id, state, updatedAt, *media',
    ledger: 'id, jobId, at',
    settings: 'key',
    keys: 'id',
  });
});

test.each([['v1-sample.json', V1_STORES]])(
  'opens a database written as %s',
  async (name, stores) => {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8');
    const stored = JSON.parse(text) as StoredSample;
    const store = newStore();
    const old = new Dexie('make-it-mine', store);
    old.version(stored.version).stores(stores);
    await old.table('creations').bulkAdd(stored.creations);
    await old
      .table('media')
      .bulkAdd(
        stored.media.map(({ text: content, ...row }) => ({ ...row, blob: blobOf(content) })),
      );
    old.close();

    const history = newHistory(store);
    const { items } = await history.list({ text: 'lake oil', favourite: true });
    expect(items).toEqual(stored.creations.map(({ creation }) => creation));
    const opened = await history.open(items[0]?.id ?? '');
    expect(await opened.original?.text()).toBe('photo');
    expect(await opened.thumb?.text()).toBe('thumb');
    expect(await history.sweep()).toEqual({ creations: 0, media: 0, bytes: 0 });
  },
);
