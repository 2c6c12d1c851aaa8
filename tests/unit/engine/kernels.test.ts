import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels, Lab, Plane } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { boxHalf, gaussHalf } from '@/utils/engine/kernels/taps';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { drawScene } from '../../fixtures/scene';

type Work = (kernels: Kernels, lab: Lab) => Plane | Lab;

const WORK: Record<string, Work> = {
  lab: (_kernels, lab) => lab,
  gauss: (k, lab) => k.gauss(lab.l, 2.3),
  'gauss in place': (k, lab) => k.gauss(lab.a, 1.1, lab.a),
  'resample area': (k, lab) => k.resample(lab.l, whole(lab.l), scaled(lab.l, 0.37), 'area'),
  'resample cubic': (k, lab) => k.resample(lab.l, whole(lab.l), scaled(lab.l, 1.9), 'cubic'),
  'resample linear': (k, lab) => k.resample(lab.b, whole(lab.b), scaled(lab.b, 1.3), 'linear'),
  'flow x': (k, lab) => product(k, k.flow(lab.l, 2)),
  anisotropy: (k, lab) => k.flow(lab.l, 2).anisotropy,
  kuwahara: (k, lab) => k.kuwahara(lab, k.flow(lab.l, 2), { radius: 3.4 }),
  lic: (k, lab) => k.lic(lab.a, k.flow(lab.l, 3), boxHalf(9)),
  across: (k, lab) => k.across(lab.l, k.flow(lab.l, 3), gaussHalf(1.7)),
  flowDog: (k, lab) => k.flowDog(lab.l, k.flow(lab.l, 3), { sigma: 1.2, strength: 12 }),
  bilateral: (k, lab) => k.bilateral(lab, k.flow(lab.l, 2), { sigma: 2, range: 0.1 }),
  'noise white': (k, { l }) => k.noise({ ...whole(l), top: 40 }, 5, 1),
  'noise cells': (k, { l }) => k.noise({ ...whole(l), top: 40 }, -77, 5.3),
  curve: (k, lab) => k.curve(lab.l, Float32Array.of(0, 0.8, 0.3, 1), 0.1, 0.9),
};

/** Where an angle or a rounded step decides, a few values may fall on the other side. */
const LOOSE = new Set([
  'kuwahara',
  'lic',
  'flow x',
  'across',
  'flowDog',
  'bilateral',
  'anisotropy',
]);

describe('SIMD kernels against their plain twins', () => {
  let simd: Kernels;
  const plain = createTypeScriptKernels();
  beforeAll(async () => {
    simd = await createSimdKernels();
  });

  for (const [name, work] of Object.entries(WORK)) {
    for (const [width, height] of [
      [203, 141],
      [7, 5],
      [1, 1],
      [3, 90],
    ] as const) {
      it(`${name} at ${width} x ${height}`, () => {
        const a = result(simd, work, width, height);
        const b = result(plain, work, width, height);
        expect(a.length).toBe(b.length);
        expect(a.length).toBeGreaterThan(0);
        const { mean, worst } = difference(a, b);
        expect(Number.isFinite(mean)).toBe(true);
        expect(mean).toBeLessThan(LOOSE.has(name) ? 2e-4 : 1e-5);
        if (!LOOSE.has(name)) expect(worst).toBeLessThan(2e-4);
      });
    }
  }

  it('brings bytes through Oklab and back', () => {
    for (const kernels of [simd, plain]) {
      const scene = drawScene(64, 48);
      const source = kernels.pixels(64, 48);
      scene.rgba.set([0, 0, 0, 255, 255, 255, 255, 255, 1, 0, 0, 255, 0, 0, 255, 255]);
      kernels.bytes(source).set(scene.rgba);
      const out = kernels.pixels(64, 48);
      kernels.rgba(kernels.lab(source), out);
      const back = kernels.bytes(out);
      let worst = 0;
      for (let i = 0; i < back.length; i++) {
        worst = Math.max(worst, Math.abs((back[i] ?? 0) - (scene.rgba[i] ?? 0)));
      }
      expect(worst).toBeLessThanOrEqual(1);
    }
  });

  it('keeps a mark: releasing gives the same place again', () => {
    const mark = simd.mark();
    const first = simd.plane(100, 100).at;
    simd.release(mark);
    expect(simd.plane(100, 100).at).toBe(first);
    simd.release(mark);
  });

  it('calms noise and keeps an edge under Kuwahara', () => {
    const width = 64;
    const source = simd.pixels(width, 64);
    const bytes = simd.bytes(source);
    for (let i = 0; i < width * 64; i++) {
      const side = i % width < 32 ? 60 : 190;
      const noise = ((i * 2654435761) >>> 8) % 21;
      bytes.set([side + noise, side + noise, side + noise, 255], 4 * i);
    }
    const lab = simd.lab(source);
    const made = simd.kuwahara(lab, simd.flow(lab.l, 2), { radius: 4 });
    const row = Array.from(simd.view(made.l).subarray(32 * width, 33 * width));
    const spread = (from: number, to: number) =>
      Math.max(...row.slice(from, to)) - Math.min(...row.slice(from, to));
    expect(spread(8, 28)).toBeLessThan(0.03);
    expect((row[34] ?? 0) - (row[29] ?? 0)).toBeGreaterThan(0.35);
  });
});

function whole(plane: Plane) {
  return { width: plane.width, height: plane.height, top: 0, rows: plane.height };
}

function scaled(plane: Plane, factor: number) {
  const width = Math.max(1, Math.round(plane.width * factor));
  const height = Math.max(1, Math.round(plane.height * factor));
  return { width, height, top: 0, rows: height };
}

/** Direction without its sign: x * y. */
function product(kernels: Kernels, flow: { x: Plane; y: Plane }): Plane {
  const x = kernels.view(flow.x);
  const y = kernels.view(flow.y);
  for (let i = 0; i < x.length; i++) x[i] = (x[i] ?? 0) * (y[i] ?? 0);
  return flow.x;
}

function result(kernels: Kernels, work: Work, width: number, height: number): Float32Array {
  const mark = kernels.mark();
  const source = kernels.pixels(width, height);
  kernels.bytes(source).set(drawScene(width, height).rgba);
  const made = work(kernels, kernels.lab(source));
  const planes = 'at' in made ? [made] : [made.l, made.a, made.b];
  const values = planes.flatMap((plane) => Array.from(kernels.view(plane)));
  kernels.release(mark);
  return Float32Array.from(values);
}

function difference(a: Float32Array, b: Float32Array): { mean: number; worst: number } {
  let sum = 0;
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const d = Math.abs((a[i] ?? 0) - (b[i] ?? 0));
    sum += d;
    worst = Math.max(worst, d);
  }
  return { mean: sum / a.length, worst };
}
