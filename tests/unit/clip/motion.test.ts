import { beforeAll, describe, expect, test } from 'vitest';
import { viewAt } from '@/utils/engine/clip/motion/camera';
import { reliefOf } from '@/utils/engine/clip/motion/depth';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { warpOp } from '@/utils/engine/kernels/warp';
import { differenceOf } from '../../fixtures/compare';
import { drawScene, type Scene } from '../../fixtures/scene';

let simd: Kernels;
beforeAll(async () => {
  simd = await createSimdKernels();
});

const MOTIONS = ['push', 'parallax'] as const;
const MOMENTS = Array.from({ length: 151 }, (_, i) => i / 150);
const interest = { x: 0.3, y: 0.35 };

describe.each(MOTIONS)('the way of the camera: %s', (motion) => {
  const views = MOMENTS.map((at) => viewAt({ motion, seed: 9 }, at, interest));

  test('ends where it began', () => {
    const [first, last] = [views[0], views.at(-1)];
    for (const key of ['zoom', 'x', 'y', 'shiftX', 'shiftY', 'swell'] as const) {
      expect(last?.[key]).toBeCloseTo(first?.[key] ?? Number.NaN, 9);
    }
  });

  test('stays within the picture, however near a thing is', () => {
    for (const { zoom, x, y, shiftX, shiftY, swell } of views) {
      for (const nearness of [0, 1]) {
        const half = (0.5 / zoom) * (1 - swell * nearness);
        expect(half + Math.abs(x + (nearness - 0.5) * shiftX)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(half + Math.abs(y + (nearness - 0.5) * shiftY)).toBeLessThanOrEqual(0.5 + 1e-9);
      }
    }
  });

  test('moves without a jerk: never far from one frame to the next, never a sudden turn', () => {
    const places = views.map(({ zoom, x, y }) => [zoom, x, y] as const);
    for (let i = 1; i + 1 < places.length; i++) {
      for (const k of [0, 1, 2] as const) {
        const [before, here, after] = [places[i - 1]?.[k], places[i]?.[k], places[i + 1]?.[k]];
        const first = (here ?? 0) - (before ?? 0);
        const second = (after ?? 0) - (here ?? 0);
        expect(Math.abs(first)).toBeLessThan(0.006);
        expect(Math.abs(second - first)).toBeLessThan(0.0005);
      }
    }
  });

  test('is really seen', () => {
    const zooms = views.map(({ zoom }) => zoom);
    const shifts = views.map(({ shiftX }) => shiftX);
    const range = (row: number[]) => Math.max(...row) - Math.min(...row);
    if (motion === 'push') expect(range(zooms)).toBeGreaterThan(0.1);
    else expect(range(shifts)).toBeGreaterThan(0.04);
  });
});

test('a push goes towards the point of interest', () => {
  const at = (x: number, y: number) => viewAt({ motion: 'push', seed: 1 }, 0.6, { x, y });
  expect(at(0.2, 0.3).x).toBeLessThan(-0.01);
  expect(at(0.8, 0.3).x).toBeGreaterThan(0.01);
  expect(at(0.5, 0.2).y).toBeLessThan(-0.01);
});

test('a person is nearer than the sky, and the camera is drawn to them', () => {
  const scene = drawScene(180, 240);
  const { width, height, depth, interest: to } = reliefOf(simd, scene);
  const at = (u: number, v: number) =>
    depth[Math.floor(v * height) * width + Math.floor(u * width)] ?? Number.NaN;
  expect(at(0.45, 0.3)).toBeGreaterThan(at(0.9, 0.06) + 0.3);
  expect(at(0.45, 0.85)).toBeGreaterThan(at(0.06, 0.06) + 0.4);
  expect(Math.abs(to.x - 0.45)).toBeLessThan(0.2);
  expect(Math.min(...depth)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...depth)).toBeLessThanOrEqual(1);
});

test('depth has no edge that could tear', () => {
  const { width, height, depth } = reliefOf(simd, drawScene(240, 240));
  let worst = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const i = y * width + x;
      worst = Math.max(worst, Math.abs((depth[i] ?? 0) - (depth[i - 1] ?? 0)));
    }
  }
  // A step of one cell moves by at most this share of the shift, which is 2.6 % of the width: the
  // picture is never folded over itself.
  expect(worst * 0.026).toBeLessThan(1 / width);
});

describe('warp', () => {
  const scene = drawScene(90, 70);

  function warped(
    kernels: Kernels,
    settings: readonly number[],
    [w, h]: readonly [number, number],
  ): Scene {
    const mark = kernels.mark();
    const source = kernels.pixels(scene.width, scene.height);
    kernels.write(source, scene.rgba);
    const depth = kernels.plane(9, 7);
    kernels.set(
      depth,
      Float32Array.from({ length: 63 }, (_, i) => 0.5 + 0.5 * Math.sin(i * 0.7)),
    );
    const out = kernels.pixels(w, h);
    const all = Float32Array.of(scene.width, scene.height, 9, 7, ...settings);
    const window = { width: w, height: h, top: 0, rows: h };
    kernels.compose(warpOp, [source, depth, out], all, window);
    const rgba = kernels.bytes(out).slice() as Scene['rgba'];
    kernels.release(mark);
    return { width: w, height: h, rgba };
  }

  test('at rest gives the picture itself', () => {
    const still = [0, 1, 0, 0, 0, 1, 0, 0];
    const made = warped(simd, still, [scene.width, scene.height]);
    expect(differenceOf(made, scene).worst).toBe(0);
  });

  test('moves whole pixels as they are, and goes on beyond the edge', () => {
    const made = warped(simd, [3, 1, 0, 0, 0, 1, 0, 0], [scene.width, scene.height]);
    const at = (picture: Scene, x: number) => picture.rgba[4 * (20 * scene.width + x)];
    expect(at(made, 10)).toBe(at(scene, 13));
    expect(at(made, 89)).toBe(at(scene, 89));
  });

  test.each([
    [
      [1.3, 0.9, 2, -0.03, 0.4, 0.92, -1, 0.02],
      [61, 43],
    ],
    [
      [-5, 1.2, 0, 0, 60, 0.7, 0, 0],
      [90, 70],
    ],
    [
      [0.2, 0.5, 6, 0, 0.1, 0.5, 3, 0],
      [7, 5],
    ],
  ] as const)('is the same in both kernels: %j', (settings, size) => {
    const a = warped(simd, settings, size);
    const b = warped(createTypeScriptKernels(), settings, size);
    expect(differenceOf(a, b).worst).toBeLessThanOrEqual(1);
    expect(new Set(a.rgba).size).toBeGreaterThan(20);
  });
});
