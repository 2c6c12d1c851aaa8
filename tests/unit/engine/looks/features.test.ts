import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels, Plane } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { featuresOf } from '@/utils/engine/looks/likeness';
import type { SmallPicture } from '@/utils/engine/looks/look';
import { percentiles } from '@/utils/engine/looks/measure';
import { wideGauss } from '@/utils/engine/looks/wide-gauss';

/** Colours of skin and of much else, with dark spots and noise. */
function picture(width: number, height: number): SmallPicture {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const spot = Math.hypot((x % 40) - 20, (y % 50) - 25) < 4;
      const noise = ((x * 73 + y * 151) % 17) - 8;
      rgba[p] = spot ? 30 : 150 + 90 * Math.sin(x / 31) + noise;
      rgba[p + 1] = spot ? 25 : 130 + 60 * Math.sin(y / 23) + noise;
      rgba[p + 2] = spot ? 20 : 110 + 70 * Math.sin((x + y) / 47) + noise;
      rgba[p + 3] = 255;
    }
  }
  return { width, height, rgba };
}

function found(kernels: Kernels, small: SmallPicture): Float32Array[] {
  const mark = kernels.mark();
  const made = featuresOf({ kernels, small, options: {}, picture: small });
  const planes: Plane[] = [made.lab.l, made.broad, made.variance, made.skin, made.detail];
  const values = planes.map((plane) => kernels.view(plane).slice());
  kernels.release(mark);
  return values;
}

function worst(a: readonly Float32Array[], b: readonly Float32Array[]): number {
  let most = 0;
  a.forEach((plane, k) => {
    plane.forEach((value, i) => {
      most = Math.max(most, Math.abs(value - (b[k]?.[i] ?? Number.NaN)));
    });
  });
  return most;
}

describe('features', () => {
  let simd: Kernels;
  const plain = createTypeScriptKernels();
  beforeAll(async () => {
    simd = await createSimdKernels();
  });

  for (const [width, height] of [
    [300, 211],
    [61, 90],
    [7, 5],
    [1, 1],
  ] as const) {
    it(`are the same with and without SIMD at ${width} x ${height}`, () => {
      const a = found(simd, picture(width, height));
      const b = found(plain, picture(width, height));
      expect(worst(a, b)).toBeLessThan(4e-3);
      expect(a.every((plane) => plane.every(Number.isFinite))).toBe(true);
    });
  }

  it('there are some of each kind', () => {
    const [, , , skin, detail] = found(simd, picture(300, 211));
    expect(Math.max(...(skin ?? []))).toBeGreaterThan(0.3);
    expect(Math.min(...(skin ?? [1]))).toBeLessThan(0.01);
    expect(Math.max(...(detail ?? []))).toBeGreaterThan(0.5);
  });

  it('are found once in the same bytes', () => {
    const small = picture(120, 90);
    const first = found(simd, small);
    expect(worst(found(simd, small), first)).toBe(0);
    // Bytes that changed would be found out only in another array: pictures are never written to.
    small.rgba.fill(255);
    expect(worst(found(simd, small), first)).toBe(0);
    expect(worst(found(simd, { ...small, rgba: small.rgba.slice() }), first)).toBeGreaterThan(0.1);
  });
});

describe('a wide blur', () => {
  it('is that of all pixels, nearly', async () => {
    const k = await createSimdKernels();
    const small = picture(240, 180);
    const source = k.pixels(240, 180);
    k.write(source, small.rgba);
    const light = k.lightness(source);
    for (const sigma of [3, 4.5, 9, 16]) {
      const exact = k.view(k.gauss(light, sigma)).slice();
      const quick = k.view(wideGauss(k, light, sigma)).slice();
      // Towards its edges a picture goes on as it ends, on few pixels more coarsely.
      const away = exact.map((value, i) => {
        const [x, y] = [i % 240, Math.floor(i / 240)];
        const edge = Math.min(x, y, 239 - x, 179 - y);
        return edge < 2 * sigma ? 0 : Math.abs(value - (quick[i] ?? Number.NaN));
      });
      expect(Math.max(...away)).toBeLessThan(0.01);
      expect(worst([exact], [quick])).toBeLessThan(0.1);
    }
  });
});

describe('percentiles', () => {
  it('are those of all values in order', () => {
    const values = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i * i) * 3 - (i % 7));
    const sorted = values.slice().sort();
    const shares = [0, 0.01, 0.25, 0.5, 0.99, 1];
    expect(percentiles(values, shares)).toEqual(
      shares.map((share) => sorted[Math.min(4999, Math.floor(share * 5000))]),
    );
    expect(percentiles(new Float32Array(9).fill(0.4), [0.5])[0]).toBeCloseTo(0.4);
  });
});
