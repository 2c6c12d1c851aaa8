import { describe, expect, it } from 'vitest';
import { resultSize } from '@/utils/engine/still';
import { stillFit } from '@/utils/jobs/slot';

/** Sources of twelve megapixels or so, by shape. */
const PORTRAIT = { width: 3024, height: 3780 };
const SQUARE = { width: 3400, height: 3400 };
const TALL = { width: 2592, height: 4608 };
const WIDE = { width: 4608, height: 2592 };

describe('size of a still', () => {
  it.each([
    ['instagram', PORTRAIT, [1440, 1800]],
    ['instagram', SQUARE, [1440, 1440]],
    ['instagram', TALL, [1440, 2560]],
    ['instagram', WIDE, [1440, 810]],
    ['x', PORTRAIT, [1638, 2048]],
    ['x', SQUARE, [2048, 2048]],
    ['x', TALL, [1152, 2048]],
    ['x', WIDE, [2048, 1152]],
    ['tiktok', TALL, [1080, 1920]],
    ['tiktok', SQUARE, [1080, 1080]],
    [null, PORTRAIT, [3024, 3780]],
    [null, { width: 8064, height: 6048 }, [4096, 3072]],
    [null, { width: 10_000, height: 9_900 }, [4096, 4055]],
  ] as const)('%s, %o: %o', (platform, source, size) => {
    const made = resultSize(source, stillFit(platform));
    expect([made.width, made.height]).toEqual(size);
  });

  it('never grows a picture, and keeps its shape', () => {
    for (const platform of ['x', 'instagram', 'tiktok', null] as const) {
      const fit = stillFit(platform);
      expect(resultSize({ width: 500, height: 320 }, fit)).toEqual({ width: 500, height: 320 });
      for (const source of [PORTRAIT, SQUARE, TALL, WIDE]) {
        const { width, height } = resultSize(source, fit);
        expect(Math.abs(width / height - source.width / source.height)).toBeLessThan(0.002);
        expect(width * height).toBeLessThanOrEqual(4096 * 4096);
      }
    }
  });
});

describe('format of a still', () => {
  it('is JPEG, but PNG for flat pictures where PNG is taken', () => {
    for (const platform of ['x', 'instagram', 'tiktok', null] as const) {
      expect(stillFit(platform).type).toBe('image/jpeg');
      expect(stillFit(platform, { flat: true }).type).toBe(
        platform === 'tiktok' ? 'image/jpeg' : 'image/png',
      );
    }
  });

  it('leaves room for what is written into the file', () => {
    expect(stillFit('x').maxBytes).toBeLessThan(5_000_000);
    expect(stillFit('instagram', { flat: true }).maxBytes).toBeLessThan(8_000_000);
    expect(stillFit(null).maxBytes).toBeUndefined();
  });
});
