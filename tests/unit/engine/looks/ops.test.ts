import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels, LookOp, Pixels, Plane, Window } from '@/utils/engine/kernels/kernels';
import { weighted } from '@/utils/engine/kernels/pointwise';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { lightOp } from '@/utils/engine/looks/cel/light.op';
import { printOp } from '@/utils/engine/looks/cyanotype/print.op';
import { ramp } from '@/utils/engine/looks/cyanotype/ramp';
import { layOp } from '@/utils/engine/looks/ink/lay.op';
import { coveredOp, pickOutOp, restoreOp } from '@/utils/engine/looks/oil/coats.op';
import { finishOp } from '@/utils/engine/looks/oil/finish.op';
import { bristlesOp, modelOp, steerOp } from '@/utils/engine/looks/oil/strokes.op';
import { forceOp, leanOp, pressOp } from '@/utils/engine/looks/pencil/form.op';
import { rememberOp } from '@/utils/engine/remember.op';

/** An operation, what it is given (ranges of noise on planes) and its settings. */
interface Given {
  op: LookOp;
  planes: readonly (readonly [low: number, high: number])[];
  settings?: readonly number[];
}

const TONE = [0, 1] as const;
const COLOUR = [-0.25, 0.25] as const;
const TURN = [-1, 1] as const;
const NOISE = [-0.5, 0.5] as const;
const LAB = [TONE, COLOUR, COLOUR] as const;

const GIVEN: readonly Given[] = [
  { op: lightOp, planes: [[-0.2, 1.2], TONE, COLOUR, COLOUR] },
  { op: rememberOp, planes: [TONE, TONE], settings: [0.2, 0, 1.5] },
  { op: rememberOp, planes: [TONE, TONE], settings: [0.2, 1, 1.5] },
  { op: forceOp, planes: [TONE, TONE] },
  { op: leanOp, planes: [TURN, TURN, TONE, [0, 0.02], TONE, TONE], settings: [0.002, -0.0015] },
  { op: pressOp, planes: [NOISE, [0, 0.02]] },
  { op: restoreOp, planes: [...LAB, ...LAB, TONE], settings: [0.5] },
  { op: coveredOp, planes: [TONE, TONE, TONE] },
  { op: pickOutOp, planes: [...LAB, ...LAB, [0, 0.3], [0, 0.2]] },
  {
    op: steerOp,
    planes: [TURN, TURN, TONE, TONE, NOISE, NOISE, TURN, TURN, TURN, TURN],
  },
  { op: bristlesOp, planes: [NOISE, NOISE, NOISE, TONE] },
  { op: modelOp, planes: [...LAB, TONE, TONE, TONE], settings: [1.1] },
  { op: finishOp, planes: [...LAB, ...LAB, TONE], settings: [1.4, 1] },
];

const SIZES = [
  [203, 141],
  [64, 70],
  [5, 3],
  [1, 1],
] as const;

/** Noise between two values; each plane another. */
function noisy(
  kernels: Kernels,
  width: number,
  height: number,
  seed: number,
  range: readonly [number, number],
): Plane {
  const plane = kernels.plane(width, height);
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const h = Math.imul((i + 1) ^ Math.imul(seed + 1, 0x9e3779b1), 0x2c1b3c6d);
    const unit = ((Math.imul(h ^ (h >>> 13), 0x297a2d39) ^ (h >>> 7)) >>> 0) / 4294967296;
    values[i] = range[0] + unit * (range[1] - range[0]);
  }
  kernels.set(plane, values);
  return plane;
}

function windowOf(width: number, height: number): Window {
  return { width, height: height + 90, top: 37, rows: height };
}

/** All of some planes after an operation. */
function run(
  { op, planes, settings = [] }: Given,
  kernels: Kernels,
  width: number,
  height: number,
): Float32Array {
  const mark = kernels.mark();
  // Lines of values, one per column or per row, are whole planes here: longer than they need to be.
  const side = Math.max(width, height);
  const made = planes.map((range, i) => noisy(kernels, width, height + side, i, range));
  const given = made.map((plane) => ({ ...plane, height }));
  kernels.compose(op, given, Float32Array.from([...settings, 0]), windowOf(width, height));
  const values = given.map((plane) => kernels.view(plane).slice());
  kernels.release(mark);
  return Float32Array.from(values.flatMap((part) => [...part]));
}

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)));
  return most;
}

describe('operations of looks against their plain twins', () => {
  let simd: Kernels;
  const plain = createTypeScriptKernels();
  beforeAll(async () => {
    simd = await createSimdKernels();
    expect(simd.backend).toBe('wasm-simd');
  });

  for (const given of GIVEN) {
    for (const [width, height] of SIZES) {
      it(`${given.op.id} at ${width} x ${height}`, () => {
        const a = run(given, simd, width, height);
        expect(worst(a, run(given, plain, width, height))).toBeLessThan(2e-4);
        expect(a.every(Number.isFinite)).toBe(true);
      });
    }

    it(`${given.op.id} changes something, and has its WGSL`, () => {
      const untouched = { ...given, op: { ...given.op, id: 'none', plain: () => {} } };
      const before = run(untouched, plain, 64, 70);
      expect(worst(run(given, plain, 64, 70), before)).toBeGreaterThan(0.001);
      expect(given.op.wgsl).toContain('fn pixel(');
    });
  }

  /** Bytes that an operation writes as pixels. */
  function bytesOf(kernels: Kernels, work: (out: Pixels) => void, width: number, height: number) {
    const mark = kernels.mark();
    const out = kernels.pixels(width, height);
    work(out);
    const bytes = kernels.bytes(out).slice();
    kernels.release(mark);
    return bytes;
  }

  for (const [width, height] of SIZES) {
    it(`inkLay at ${width} x ${height}`, () => {
      const [a, b] = [simd, plain].map((kernels) =>
        bytesOf(
          kernels,
          (out) => {
            const ranges = [[-0.5, 1], TONE, [-0.1, 0.1], NOISE, NOISE] as const;
            const planes = ranges.map((range, i) => noisy(kernels, width, height, i, range));
            const settings = Float32Array.of(0.6, 0.5, 0.2, 4, 0.09, 2.5);
            kernels.compose(layOp, [...planes, out], settings, windowOf(width, height));
          },
          width,
          height,
        ),
      ) as [Uint8ClampedArray, Uint8ClampedArray];
      expect(worst(a, b)).toBeLessThanOrEqual(1);
    });

    it(`cyanotypePrint at ${width} x ${height}`, () => {
      const [a, b] = [simd, plain].map((kernels) =>
        bytesOf(
          kernels,
          (out) => {
            const ranges = [TONE, TONE, [-0.1, 0.1], [-0.1, 0.1], [-9, 9]] as const;
            const planes = ranges.map((range, i) => noisy(kernels, width, height, i, range));
            const ends = [height, height, width, width].map((count, i) =>
              noisy(kernels, count, 1, i + 9, i % 2 ? [count - 20, count - 5] : [5, 20]),
            );
            const settings = Float32Array.of(0.3, 1.1, 0.5, 50, height + 20, 30);
            const all = [...planes, ...ends, ramp(kernels), out];
            kernels.compose(printOp, all, settings, windowOf(width, height));
          },
          width,
          height,
        ),
      ) as [Uint8ClampedArray, Uint8ClampedArray];
      // Where a value lies between two steps of the ramp either may be taken.
      expect(worst(a, b)).toBeLessThanOrEqual(1);
    });

    it(`weighted sums, means over time and textures at ${width} x ${height}`, () => {
      const [a, b] = [simd, plain].map((kernels) => {
        const mark = kernels.mark();
        const planes = [1, 2, 3].map((i) => noisy(kernels, width, height, i, TONE));
        const [x, y, z] = planes as [Plane, Plane, Plane];
        weighted(
          kernels,
          [
            [x, 2],
            [y, -0.7],
            [z, 0.1],
          ],
          x,
          0.25,
        );
        const grain = kernels.texture(windowOf(width, height), [
          { seed: 5, cellX: 1.7, cellY: 1.3, gain: 1 },
          { seed: -9, cellX: 40, cellY: 3.2, gain: 0.5 },
        ]);
        const values = [...kernels.view(x), ...kernels.view(grain)];
        kernels.release(mark);
        return values;
      }) as [number[], number[]];
      expect(worst(a, b)).toBeLessThan(2e-4);
    });
  }

  it('a texture is the sum of its grains', () => {
    const window = windowOf(90, 150);
    const octaves = [
      { seed: 3, cellX: 2.1, cellY: 2.1, gain: 0.6 },
      { seed: 4, cellX: 30, cellY: 7, gain: 0.4 },
    ];
    const sum = simd.plane(90, 150);
    simd.fill(sum, 0);
    for (const octave of octaves) simd.grain(sum, window, octave);
    expect(worst(simd.view(simd.texture(window, octaves)), simd.view(sum))).toBeLessThan(1e-6);
  });
});
