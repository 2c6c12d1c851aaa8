import { beforeAll, describe, expect, it } from 'vitest';
import type { LookOptions } from '@/utils/engine/engine';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { cel } from '@/utils/engine/looks/cel';
import { cyanotype } from '@/utils/engine/looks/cyanotype';
import { ink } from '@/utils/engine/looks/ink';
import type { Look, SmallPicture } from '@/utils/engine/looks/look';
import { pencil } from '@/utils/engine/looks/pencil';
import { riso } from '@/utils/engine/looks/riso';
import { drawScene } from '../../../fixtures/scene';
import { make } from './make';

const LOOKS: readonly Look[] = [ink, pencil, cel, cyanotype, riso];
const WIDTH = 300;
const HEIGHT = 375;

function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): SmallPicture {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rgba.set([...colour(x, y), 255], 4 * (y * width + x));
  }
  return { width, height, rgba };
}

/** Lightness as shown, 0..1. */
function greys(rgba: Uint8ClampedArray): Float32Array {
  return Float32Array.from({ length: rgba.length / 4 }, (_, i) => {
    const [r, g, b] = rgba.subarray(4 * i, 4 * i + 3);
    return (0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0)) / 255;
  });
}

function statistics(values: Float32Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

function share(values: Float32Array, test: (value: number) => boolean): number {
  return values.reduce((count, v) => count + (test(v) ? 1 : 0), 0) / values.length;
}

/** Mean structural similarity over 8 x 8 blocks (Wang et al. 2004). */
function similarity(a: Float32Array, b: Float32Array, width: number): number {
  const height = a.length / width;
  let total = 0;
  let blocks = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + 8; y++) {
        for (let x = left; x < left + 8; x++) {
          const p = a[y * width + x] as number;
          const q = b[y * width + x] as number;
          sa += p / 64;
          sb += q / 64;
          saa += (p * p) / 64;
          sbb += (q * q) / 64;
          sab += (p * q) / 64;
        }
      }
      const [c1, c2] = [0.0001, 0.0009];
      total +=
        ((2 * sa * sb + c1) * (2 * (sab - sa * sb) + c2)) /
        ((sa * sa + sb * sb + c1) * (saa - sa * sa + sbb - sb * sb + c2));
      blocks++;
    }
  }
  return total / blocks;
}

describe('drawn and printed looks', () => {
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await createSimdKernels();
  });

  for (const look of LOOKS) {
    const { id } = look.meta;

    it(`${id}: the same seed makes the same picture, opaque; another seed another`, () => {
      const scene = drawScene(WIDTH, HEIGHT);
      const first = make(kernels, look, scene);
      expect(make(kernels, look, scene)).toEqual(first);
      expect(first.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
      if (look !== cel) expect(make(kernels, look, scene, { seed: 8 })).not.toEqual(first);
    });

    it(`${id}: a dim evening is neither blank nor black`, () => {
      const { mean, deviation } = statistics(
        greys(make(kernels, look, drawScene(WIDTH, HEIGHT, 0.12))),
      );
      expect(mean).toBeGreaterThan(0.2);
      expect(mean).toBeLessThan(0.9);
      expect(deviation).toBeGreaterThan(0.08);
    });

    it(`${id}: a white, a grey and a black wall stay light, middle and dark`, () => {
      const options: LookOptions = look === cyanotype ? { border: 0 } : {};
      const means = [255, 128, 0].map((v) => {
        const wall = paint(120, 90, () => [v, v, v]);
        return statistics(greys(make(kernels, look, wall, { options }))).mean;
      });
      expect(means[0]).toBeGreaterThan(0.75);
      expect(means[2]).toBeLessThan(0.45);
      expect(means[1]).toBeGreaterThan(means[2] as number);
      expect(means[1]).toBeLessThan(means[0] as number);
    });

    it(`${id}: works on the smallest and thinnest pictures`, () => {
      for (const [width, height] of [
        [1, 1],
        [2, 3],
        [1, 60],
        [70, 2],
      ] as const) {
        const out = make(kernels, look, drawScene(width, height), { strip: 16 });
        expect(out.length).toBe(4 * width * height);
        expect(out.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
      }
    });

    it(`${id}: is more than a map from colour to colour`, () => {
      const scene = drawScene(WIDTH, HEIGHT);
      const out = greys(make(kernels, look, scene));
      const groups = new Map<number, number[]>();
      out.forEach((v, i) => {
        const p = 4 * i;
        const key =
          ((scene.rgba[p] as number) << 16) |
          ((scene.rgba[p + 1] as number) << 8) |
          (scene.rgba[p + 2] as number);
        const group = groups.get(key) ?? [];
        group.push(v);
        groups.set(key, group);
      });
      let sum = 0;
      let count = 0;
      for (const group of groups.values()) {
        if (group.length < 4) continue;
        sum += statistics(Float32Array.from(group)).deviation * group.length;
        count += group.length;
      }
      expect(count).toBeGreaterThan(1000);
      expect(sum / count).toBeGreaterThan(0.01);
    });
  }

  it('differ clearly from each other and from the photo', () => {
    for (const size of [240, 600]) {
      const scene = drawScene(size, size * 1.25);
      const pictures = [scene.rgba, ...LOOKS.map((look) => make(kernels, look, scene))].map(
        (rgba) => greys(rgba),
      );
      for (let i = 0; i < pictures.length; i++) {
        for (let j = 0; j < i; j++) {
          const names = [i, j].map((k) => LOOKS[k - 1]?.meta.id ?? 'photo').join(' and ');
          const alike = similarity(pictures[i] as Float32Array, pictures[j] as Float32Array, size);
          expect(alike, names).toBeLessThanOrEqual(0.9);
        }
      }
    }
  }, 20_000);

  it('ink: black and paper, with about as much line in dim light as in daylight', () => {
    const options = { wash: 0, hatching: 0 };
    const day = greys(make(kernels, ink, drawScene(WIDTH, HEIGHT), { options }));
    expect(share(day, (v) => v < 0.25 || v > 0.85)).toBeGreaterThan(0.8);
    const evening = greys(make(kernels, ink, drawScene(WIDTH, HEIGHT, 0.25), { options }));
    const [a, b] = [share(day, (v) => v < 0.3), share(evening, (v) => v < 0.3)];
    expect(a).toBeGreaterThan(0.05);
    expect(Math.abs(a - b)).toBeLessThan(0.12);
  });

  it('ink: draws a line along a faint edge, and none on a calm wall', () => {
    const edge = paint(200, 200, (x, y) => {
      const v = x + y < 200 ? 205 : 235;
      return [v, v, v];
    });
    const out = greys(make(kernels, ink, edge, { options: { wash: 0, hatching: 0 } }));
    const along = Float32Array.from({ length: 120 }, (_, k) => {
      const near = [-3, -2, -1, 0, 1, 2].map((d) => out[(40 + k) * 200 + 160 - k + d] as number);
      return Math.min(...near);
    });
    expect(statistics(along).mean).toBeLessThan(0.4);
    const calm = Float32Array.from(
      { length: 60 },
      (_, k) => out[(150 + (k % 40)) * 200 + 150 + (k % 30)] as number,
    );
    expect(statistics(calm).mean).toBeGreaterThan(0.8);
  });

  it('ink: more weight, more ink', () => {
    const dark = [0.6, 1, 1.8].map((weight) => {
      const out = make(kernels, ink, drawScene(WIDTH, HEIGHT), {
        options: { weight, wash: 0, hatching: 0 },
      });
      return share(greys(out), (v) => v < 0.3);
    });
    expect(dark[1]).toBeGreaterThan(dark[0] as number);
    expect(dark[2]).toBeGreaterThan(dark[1] as number);
  });

  it('cel: turns a smooth ramp into steps', () => {
    const ramp = paint(400, 120, (x) => {
      const v = 20 + (215 * x) / 399;
      return [v, v, v];
    });
    const out = greys(make(kernels, cel, ramp, { options: { steps: 5 } }));
    const row = out.slice(60 * 400, 61 * 400);
    let steep = 0;
    let calm = 0;
    for (let x = 10; x < 390; x++) {
      const slope = Math.abs((row[x + 1] as number) - (row[x - 1] as number)) / 2;
      if (slope > 0.006) steep++;
      if (slope < 0.0012) calm++;
    }
    expect(calm).toBeGreaterThan(120);
    expect(steep).toBeGreaterThan(10);
    expect((row[390] as number) - (row[10] as number)).toBeGreaterThan(0.5);
  });

  it('cyanotype: blue on paper, with bare paper around it unless the border is off', () => {
    const scene = drawScene(WIDTH, HEIGHT);
    const out = make(kernels, cyanotype, scene);
    const full = make(kernels, cyanotype, scene, { options: { border: 0 } });
    for (let p = 0; p < out.length; p += 4) {
      const [r, g, b] = out.subarray(p, p + 3) as unknown as [number, number, number];
      expect(b - r).toBeGreaterThan(-40);
      expect(g - r).toBeGreaterThan(-20);
    }
    const rim = (rgba: Uint8ClampedArray) => {
      const grey = greys(rgba);
      return statistics(grey.slice(0, 2 * WIDTH)).mean;
    };
    expect(rim(out)).toBeGreaterThan(0.88);
    expect(rim(full)).toBeLessThan(0.85);
  });

  it('riso: prints grey as dots that cover paper, and black without going black', () => {
    const wedge = paint(240, 200, (x) => {
      const v = [30, 128, 235][Math.floor(x / 80)] as number;
      return [v, v, v];
    });
    const grey = greys(make(kernels, riso, wedge));
    const middle = grey.filter((_, i) => i % 240 > 90 && i % 240 < 150);
    expect(statistics(middle).deviation).toBeGreaterThan(0.12);
    expect(share(middle, (v) => v > 0.8)).toBeGreaterThan(0.05);
    const scene = make(kernels, riso, drawScene(WIDTH, HEIGHT));
    expect(share(greys(scene), (v) => v < 0.12)).toBeLessThan(0.02);
  });

  it('riso: every set of inks prints, each differently', () => {
    const scene = drawScene(WIDTH, HEIGHT);
    const sets = [0, 1, 2].map((inks) => make(kernels, riso, scene, { options: { inks } }));
    expect(sets[0]).not.toEqual(sets[1]);
    expect(sets[1]).not.toEqual(sets[2]);
    for (const set of sets) expect(statistics(greys(set)).deviation).toBeGreaterThan(0.1);
  });

  it('pencil: keeps the colours of things and lets paper show', () => {
    const flat = paint(240, 240, (x) => (x < 120 ? [200, 60, 50] : [60, 90, 190]));
    const out = make(kernels, pencil, flat);
    const mean = (from: number, to: number) => {
      const sum = [0, 0, 0];
      for (let y = 20; y < 220; y++) {
        for (let x = from; x < to; x++) {
          for (let c = 0; c < 3; c++)
            sum[c] = (sum[c] as number) + (out[4 * (y * 240 + x) + c] as number);
        }
      }
      return sum.map((v) => v / (200 * (to - from))) as [number, number, number];
    };
    const red = mean(20, 100);
    const blue = mean(140, 220);
    expect(red[0] - red[2]).toBeGreaterThan(60);
    expect(blue[2] - blue[0]).toBeGreaterThan(60);
    const area = greys(out).filter((_, i) => i % 240 < 100);
    expect(statistics(area).deviation).toBeGreaterThan(0.03);
  });
});
