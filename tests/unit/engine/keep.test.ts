import { beforeAll, describe, expect, it } from 'vitest';
import { keepHalo, sharesOf } from '@/utils/engine/keep';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { defineLook, type PictureSize } from '@/utils/engine/looks/look';
import { haloOf, likenessOf, renderStrip } from '@/utils/engine/render';
import { drawScene } from '../../fixtures/scene';

/** A look with nothing of the photo but its place: a fine chequer of black and white. */
const chequer = defineLook({
  meta: {
    id: 'chequer',
    version: 1,
    label: 'Chequer',
    fields: [],
    degree: 'algorithmicallyEnhanced',
    steady: true,
  },
  analyse: () => null,
  halo: () => 0,
  render: ({ kernels, window, out }) => {
    const bytes = kernels.bytes(out);
    for (let i = 0; i < bytes.length / 4; i++) {
      const x = i % window.width;
      const y = window.top + Math.floor(i / window.width);
      const v = ((x >> 2) + (y >> 2)) & 1 ? 255 : 0;
      bytes.set([v, v, v, 255], 4 * i);
    }
  },
});

function render(
  kernels: Kernels,
  picture: PictureSize & { rgba: Uint8ClampedArray },
  keep: number,
  strip = picture.height,
): Uint8ClampedArray {
  const { width, height, rgba } = picture;
  const likeness = likenessOf(kernels, picture);
  const halo = haloOf(chequer, {}, picture, null, keep);
  const out = new Uint8ClampedArray(rgba.length);
  for (let top = 0; top < height; top += strip) {
    const bottom = Math.min(height, top + strip);
    const rows = {
      top,
      bottom,
      from: Math.max(0, top - halo),
      to: Math.min(height, bottom + halo),
    };
    const plan = { picture, options: {}, analysis: null, seed: 1, keep, likeness };
    const part = rgba.slice(4 * width * rows.from, 4 * width * rows.to);
    out.set(renderStrip(kernels, chequer, plan, rows, part, undefined), 4 * width * top);
  }
  return out;
}

function distance(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return Math.sqrt(sum / a.length);
}

describe('how much of me stays', () => {
  const scene = drawScene(331, 417);
  const plain = createTypeScriptKernels();
  let simd: Kernels;
  beforeAll(async () => {
    simd = await createSimdKernels();
  });

  it('is the look at 0 and the photo at 1, byte for byte', () => {
    const look = render(simd, scene, 0);
    expect(look.every((v) => v === 0 || v === 255)).toBe(true);
    expect(distance(render(simd, scene, 1), scene.rgba)).toBe(0);
  });

  it('comes nearer to the photo with every step', () => {
    let before = Number.POSITIVE_INFINITY;
    for (const keep of [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.97, 1]) {
      const now = distance(render(simd, scene, keep), scene.rgba);
      expect(now).toBeLessThan(before);
      before = now;
    }
  });

  it('gives each part back at its own time, never taking any away', () => {
    const steps = Array.from({ length: 101 }, (_, i) => sharesOf(i / 100));
    expect(steps[0]).toEqual([0, 0, 0, 0, 0]);
    expect(steps[100]).toEqual([1, 1, 1, 1, 1]);
    steps.slice(1).forEach((shares, i) => {
      shares.forEach((share, part) => {
        expect(share).toBeGreaterThanOrEqual((steps[i] as number[])[part] as number);
      });
    });
    const [tone, features, fine, fineFeatures, colour] = sharesOf(0.3);
    expect(Math.min(features, fineFeatures)).toBeGreaterThan(colour);
    expect(colour).toBeGreaterThan(tone);
    expect(tone).toBeGreaterThan(fine);
  });

  it('lays no faint copy of the look over the photo, as opacity does', () => {
    const look = render(simd, scene, 0);
    const half = render(simd, scene, 0.5);
    // Where the look's own lines lead, they stay as strong as lines: most pixels lie near one or the other.
    const contrast = (bytes: Uint8ClampedArray) => {
      let sum = 0;
      for (let p = 0; p < bytes.length - 32; p += 4) {
        sum += Math.abs((bytes[p] as number) - (bytes[p + 16] as number));
      }
      return sum;
    };
    const faded = look.map((v, i) => (v + (scene.rgba[i] as number)) / 2);
    expect(contrast(half)).toBeGreaterThan(1.25 * contrast(faded));
  });

  it('is the same in strips', () => {
    for (const keep of [0.3, 0.7]) {
      const whole = render(simd, scene, keep);
      for (const strip of [97, 64]) {
        const parts = render(simd, scene, keep, strip);
        expect(whole.every((v, i) => Math.abs(v - (parts[i] as number)) <= 1)).toBe(true);
      }
    }
    expect(keepHalo(1)).toBeLessThan(48);
  });

  it('agrees with its plain twin', () => {
    for (const [width, height] of [
      [203, 141],
      [5, 3],
      [1, 1],
    ] as const) {
      const small = drawScene(width, height);
      const a = render(simd, small, 0.45);
      const b = render(plain, small, 0.45);
      let worst = 0;
      for (let i = 0; i < a.length; i++) {
        worst = Math.max(worst, Math.abs((a[i] as number) - (b[i] as number)));
      }
      expect(worst).toBeLessThanOrEqual(2);
    }
  });
});
