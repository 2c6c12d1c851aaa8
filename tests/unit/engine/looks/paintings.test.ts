import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { type StrokesAnalysis, strokes } from '@/utils/engine/looks/strokes';
import { planStrokes } from '@/utils/engine/looks/strokes/plan';
import { AT, PLANNED } from '@/utils/engine/looks/strokes/stroke';
import { watercolour } from '@/utils/engine/looks/watercolour';
import { analysePicture, renderStrip } from '@/utils/engine/render';
import { shrink } from '@/utils/engine/shrink';
import { drawScene, type Scene } from '../../../fixtures/scene';

let kernels: Kernels;

beforeAll(async () => {
  kernels = await createSimdKernels();
});

const SIDE = 120;

/** A flat picture, grey 0.5, of which the right half is a checkerboard of `cell` pixels. */
function chequered(cell: number): [Float32Array, Float32Array, Float32Array] {
  const light = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const x = i % SIDE;
    const odd = (Math.floor(x / cell) + Math.floor(i / SIDE / cell)) % 2;
    return x < SIDE / 2 ? 0.5 : 0.35 + 0.3 * odd;
  });
  const none = new Float32Array(SIDE * SIDE);
  return [light, none, none];
}

function plan(guarded: (x: number) => number): Float32Array {
  const sees = chequered(6);
  const site = {
    canvas: { width: SIDE, height: SIDE, lab: new Float32Array(3 * SIDE * SIDE).fill(9) },
    directions: {
      width: 1,
      height: 1,
      x: Float32Array.of(1),
      y: Float32Array.of(0),
    },
    guard: Float32Array.from({ length: SIDE * SIDE }, (_, i) => guarded(i % SIDE)),
    busy: new Float32Array(SIDE * SIDE).fill(1),
    zoomX: 2,
    zoomY: 2,
  };
  const layer = { site, threshold: 0.06, cell: 1.3, reach: 4, least: 1, body: 1, sees };
  return planStrokes([
    { ...layer, radius: 8, guarded: false },
    { ...layer, radius: 3, guarded: false },
    { ...layer, radius: 1.2, guarded: true },
  ]);
}

/** Centres (pixels of the small copy) and half widths of the planned strokes. */
function listed(strokes: Float32Array): { x: number; y: number; width: number }[] {
  return Array.from({ length: strokes.length / PLANNED }, (_, i) => ({
    x: (strokes[i * PLANNED + AT.x] as number) / 2,
    y: (strokes[i * PLANNED + AT.y] as number) / 2,
    width: (strokes[i * PLANNED + AT.halfWidth] as number) / 2,
  }));
}

describe('the plan of brush strokes', () => {
  it('goes from broad to fine, and is fine only where the picture asks for it', () => {
    const made = listed(plan(() => 0));
    const firstFine = made.findIndex(({ width }) => width < 5);
    expect(firstFine).toBeGreaterThan(10);
    expect(made.slice(firstFine).every(({ width }) => width < 5)).toBe(true);
    const fine = made.slice(firstFine);
    const left = fine.filter(({ x }) => x < SIDE / 2 - 8);
    expect(fine.length - left.length).toBeGreaterThan(20 * Math.max(1, left.length));
  });

  it('takes up the finest brush where a likeness is at stake, and nowhere else', () => {
    const finest = (strokes: Float32Array) => listed(strokes).filter(({ width }) => width < 2);
    expect(finest(plan(() => 0))).toHaveLength(0);
    const held = finest(plan((x) => (x > 90 ? 1 : 0)));
    expect(held.length).toBeGreaterThan(20);
    expect(held.every(({ x }) => x > 84)).toBe(true);
  });

  it('covers the whole picture', () => {
    const scene = drawScene(200, 240);
    const analysis = analysePicture(kernels, strokes, scene, scene, {}) as StrokesAnalysis;
    // With a ground of a colour that no stroke has, whatever shows through would be far too bright.
    const bright = new Float32Array(analysis.ground.lab[0].length).fill(40);
    const ground = { ...analysis.ground, lab: [bright, bright, bright] as const };
    const paint = (given: unknown) => render(strokes, given, scene, scene.rgba);
    const own = paint(analysis);
    const over = paint({ ...analysis, ground });
    const differing = own.filter((v, i) => Math.abs(v - (over[i] as number)) > 24).length;
    expect(differing / own.length).toBeLessThan(0.06);
  });
});

describe('watercolour on a clip', () => {
  it('flickers less than its source does', () => {
    const scene = drawScene(360, 450);
    const analysis = analysePicture(kernels, watercolour, shrink(scene, 480), scene, {});
    const frames = [1, 2].map((seed) => noisy(scene, seed)) as [
      Uint8ClampedArray,
      Uint8ClampedArray,
    ];
    const made = frames.map((rgba) => render(watercolour, analysis, scene, rgba));
    const [a, b] = made as [Uint8ClampedArray, Uint8ClampedArray];
    expect(apart(a, b)).toBeLessThan(apart(...frames));
  });
});

function render(
  look: typeof watercolour,
  analysis: unknown,
  { width, height }: Scene,
  rgba: Uint8ClampedArray,
): Uint8ClampedArray {
  const plan = { picture: { width, height }, options: {}, analysis, seed: 3, keep: 0 };
  const rows = { top: 0, bottom: height, from: 0, to: height };
  return renderStrip(kernels, look, plan, rows, rgba, undefined);
}

/** The scene with independent noise, standard deviation about 3. */
function noisy({ rgba }: Scene, seed: number): Uint8ClampedArray {
  let state = seed * 7919;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 - 0.5;
  };
  return rgba.map((v, i) => (i % 4 === 3 ? 255 : v + 6 * (random() + random() + random())));
}

/** Root of the mean square difference. */
function apart(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return Math.sqrt(a.reduce((sum, v, i) => sum + (v - (b[i] as number)) ** 2, 0) / a.length);
}
