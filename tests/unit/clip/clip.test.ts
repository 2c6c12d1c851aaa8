import jpeg from 'jpeg-js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeReveal } from '@/utils/engine/clip';
import { layout } from '@/utils/engine/clip/layout';
import type { ClipNews } from '@/utils/engine/clip/protocol';
import { strokeTimes } from '@/utils/engine/clip/strokes';
import { momentAt, timingOf } from '@/utils/engine/clip/timing';
import type { RevealRequest } from '@/utils/engine/engine';
import { isAbort } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';

const FRAME = { width: 1080, height: 1920 };

describe('timing', () => {
  test.each([1, 3, 5, 15, 30])('parts of %d seconds make up the whole', (seconds) => {
    const { before, transition, after } = timingOf(seconds);
    expect(before + transition + after).toBeCloseTo(seconds);
    expect(Math.min(before, transition, after)).toBeGreaterThan(0);
  });

  test('the original first, the result last, nothing goes back', () => {
    const timing = timingOf(5);
    expect(timing.before).toBeCloseTo(0.6);
    expect(timing.after).toBeCloseTo(1.5);
    const moments = Array.from({ length: 151 }, (_, i) => momentAt(i / 30, timing));
    expect(moments[0]).toEqual({ reveal: 0, hold: 0, whole: 0 });
    expect(moments[150]?.reveal).toBe(1);
    expect(moments[150]?.hold).toBeCloseTo(1);
    expect(moments[150]?.whole).toBeCloseTo(1);
    for (const key of ['reveal', 'hold', 'whole'] as const) {
      const row = moments.map((moment) => moment[key]);
      expect(row).toEqual([...row].sort((a, b) => a - b));
    }
    expect(moments.filter(({ reveal, hold }) => reveal < 1 && hold > 0)).toEqual([]);
  });
});

describe('layout', () => {
  test.each([
    [3024, 4032],
    [4032, 3024],
    [1080, 1350],
    [1000, 1000],
    [1080, 4000],
    [1, 1],
  ])('a picture of %d x %d is shown whole', (width, height) => {
    const place = layout({ width, height }, FRAME);
    expect(place.fills).toBe(false);
    expect(place.x).toBeGreaterThanOrEqual(0);
    expect(place.y).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width).toBeLessThanOrEqual(FRAME.width);
    expect(place.y + place.height).toBeLessThanOrEqual(FRAME.height);
    expect(place.width === FRAME.width || place.height === FRAME.height).toBe(true);
    expect(place.width / place.height).toBeCloseTo(width / height, 2);
  });

  test.each([
    [1080, 1920],
    [1130, 1920],
    [1000, 1920],
  ])('one of %d x %d fills the frame and loses at most 8 %', (width, height) => {
    const place = layout({ width, height }, FRAME);
    expect(place.fills).toBe(true);
    expect(place.x).toBeLessThanOrEqual(0);
    expect(place.y).toBeLessThanOrEqual(0);
    expect(place.x + place.width).toBeGreaterThanOrEqual(FRAME.width);
    expect(place.y + place.height).toBeGreaterThanOrEqual(FRAME.height);
    const seen = (FRAME.width * FRAME.height) / (place.width * place.height);
    expect(seen).toBeGreaterThan(0.92);
  });
});

describe('brush strokes', () => {
  const [width, height] = [135, 240];

  test.each([1, 7, 4_294_967_295])('seed %d paints everything, at a nearly even pace', (seed) => {
    const times = strokeTimes(width, height, seed);
    expect(times).toHaveLength(width * height);
    expect(Math.max(...times)).toBeLessThanOrEqual(254);
    for (const part of [0.25, 0.5, 0.75]) {
      const painted = times.filter((time) => time <= 254 * part).length / times.length;
      expect(Math.abs(painted - part)).toBeLessThan(0.15);
    }
  });

  test('the same seed paints the same, another one does not', () => {
    const once = strokeTimes(width, height, 5);
    expect(strokeTimes(width, height, 5)).toEqual(once);
    const other = strokeTimes(width, height, 6);
    const same = once.filter((time, i) => Math.abs(time - (other[i] ?? 0)) < 8).length;
    expect(same / once.length).toBeLessThan(0.3);
  });

  test('is made of strokes: neighbours along a row mostly agree, the picture as a whole does not', () => {
    const times = strokeTimes(width, height, 3);
    let near = 0;
    let far = 0;
    for (let i = 0; i + 5000 < times.length; i++) {
      near += Math.abs((times[i] ?? 0) - (times[i + 1] ?? 0));
      far += Math.abs((times[i] ?? 0) - (times[i + 5000] ?? 0));
    }
    expect(near * 6).toBeLessThan(far);
  });
});

describe('makeReveal', () => {
  const photo = new Blob([
    new Uint8Array(jpeg.encode({ data: new Uint8Array(64 * 64 * 4), width: 64, height: 64 }).data),
  ]);
  const request: RevealRequest = {
    transition: 'wipe',
    seconds: 5,
    ...FRAME,
    framesPerSecond: 30,
    seed: 1,
  };
  const terminate = vi.fn();

  /** A worker that answers its job with the given news, or never. */
  function stubWorker(news: ClipNews[]): void {
    vi.stubGlobal(
      'Worker',
      class {
        onmessage: ((event: { data: ClipNews }) => void) | undefined;
        terminate = terminate;
        postMessage(): void {
          for (const data of news) queueMicrotask(() => this.onmessage?.({ data }));
        }
      },
    );
  }

  afterEach(() => {
    vi.unstubAllGlobals();
    terminate.mockClear();
  });

  test('passes progress on and stops its worker', async () => {
    const done = { blob: photo, width: 1080, height: 1920, seconds: 5, poster: photo };
    stubWorker([{ progress: 0.5 }, { done }]);
    const onProgress = vi.fn();
    expect(await makeReveal(photo, photo, request, { onProgress })).toBe(done);
    expect(onProgress.mock.calls).toEqual([[0.5]]);
    expect(terminate).toHaveBeenCalledOnce();
  });

  test('fails with the error of its worker', async () => {
    stubWorker([{ failed: { code: 'clip-encoder-missing' } }]);
    const thrown = await makeReveal(photo, photo, request).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(MimError);
    expect((thrown as MimError).code).toBe('clip-encoder-missing');
    expect(terminate).toHaveBeenCalledOnce();
  });

  test('cancelling stops the worker', async () => {
    stubWorker([{ progress: 0.2 }]);
    const stop = new AbortController();
    const thrown = await makeReveal(photo, photo, request, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    }).catch((error: unknown) => error);
    expect(isAbort(thrown)).toBe(true);
    expect(terminate).toHaveBeenCalledOnce();
  });

  test.each<[string, Blob, Partial<RevealRequest>, string]>([
    ['an odd width', photo, { width: 1081 }, 'bad-message'],
    ['a huge frame', photo, { width: 16384, height: 16384 }, 'bad-message'],
    ['an endless clip', photo, { seconds: 1e9 }, 'bad-message'],
    ['seconds that are no number', photo, { seconds: Number.NaN }, 'bad-message'],
    ['an empty picture', new Blob([]), {}, 'empty-file'],
    ['a text', new Blob(['this is not a picture at all']), {}, 'not-an-image'],
  ])('refuses %s before it starts a worker', async (_name, picture, change, code) => {
    stubWorker([]);
    const thrown = await makeReveal(picture, photo, { ...request, ...change }).catch(
      (error: unknown) => error,
    );
    expect((thrown as MimError).code).toBe(code);
    expect(terminate).not.toHaveBeenCalled();
  });
});
