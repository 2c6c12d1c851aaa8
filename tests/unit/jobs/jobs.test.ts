import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import {
  type ClipCall,
  type ClipRequest,
  type Engine,
  LOOKS,
  type MotionRequest,
  type SourceInfo,
  type StillRequest,
} from '@/utils/engine';
import { createJobs } from '@/utils/jobs';
import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { readProvenance } from '@/utils/provenance';
import { newHistory } from '../history/sample';
import { blobOf, dirtyJpeg, dirtyMp4 } from '../provenance/crafted';

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

  it('refuses what does not go with the kind of source, and a look that is not there', async () => {
    const jobs = createJobs({ engine: fakeEngine(), history: newHistory() });
    const clip = { ...INFO, kind: 'clip' as const };
    await expect(jobs.make(SOURCE, clip, spec)).rejects.toMatchObject({ code: 'bad-message' });
    await expect(jobs.make(SOURCE, INFO, { ...spec, as: 'clip' })).rejects.toMatchObject({
      code: 'bad-message',
    });
    await expect(jobs.make(SOURCE, INFO, { ...spec, look: 'none' })).rejects.toMatchObject({
      code: 'bad-message',
    });
    expect(LOOKS.map(({ id }) => id)).toContain('riso');
  });
});

describe('clips and moving photos', () => {
  const MP4 = blobOf(dirtyMp4('moov-first'));
  const CLIP: SourceInfo = {
    ...INFO,
    kind: 'clip',
    type: 'video/mp4',
    width: 3840,
    height: 2160,
    clip: { seconds: 20, framesPerSecond: 60, codec: 'avc', sound: true },
  };
  const clips = (engine: ReturnType<typeof fakeEngine>) => {
    const made = (seconds: number) => ({
      blob: blobOf(dirtyMp4('moov-first')),
      width: 1920,
      height: 1080,
      seconds,
      poster: blobOf(dirtyJpeg()),
    });
    const clip = vi.fn(async (_source: Blob, request: ClipRequest, call?: ClipCall) => {
      call?.onFrame?.(new Blob(['frame']));
      call?.onProgress?.(1);
      const { from, to } = request.trim ?? { from: 0, to: 20 };
      return made(to - from);
    });
    const motion = vi.fn(async (_original: Blob, _result: Blob, { seconds }: MotionRequest) =>
      made(seconds),
    );
    return Object.assign(engine, { clip, motion });
  };
  const spec = {
    platform: 'x',
    look: 'oil',
    options: {},
    keep: 0,
    seed: 4,
    eraseBack: [],
    as: 'clip',
  } as const;

  it('makes the part that was chosen, with its sound, and keeps all of it in the history', async () => {
    const engine = clips(fakeEngine());
    const history = newHistory();
    const jobs = createJobs({ engine, history });
    const frames: Blob[] = [];
    const made = await jobs.make(
      MP4,
      CLIP,
      { ...spec, trim: { from: 2, to: 7.5 }, palette: ['#102030'] },
      { onFrame: (frame) => frames.push(frame) },
    );
    expect(made).toMatchObject({ name: 'mine-in-oil.mp4', seconds: 5.5, sound: true });
    expect(frames).toHaveLength(1);
    const [, request] = engine.clip.mock.calls[0] ?? [];
    expect(request).toMatchObject({
      trim: { from: 2, to: 7.5 },
      palette: ['#102030'],
      fit: { maxWidth: 1920, maxHeight: 1080, maxFramesPerSecond: 30 },
    });
    await jobs.commit(made.jobId);
    const opened = await history.open(made.jobId);
    expect(opened.creation.recipe).toMatchObject({
      clip: { from: 2, to: 7.5, seconds: 5.5, sound: true },
      palette: ['#102030'],
      source: { kind: 'clip', width: 3840 },
      fit: { format: 'video/mp4', slot: 'x' },
    });
    expect(await opened.original?.arrayBuffer()).toEqual(await MP4.arrayBuffer());
    expect(await readProvenance(opened.result ?? new Blob())).toMatchObject({
      digitalSourceType: 'algorithmicallyEnhanced',
    });
  });

  it('fits tall clips and narrow places, and never asks for more than there is', async () => {
    const engine = clips(fakeEngine());
    const jobs = createJobs({ engine, history: newHistory() });
    const tall = { ...CLIP, width: 1080, height: 1920 };
    await jobs.make(MP4, tall, { ...spec, platform: 'tiktok' });
    await jobs.make(MP4, CLIP, { ...spec, platform: 'instagram', trim: { from: 5, to: 99 } });
    const [first, second] = engine.clip.mock.calls.map(([, request]) => request);
    expect(first?.fit).toMatchObject({ maxWidth: 1080, maxHeight: 1920 });
    expect(first?.trim).toBeUndefined();
    expect(second?.fit).toMatchObject({ maxWidth: 1080, maxBytes: expect.any(Number) });
    expect(second?.trim).toEqual({ from: 5, to: 20 });
  });

  it('brings a photo to life in its own shape, with even sides', async () => {
    const engine = clips(fakeEngine());
    const history = newHistory();
    const jobs = createJobs({ engine, history });
    const odd = { ...INFO, width: 4001, height: 3001 };
    const made = await jobs.make(SOURCE, odd, { ...spec, as: 'motion', motion: 'parallax' });
    const [, , request] = engine.motion.mock.calls[0] ?? [];
    expect(request).toMatchObject({ motion: 'parallax', seed: 4, height: 1080 });
    expect((request?.width ?? 1) % 2).toBe(0);
    expect((request?.width ?? 0) / 1080).toBeCloseTo(4 / 3, 2);
    await jobs.commit(made.jobId);
    const { recipe } = (await history.open(made.jobId)).creation;
    expect(recipe.motion).toEqual({ kind: 'parallax', seconds: request?.seconds });
    expect(recipe).not.toHaveProperty('clip');
  });
});
