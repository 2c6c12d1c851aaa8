import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels, LookOp, Pixels, Plane, ToneGrid } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { colouringOp } from '@/utils/engine/looks/cel/colouring.op';
import { pigmentOp } from '@/utils/engine/looks/pencil/pigment.op';
import { pressOf } from '@/utils/engine/looks/riso/plates';
import { pressOp } from '@/utils/engine/looks/riso/press.op';
import { drawScene } from '../../../fixtures/scene';

const SIZES = [
  [203, 141],
  [64, 200],
  [5, 3],
  [1, 1],
] as const;

const TOP = 37;

function load(kernels: Kernels, width: number, height: number): Pixels {
  const pixels = kernels.pixels(width, height);
  kernels.bytes(pixels).set(drawScene(width, height).rgba);
  return pixels;
}

function windowOf(width: number, height: number) {
  return { width, height: height + 90, top: TOP, rows: height };
}

const GRID: ToneGrid = {
  table: Float32Array.of(0, 0.5, 0.8, 1),
  low: 0.1,
  high: 0.9,
  gridWidth: 3,
  gridHeight: 2,
  gain: Float32Array.of(1, 0.4, 0.9, 1.3, 0.7, 1),
  lift: Float32Array.of(0, 0.3, -0.1, 0.2, 0.1, 0),
};

const WORK: Record<string, (kernels: Kernels, source: Pixels) => Float32Array> = {
  luma: (k, source) => k.view(k.luma(source, [0.1, 0.66, 0.24])).slice(),
  localTone: (k, source) => {
    const light = k.luma(source, [0.3, 0.59, 0.11]);
    return k.view(k.localTone(light, windowOf(source.width, source.height), GRID, 0.7)).slice();
  },
  grain: (k, source) => {
    const { width, height } = source;
    const plane = k.plane(width, height);
    k.view(plane).fill(0.25);
    const window = windowOf(width, height);
    k.grain(plane, window, { seed: 5, cellX: 1.7, cellY: 1.7, gain: 1 });
    k.grain(plane, window, { seed: -9, cellX: 40, cellY: 3.2, gain: 0.5 });
    return k.view(plane).slice();
  },
  riso: (k, source) => {
    const { width, height } = source;
    const window = windowOf(width, height);
    const tone = k.luma(source, [0.3, 0.59, 0.11]);
    const grainOf = (seed: number) => {
      const plane = k.plane(width, height);
      k.view(plane).fill(0);
      return k.grain(plane, window, { seed, cellX: 3, cellY: 3, gain: 1 });
    };
    const out = k.pixels(width, height);
    const press = pressOf({ set: 0, dots: 7, shift: 1.5, scale: 1 });
    k.compose(pressOp, [source, tone, grainOf(1), grainOf(2), grainOf(3), out], press, window);
    return Float32Array.from(k.bytes(out), (byte) => byte / 255);
  },
  pencil: (k, source) =>
    pointwise(k, source, pigmentOp, Float32Array.of(1.1, 1.3, 0.85, 0.3, 0.07)),
  cel: (k, source) => pointwise(k, source, colouringOp, Float32Array.of(1.3, 0.9, 0.4, 0.05)),
};

/** The colour planes after a look's last step, given planes of every kind of value before them. */
function pointwise(k: Kernels, source: Pixels, op: LookOp, settings: Float32Array): Float32Array {
  const { width, height } = source;
  const window = windowOf(width, height);
  const tone = k.luma(source, [0.3, 0.59, 0.11]);
  const wide = k.gauss(tone, 2);
  const line = k.luma(source, [0.9, 0, 0.3]);
  const lab = k.lab(source);
  const noise = [1, 2, 3].map((seed) => {
    const plane = k.plane(width, height);
    k.view(plane).fill(0);
    return k.grain(plane, window, { seed, cellX: 2, cellY: 2, gain: 0.6 });
  });
  const colours = [lab.l, lab.a, lab.b];
  const [tooth, first, second] = noise as [Plane, Plane, Plane];
  const before = op === colouringOp ? [tone, wide, line] : [tone, wide, tooth, line, first, second];
  k.compose(op, [...before, ...colours], settings, window);
  return Float32Array.from(colours.flatMap((plane) => [...k.view(plane)]));
}

describe('kernels of prints and papers against their plain twins', () => {
  let simd: Kernels;
  const plain = createTypeScriptKernels();
  beforeAll(async () => {
    simd = await createSimdKernels();
    expect(simd.backend).toBe('wasm-simd');
  });

  for (const [name, work] of Object.entries(WORK)) {
    for (const [width, height] of SIZES) {
      it(`${name} at ${width} x ${height}`, () => {
        const a = work(simd, load(simd, width, height));
        const b = work(plain, load(plain, width, height));
        expect(a.length).toBe(b.length);
        let worst = 0;
        for (let i = 0; i < a.length; i++)
          worst = Math.max(worst, Math.abs((a[i] as number) - (b[i] as number)));
        expect(worst).toBeLessThan(name === 'riso' ? 1.01 / 255 : 2e-4);
      });
    }
  }

  it('adds grain that hangs on the picture, not on the strip', () => {
    for (const kernels of [simd, plain]) {
      const strip = (top: number, rows: number) => {
        const plane = kernels.plane(50, rows);
        kernels.view(plane).fill(0);
        kernels.grain(
          plane,
          { width: 50, height: 100, top, rows },
          { seed: 3, cellX: 9, cellY: 4, gain: 1 },
        );
        return kernels.view(plane).slice();
      };
      const whole = strip(0, 100);
      expect(strip(61, 20)).toEqual(whole.slice(61 * 50, 81 * 50));
      const spread = whole.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
      expect(spread).toBeGreaterThan(0.2);
      expect(spread).toBeLessThanOrEqual(0.5);
    }
  });
});
