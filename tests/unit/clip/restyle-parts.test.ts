import { describe, expect, test } from 'vitest';
import { bitrateOf } from '@/utils/engine/clip/restyle/bitrate';
import { BlobParts } from '@/utils/engine/clip/restyle/blob-parts';
import { crewRows } from '@/utils/engine/clip/restyle/crew';
import { placeI420, toI420 } from '@/utils/engine/clip/restyle/i420';
import { paceOf } from '@/utils/engine/clip/restyle/pace';
import { clipSize } from '@/utils/engine/clip/restyle/session';
import { createFrameMemory } from '@/utils/engine/frame-memory';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';

describe('which frames are kept', () => {
  const kept = (times: readonly number[], most: number) => times.filter(paceOf(most));
  const even = (rate: number, count: number) => Array.from({ length: count }, (_, i) => i / rate);

  test.each([24, 25, 29.97, 30])('all of %d a second where 30 are allowed', (rate) => {
    expect(kept(even(rate, 300), 30)).toHaveLength(300);
  });

  test.each([
    [60, 30],
    [120, 30],
    [50, 30],
    [59.94, 24],
  ])('of %d a second no more than %d, evenly', (rate, most) => {
    const times = kept(even(rate, rate * 10), most);
    expect(times.length).toBeLessThanOrEqual(most * 10 + 1);
    expect(times.length).toBeGreaterThan(most * 10 * 0.97);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(2.1 / Math.min(rate, most));
  });

  test('a phone that counts unevenly loses none', () => {
    const times = even(30, 300).map((time, i) => time + 0.005 * Math.sin(i * i));
    expect(kept(times, 30)).toHaveLength(300);
  });

  test('times that are none, go back or stand still are left out; gaps are not filled', () => {
    const times = [0, Number.NaN, 1, 0.5, 1, 90, Number.POSITIVE_INFINITY, 91];
    expect(kept(times, 30)).toEqual([0, 1, 90, 91]);
  });
});

describe('a file in pieces', () => {
  const bytes = (length: number, from: number) =>
    Uint8Array.from({ length }, (_, i) => (from + i * 7) % 251);

  test('comes out as it was written, and its first piece can be changed to the end', async () => {
    const file = new BlobParts();
    const whole = bytes(11_000_000, 0);
    // Room at the start is left and filled at last, as an index is.
    for (let at = 1000; at < whole.length; at += 777_777) {
      file.write(at, whole.subarray(at, at + 777_777));
    }
    file.write(0, whole.subarray(0, 1000));
    expect(file.size).toBe(whole.length);
    const made = new Uint8Array(await file.finish('video/mp4').arrayBuffer());
    expect(made.length).toBe(whole.length);
    expect(Buffer.compare(made, whole)).toBe(0);
  });

  test('what was handed over cannot be changed', () => {
    const file = new BlobParts();
    file.write(0, bytes(9_000_000, 3));
    expect(() => file.write(5_000_000, bytes(10, 0))).toThrow('backwards');
  });

  test('nothing written is an empty file', () => {
    expect(new BlobParts().finish('video/mp4').size).toBe(0);
  });
});

describe('I420', () => {
  /** BT.709, limited range, back to RGB. */
  function back(i420: Uint8Array, width: number, height: number, x: number, y: number) {
    const area = width * height;
    const half = (width / 2) * Math.floor(y / 2) + Math.floor(x / 2);
    const l = (255 / 219) * ((i420[y * width + x] ?? 0) - 16);
    const u = (255 / 224) * ((i420[area + half] ?? 0) - 128);
    const v = (255 / 224) * ((i420[area * 1.25 + half] ?? 0) - 128);
    return [l + 1.5748 * v, l - 0.1873 * u - 0.4681 * v, l + 1.8556 * u].map(Math.round);
  }

  test.each([
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [128, 128, 128],
    [20, 200, 90],
  ])('rgb %d %d %d comes back', (r, g, b) => {
    const rgba = new Uint8ClampedArray(4 * 4 * 2).map((_, i) => [r, g, b, 255][i % 4] ?? 0);
    const [x, y, z] = back(toI420(rgba, 4, 2), 4, 2, 3, 1);
    expect(Math.abs((x ?? 0) - r)).toBeLessThanOrEqual(3);
    expect(Math.abs((y ?? 0) - g)).toBeLessThanOrEqual(3);
    expect(Math.abs((z ?? 0) - b)).toBeLessThanOrEqual(3);
  });

  test('strips put together are the whole', () => {
    const size = { width: 12, height: 22 };
    const rgba = Uint8ClampedArray.from({ length: 4 * 12 * 22 }, (_, i) => (i * 89) % 256);
    const frame = new Uint8Array(1.5 * 12 * 22);
    for (const { top, bottom } of [
      { top: 0, bottom: 8 },
      { top: 8, bottom: 14 },
      { top: 14, bottom: 22 },
    ]) {
      const strip = rgba.subarray(4 * 12 * top, 4 * 12 * bottom);
      placeI420(frame, size, toI420(strip, 12, bottom - top), top);
    }
    expect(frame).toEqual(toI420(rgba, 12, 22));
  });
});

describe('sizes', () => {
  test.each([
    [1920, 1080, 1280, 1280, 1280, 720],
    [1080, 1920, 1280, 1280, 720, 1280],
    [641, 361, 1280, 1280, 640, 360],
    [320, 240, 1920, 1920, 320, 240],
    [3026, 1386, 1280, 1280, 1280, 586],
    [9, 3000, 1280, 1280, 16, 1280],
  ])('%d x %d within %d x %d is %d x %d', (width, height, maxWidth, maxHeight, w, h) => {
    expect(clipSize({ width, height }, maxWidth, maxHeight)).toEqual({ width: w, height: h });
  });

  test.each([
    [720, 20, 2],
    [720, 108, 4],
    [1280, 0, 3],
    [36, 50, 4],
    [586, 7, 4],
  ])(
    'strips of %d rows with a halo of %d for %d workers cover the frame on even rows',
    (height, halo, workers) => {
      const rows = crewRows({ width: 100, height }, halo, workers);
      expect(rows.length).toBeGreaterThanOrEqual(1);
      expect(rows.length).toBeLessThanOrEqual(workers);
      expect(rows[0]?.top).toBe(0);
      expect(rows.at(-1)?.bottom).toBe(height);
      rows.forEach((strip, i) => {
        expect(strip.top % 2).toBe(0);
        expect(strip.top).toBe(i === 0 ? 0 : rows[i - 1]?.bottom);
        expect(strip.from).toBe(Math.max(0, strip.top - halo));
        expect(strip.to).toBe(Math.min(height, strip.bottom + halo));
      });
    },
  );
});

describe('bits', () => {
  const size = { width: 1280, height: 720 };

  test('follow size and rate, and bow to a limit in bytes', () => {
    const free = bitrateOf(size, 30, 10, true, undefined);
    expect(free).toBeGreaterThan(3_000_000);
    expect(bitrateOf(size, 30, 10, true, 3_000_000)).toBeLessThan(free);
    const bits = 10 * (bitrateOf(size, 30, 10, true, 3_000_000) + 200_000);
    expect(bits / 8).toBeLessThan(3_000_000);
  });

  test('a limit that leaves nothing to look at is said at once', () => {
    expect(() => bitrateOf(size, 30, 60, true, 1_000_000)).toThrow('clip-too-long');
  });
});

describe('what a strip remembers', () => {
  test('is mixed by its share from the second frame on, by name, and outlives the frames', () => {
    const kernels = createTypeScriptKernels();
    const memory = createFrameMemory(kernels);
    const frame = (value: number, width = 4, moved?: number) => {
      memory.begin();
      const mark = kernels.mark();
      const plane = kernels.plane(width, 2);
      kernels.view(plane).fill(value);
      memory.smooth('lines', plane, 0.25, moved);
      memory.smooth('other', kernels.plane(4, 2), 0.5);
      const seen = kernels.view(plane)[3];
      // What comes after takes the place of what the frame had.
      kernels.release(mark);
      kernels.view(kernels.plane(64, 64)).fill(9);
      kernels.release(mark);
      return seen;
    };
    expect([frame(5), frame(1), frame(0), frame(0)]).toEqual([5, 1, 0.75, 0.5625]);
    // Another size begins anew; what differs too much has moved, and nothing of the old is left.
    expect([frame(3, 6), frame(2, 6), frame(0, 6)]).toEqual([3, 2, 1.5]);
    expect([frame(9, 6, 2), frame(9, 6), frame(8, 6, 2)]).toEqual([9, 9, 8.5625]);
  });
});
