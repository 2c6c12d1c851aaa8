import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { type Engine, LOOKS, type StillRequest } from '@/utils/engine';
import { createJobs } from '@/utils/jobs';
import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { newHistory } from '../history/sample';
import { blobOf, dirtyJpeg } from '../provenance/crafted';

const SOURCE = blobOf(dirtyJpeg());
const INFO = {
  kind: 'photo',
  type: 'image/jpeg',
  width: 4000,
  height: 3000,
  bytes: 9,
  animated: false,
  alpha: false,
} as const;

/** An engine that makes what it is told without pixels. */
function fakeEngine(still?: (request: StillRequest) => Promise<Blob>) {
  const result = async () => blobOf(dirtyJpeg());
  const engine = {
    inspect: vi.fn(async () => INFO),
    still: vi.fn(async (_source: Blob, request: StillRequest) => ({
      blob: await (still ?? result)(request),
      width: 2048,
      height: 1536,
      ms: { decode: 0, render: 0, encode: 0, total: 0 },
    })),
    thumbnail: vi.fn(async () => ({
      blob: new Blob(['thumb'], { type: 'image/webp' }),
      thumbhash: Uint8Array.of(1, 2, 3),
    })),
  };
  return engine as unknown as Engine & typeof engine;
}

const running = async (history: ReturnType<typeof newHistory>) =>
  history.database.table('jobs').where('state').equals('running').count();

describe('one click', () => {
  it('writes the creation, with original and result, and leaves no job behind', async () => {
    const history = newHistory();
    const jobs = createJobs({ engine: fakeEngine(), history });
    const made = await jobs.restyle(SOURCE, 'x', 'oil');
    expect(made.name).toBe('mine-in-oil.jpg');
    const opened = await history.open(made.jobId);
    expect(await opened.original?.arrayBuffer()).toEqual(await SOURCE.arrayBuffer());
    expect(opened.result?.size).toBe(made.blob.size);
    expect(opened.creation.recipe).toMatchObject({ look: { id: 'oil' }, fit: { slot: 'x' } });
    expect(await running(history)).toBe(0);
  });

  it('notes where the result was used', async () => {
    const history = newHistory();
    const jobs = createJobs({ engine: fakeEngine(), history });
    const { jobId } = await jobs.restyle(SOURCE, 'x', 'ink');
    await jobs.commit(jobId, { platform: 'x', surface: 'inline' });
    expect((await history.get(jobId))?.uses).toMatchObject([{ platform: 'x', surface: 'inline' }]);
  });

  it('leaves nothing when it is cancelled or fails', async () => {
    for (const end of [abortError(), new MimError('damaged')]) {
      const history = newHistory();
      const engine = fakeEngine(() => Promise.reject(end));
      const jobs = createJobs({ engine, history });
      await expect(jobs.restyle(SOURCE, 'x', 'oil')).rejects.toBe(end);
      expect(await running(history)).toBe(0);
      expect((await history.list()).items).toHaveLength(0);
    }
  });

  it('is finished at the next start when it was cut off', async () => {
    const history = newHistory();
    const never = fakeEngine(() => new Promise(() => undefined));
    void createJobs({ engine: never, history }).restyle(SOURCE, 'x', 'cel');
    await vi.waitFor(async () => expect(await running(history)).toBe(1));
    const next = createJobs({ engine: fakeEngine(), history });
    await next.resumeAll();
    const { items } = await history.list();
    expect(items.map(({ recipe }) => recipe.look.id)).toEqual(['cel']);
    expect(await running(history)).toBe(0);
  });

  it('is not made twice when its client asks again after a crash', async () => {
    const history = newHistory();
    const never = fakeEngine(() => new Promise(() => undefined));
    void createJobs({ engine: never, history }).restyle(SOURCE, 'x', 'oil');
    await vi.waitFor(async () => expect(await running(history)).toBe(1));
    const next = createJobs({ engine: fakeEngine(), history });
    await next.restyle(SOURCE, 'x', 'oil');
    await next.resumeAll();
    expect((await history.list()).items).toHaveLength(1);
  });

  it('is given up after three starts that were cut off', async () => {
    const history = newHistory();
    const never = () => fakeEngine(() => new Promise(() => undefined));
    void createJobs({ engine: never(), history }).restyle(SOURCE, 'x', 'oil');
    await vi.waitFor(async () => expect(await running(history)).toBe(1));
    for (let start = 0; start < 2; start++) {
      const engine = never();
      void createJobs({ engine, history }).resumeAll();
      await vi.waitFor(() => expect(engine.still).toHaveBeenCalled());
    }
    const last = fakeEngine();
    await createJobs({ engine: last, history }).resumeAll();
    expect(last.still).not.toHaveBeenCalled();
    expect(await running(history)).toBe(0);
  });
});

describe('what the panel tries', () => {
  const spec = {
    platform: null,
    look: 'riso',
    options: {},
    keep: 0.5,
    seed: 9,
    eraseBack: [],
    as: 'photo',
  } as const;

  it('is not in the history until it is committed, then once', async () => {
    const history = newHistory();
    const jobs = createJobs({ engine: fakeEngine(), history });
    const { jobId } = await jobs.make(SOURCE, INFO, spec);
    expect((await history.list()).items).toHaveLength(0);
    await Promise.all([jobs.commit(jobId), jobs.commit(jobId)]);
    expect((await history.list()).items).toHaveLength(1);
    expect((await history.get(jobId))?.recipe).toMatchObject({ keep: 0.5, seed: 9 });
  });

  it('is forgotten by another workshop, which says so', async () => {
    const history = newHistory();
    const { jobId } = await createJobs({ engine: fakeEngine(), history }).make(SOURCE, INFO, spec);
    const other = createJobs({ engine: fakeEngine(), history });
    await expect(other.commit(jobId)).rejects.toMatchObject({ code: 'session-expired' });
  });

  it('fits every platform under its limits', async () => {
    const engine = fakeEngine();
    const jobs = createJobs({ engine, history: newHistory() });
    await jobs.make(SOURCE, INFO, { ...spec, platform: 'x' });
    await jobs.make(SOURCE, INFO, { ...spec, platform: 'instagram' });
    const fits = engine.still.mock.calls.map(([, { fit }]) => fit);
    expect(fits[0]).toMatchObject({ maxWidth: 2048, maxHeight: 2048, quality: 0.92 });
    expect(fits[0]?.maxBytes).toBeLessThan(5_000_000);
    expect(fits[1]).toMatchObject({ maxWidth: 1440, type: 'image/jpeg' });
  });

  it('refuses a clip as source and a look that is not there', async () => {
    const jobs = createJobs({ engine: fakeEngine(), history: newHistory() });
    const clip = { ...INFO, kind: 'clip' as const };
    await expect(jobs.make(SOURCE, clip, spec)).rejects.toMatchObject({ code: 'clip-unsupported' });
    await expect(jobs.make(SOURCE, INFO, { ...spec, look: 'none' })).rejects.toMatchObject({
      code: 'bad-message',
    });
    expect(LOOKS.map(({ id }) => id)).toContain('riso');
  });
});
