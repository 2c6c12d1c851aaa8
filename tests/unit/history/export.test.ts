import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { digest } from '@/utils/history';
import { ZipWriter } from '@/utils/history/zip';
import { isAbort } from '@/utils/lib/abort';
import { uuidv7 } from '@/utils/lib/uuid';
import { blobOf, newHistory, sample } from './sample';

async function unzip(blob: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

interface Index {
  format: string;
  version: number;
  creations: { id: string; files: Record<string, { sha256: string; name: string | null }> }[];
}

test('one ZIP with every file once, readable names and the recipes', async () => {
  const history = newHistory();
  const noon = new Date(2026, 10, 22, 12).getTime();
  const first = await sample({ createdAt: noon, id: uuidv7(noon), files: ['photo', 'r1', 't1'] });
  const second = await sample({
    createdAt: noon + 1000,
    id: uuidv7(noon + 1000),
    look: 'etching',
    files: ['photo', 'r2', 't2'],
  });
  const deleted = await sample();
  for (const one of [first, second, deleted]) await history.add(one);
  await history.remove(deleted.creation.id);

  const progress: number[] = [];
  const files = await unzip(await history.exportAll({ onProgress: (part) => progress.push(part) }));
  const short = (id: string) => id.slice(-8);
  const [a, b] = [short(first.creation.id), short(second.creation.id)];
  expect(Object.keys(files)).toEqual([
    `originals/2026-11-22-oil-${a}.jpg`,
    `results/2026-11-22-oil-${a}.jpg`,
    `thumbnails/2026-11-22-oil-${a}.webp`,
    `results/2026-11-22-etching-${b}.jpg`,
    `thumbnails/2026-11-22-etching-${b}.webp`,
    'recipes.json',
  ]);
  const index = JSON.parse(files['recipes.json'] ?? '') as Index;
  expect([index.format, index.version]).toEqual(['make-it-mine', 1]);
  expect(index.creations.map(({ id }) => id)).toEqual([first.creation.id, second.creation.id]);
  expect(index.creations[0]).toMatchObject(first.creation);
  for (const { files: notes } of index.creations) {
    for (const { name, sha256 } of Object.values(notes)) {
      expect(await digest(blobOf(files[name ?? ''] ?? ''))).toBe(sha256);
    }
  }
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort());
});

test('a lost file does not stop the rest', async () => {
  const history = newHistory();
  const made = await sample();
  await history.add(made);
  await history.database.media.update(made.creation.media.original, { blob: blobOf('') });
  const files = await unzip(await history.exportAll());
  const index = JSON.parse(files['recipes.json'] ?? '') as Index;
  expect(index.creations[0]?.files.original).toEqual({
    name: null,
    sha256: made.creation.media.original,
  });
  expect(Object.values(files)).toContain(`result ${made.creation.id}`);
});

test('more creations than are read at once, and an empty history', async () => {
  const history = newHistory();
  expect(JSON.parse((await unzip(await history.exportAll()))['recipes.json'] ?? '')).toMatchObject({
    creations: [],
  });
  for (let i = 0; i < 205; i++) await history.add(await sample());
  const files = await unzip(await history.exportAll());
  expect(Object.keys(files)).toHaveLength(205 * 3 + 1);
  expect((JSON.parse(files['recipes.json'] ?? '') as Index).creations).toHaveLength(205);
});

test('can be cancelled', async () => {
  const history = newHistory();
  for (let i = 0; i < 5; i++) await history.add(await sample());
  const stop = new AbortController();
  const thrown = await history
    .exportAll({ signal: stop.signal, onProgress: (part) => part > 0.3 && stop.abort() })
    .catch((error: unknown) => error);
  expect(isAbort(thrown)).toBe(true);
});

describe('zip', () => {
  test('names beyond Latin, empty files', async () => {
    const zip = new ZipWriter();
    await zip.add('fotos/Köln 絵.txt', blobOf('hello'), Date.UTC(2026, 1, 1));
    await zip.add('empty', new Blob([]), 0);
    expect(await unzip(zip.finish())).toEqual({ 'fotos/Köln 絵.txt': 'hello', empty: '' });
  });

  test('more entries than the classic format can count', async () => {
    const zip = new ZipWriter();
    const blob = blobOf('x');
    for (let i = 0; i < 66_000; i++) await zip.add(`${i}`, blob, 0);
    const files = unzipSync(new Uint8Array(await zip.finish().arrayBuffer()));
    expect(Object.keys(files)).toHaveLength(66_000);
  }, 30_000);
});
