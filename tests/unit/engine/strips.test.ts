import { describe, expect, it } from 'vitest';
import { eraseMask } from '@/utils/engine/erase';
import { batches } from '@/utils/engine/previews';
import { fitWithin, shrink, sizeWithin } from '@/utils/engine/shrink';
import { planStrips, stripBytes } from '@/utils/engine/strips';

describe('planStrips', () => {
  it.each([
    [2048, 1536, 218, 2],
    [1080, 1350, 150, 4],
    [1, 1, 30, 2],
    [12000, 400, 60, 4],
    [400, 12000, 60, 4],
    [8192, 7800, 1200, 4],
  ])('covers %i x %i once, in order, with its halo', (width, height, halo, workers) => {
    const strips = planStrips({ width, height }, { halo }, workers);
    expect(strips[0]?.top).toBe(0);
    expect(strips.at(-1)?.bottom).toBe(height);
    strips.forEach((strip, i) => {
      expect(strip.bottom).toBeGreaterThan(strip.top);
      expect(strip.from).toBe(Math.max(0, strip.top - halo));
      expect(strip.to).toBe(Math.min(height, strip.bottom + halo));
      if (i > 0) expect(strip.top).toBe(strips[i - 1]?.bottom);
    });
  });

  it('gives each worker one strip when memory allows', () => {
    expect(planStrips({ width: 1440, height: 1800 }, { halo: 150, planes: 5 }, 2)).toHaveLength(2);
    expect(planStrips({ width: 240, height: 180 }, { halo: 40 }, 2)).toHaveLength(2);
  });

  it('bounds the memory of all strips together', () => {
    for (const workers of [1, 2, 4]) {
      const needs = { halo: 120, planes: 10, haloPlanes: 3 };
      for (const { from, top, bottom, to } of planStrips(
        { width: 4096, height: 4096 },
        needs,
        workers,
      )) {
        const bytes = 4 * 4096 * (10 * (bottom - top) + 3 * (to - from - (bottom - top)));
        expect(bytes).toBeLessThanOrEqual(stripBytes(workers));
      }
      expect(stripBytes(workers) * workers).toBeLessThanOrEqual(200_000_000);
    }
  });

  it('makes strips larger where the halo needs less memory than the rows themselves', () => {
    const picture = { width: 4000, height: 3000 };
    const plain = planStrips(picture, { halo: 120, planes: 10 }, 2);
    const reduced = planStrips(picture, { halo: 120, planes: 10, haloPlanes: 2 }, 2);
    expect(reduced.length).toBeLessThan(plain.length / 2);
  });
});

describe('batches of previews', () => {
  it.each([
    [14, 2],
    [1, 4],
    [5, 1],
    [13, 4],
  ])(
    'hand out %i looks to %i workers once each, earlier ones in earlier batches',
    (count, workers) => {
      const made = batches(count, workers);
      expect(made.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      for (const batch of made) expect(batch.length).toBeLessThanOrEqual(3);
      const first = made.slice(0, workers).flat();
      expect(Math.max(...first)).toBe(first.length - 1);
    },
  );
});

describe('sizes', () => {
  it('fit a box without growing', () => {
    expect(fitWithin({ width: 3264, height: 2448 }, 2048, 2048)).toEqual({
      width: 2048,
      height: 1536,
    });
    expect(fitWithin({ width: 100, height: 50 }, 2048, 2048)).toEqual({ width: 100, height: 50 });
    expect(sizeWithin({ width: 12000, height: 10 }, 240)).toEqual({ width: 240, height: 1 });
  });

  it('shrink by the mean', () => {
    const rgba = new Uint8ClampedArray(4 * 4 * 2);
    for (let i = 0; i < 8; i++) rgba.set(i % 4 < 2 ? [200, 0, 40, 255] : [0, 100, 40, 255], 4 * i);
    const small = shrink({ width: 4, height: 2, rgba }, 2);
    expect([small.width, small.height]).toEqual([2, 1]);
    expect([...small.rgba]).toEqual([200, 0, 40, 255, 0, 100, 40, 255]);
  });
});

describe('eraseMask', () => {
  const picture = { width: 100, height: 80 };

  it('covers a stroke and nothing far from it', () => {
    const stroke = {
      radius: 0.1,
      points: [
        [0.2, 0.4],
        [0.8, 0.4],
      ] as const,
    };
    const mask = eraseMask([stroke], picture, 0, 80);
    const at = (x: number, y: number) => mask?.[y * 100 + x];
    expect(at(50, 40)).toBe(255);
    expect(at(20, 40)).toBe(255);
    expect(at(50, 10)).toBe(0);
    expect(at(95, 40)).toBe(0);
    expect(at(50, 32)).toBeGreaterThan(0);
    expect(at(50, 32)).toBeLessThan(255);
  });

  it('is the same in strips', () => {
    const strokes = [
      {
        radius: 0.07,
        points: [
          [0.1, 0.1],
          [0.5, 0.7],
          [0.9, 0.2],
        ] as const,
      },
    ];
    const whole = eraseMask(strokes, picture, 0, 80);
    const upper = eraseMask(strokes, picture, 0, 33);
    const lower = eraseMask(strokes, picture, 33, 80);
    expect([...(upper ?? []), ...(lower ?? [])]).toEqual([...(whole ?? [])]);
  });

  it('is absent where no stroke is', () => {
    const stroke = { radius: 0.05, points: [[0.5, 0.1]] as const };
    expect(eraseMask([stroke], picture, 40, 80)).toBeUndefined();
    expect(eraseMask([], picture, 0, 80)).toBeUndefined();
  });
});
