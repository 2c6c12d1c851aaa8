import { beforeAll, describe, expect, it } from 'vitest';
import { createFrameMemory } from '@/utils/engine/frame-memory';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import { inksFrom, pairOf, rampOf } from '@/utils/engine/looks/duotone/inks';
import { measureLikeness } from '@/utils/engine/looks/likeness';
import { hexOf, oklabOf, oklabOfHex, rgbOf } from '@/utils/engine/looks/oklab';
import { NODE, SIDE } from '@/utils/engine/looks/palette/lattice';
import { MOODS } from '@/utils/engine/looks/palette/moods';
import { matchColours } from '@/utils/engine/looks/palette/transport';
import { paletteOf } from '@/utils/engine/looks/palette-of';
import { steadied } from '@/utils/engine/looks/steadied';
import { differenceOf } from '../../../fixtures/compare';
import { drawScene, type Scene } from '../../../fixtures/scene';

let simd: Kernels;
beforeAll(async () => {
  simd = await createSimdKernels();
});

/** A picture that is one colour on the left, another on the right. */
function twoColours(left: number[], right: number[], width = 40, height = 30): Scene {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    rgba.set([...(i % width < width / 2 ? left : right), 255], 4 * i);
  }
  return { width, height, rgba };
}

describe('paletteOf', () => {
  it('gives 64 colours, darkest first, the same every time', () => {
    const scene = drawScene(120, 90);
    const palette = paletteOf(scene);
    expect(palette).toHaveLength(64);
    for (const colour of palette) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    const light = palette.map((colour) => oklabOfHex(colour)[0]);
    for (const [i, l] of light.slice(1).entries()) {
      expect(l).toBeGreaterThanOrEqual((light[i] ?? 0) - 0.004);
    }
    expect(paletteOf(drawScene(120, 90))).toEqual(palette);
  });

  it('stands for equal shares', () => {
    const palette = paletteOf(twoColours([20, 30, 120], [240, 200, 60]));
    expect(palette.filter((colour) => colour === '#141e78')).toHaveLength(32);
    expect(palette.filter((colour) => colour === '#f0c83c')).toHaveLength(32);
  });

  it.each([
    [1, 1],
    [3, 2],
    [1, 200],
  ])('works on a picture of %i x %i', (width, height) => {
    expect(paletteOf(drawScene(width, height))).toHaveLength(64);
  });

  it('keeps the spread of the picture', () => {
    const light = paletteOf(drawScene(160, 160)).map((colour) => oklabOfHex(colour)[0]);
    expect(Math.min(...light)).toBeLessThan(0.4);
    expect(Math.max(...light)).toBeGreaterThan(0.85);
  });
});

describe('colours matched to a palette', () => {
  const scene = drawScene(200, 240);
  const match = (palette: readonly string[], strength = 1) => {
    const mark = simd.mark();
    const job = { kernels: simd, small: scene, options: {}, picture: scene };
    const likeness = measureLikeness(job);
    simd.release(mark);
    return matchColours(scene, likeness, palette, strength);
  };
  const nodeAt = (table: Float32Array, r: number, g: number, b: number) =>
    table.subarray(NODE * ((r * SIDE + g) * SIDE + b)).slice(0, 3);

  it('has palettes of its own that can be used', () => {
    for (const mood of MOODS) {
      expect(mood.length).toBeGreaterThan(8);
      expect(mood.length).toBeLessThanOrEqual(64);
      for (const colour of mood) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('is nearly the picture at its own palette', () => {
    const table = match(paletteOf(scene));
    let sum = 0;
    for (let p = 0; p < scene.rgba.length; p += 4) {
      const place = [0, 1, 2].map((c) => Math.round(((scene.rgba[p + c] ?? 0) * 16) / 255));
      const made = nodeAt(table, ...(place as [number, number, number]));
      made.forEach((v, c) => {
        sum += Math.abs(v - ((place[c] ?? 0) * 255) / 16);
      });
    }
    expect((4 * sum) / scene.rgba.length / 3).toBeLessThan(16);
  });

  it('brings a blue palette to a colourful picture', () => {
    const blue = Array.from({ length: 64 }, (_, i) => hexOf([0.15 + (0.8 * i) / 63, -0.02, -0.1]));
    const table = match(blue);
    for (const grey of [4, 8, 12]) {
      const [r = 0, g = 0, b = 0] = nodeAt(table, grey, grey, grey);
      expect(oklabOf(r, g, b)[2]).toBeLessThan(-0.03);
    }
  });

  it.each(MOODS.map((_, i) => i))('never bands nor turns light into dark, mood %i', (mood) => {
    const table = match(MOODS[mood] ?? []);
    let before = -1;
    for (let i = 0; i < SIDE; i++) {
      const [r = 0, g = 0, b = 0] = nodeAt(table, i, i, i);
      const [l] = oklabOf(r, g, b);
      expect(l).toBeGreaterThan(before);
      before = l;
    }
    let worst = 0;
    for (let i = 0; i + NODE < table.length; i++) {
      if (Math.floor(i / NODE) % SIDE === SIDE - 1) continue;
      worst = Math.max(worst, Math.abs((table[i + NODE] ?? 0) - (table[i] ?? 0)));
    }
    // A step between nodes is 16 bytes in the picture.
    expect(worst).toBeLessThan(90);
  });

  it('follows its strength', () => {
    const [none, some, all] = [0, 0.5, 1].map((strength) => match(MOODS[0] ?? [], strength));
    const apart = (a?: Float32Array, b?: Float32Array) =>
      (a ?? new Float32Array()).reduce((sum, v, i) => sum + Math.abs(v - (b?.[i] ?? 0)), 0);
    expect(apart(none, some)).toBeGreaterThan(0.3 * apart(none, all));
    expect(apart(none, some)).toBeLessThan(0.7 * apart(none, all));
    expect(Array.from(nodeAt(none ?? new Float32Array(), 8, 3, 12))).toEqual(
      [8, 3, 12].map((v) => expect.closeTo((v * 255) / 16, 0)),
    );
  });
});

describe('Oklab of single colours', () => {
  it.each(['#000000', '#ffffff', '#d2452c', '#0a64ff', '#123456'])('%s comes back', (hex) => {
    expect(hexOf(oklabOfHex(hex))).toBe(hex);
  });
});

describe('two inks', () => {
  it('come from the dark and the bright hues of a palette', () => {
    const dark = Array.from({ length: 32 }, (_, i) => hexOf([0.15 + i / 200, 0.02, -0.1]));
    const bright = Array.from({ length: 32 }, (_, i) => hexOf([0.7 + i / 200, 0.03, 0.1]));
    const [low, high] = inksFrom([...dark, ...bright]);
    expect(low[0]).toBeLessThan(0.35);
    expect(low[2]).toBeLessThan(-0.05);
    expect(high[0]).toBeGreaterThan(0.78);
    expect(high[2]).toBeGreaterThan(0.05);
  });

  it('are inks even where the palette is grey', () => {
    const grey = Array.from({ length: 64 }, (_, i) => hexOf([0.1 + (0.8 * i) / 63, 0, 0]));
    const [low, high] = inksFrom(grey);
    expect(high[0] - low[0]).toBeGreaterThan(0.4);
  });

  it.each([0, 1, 2, 3])('go from dark to bright without a step back, pair %i', (pair) => {
    const ramp = rampOf(pairOf(pair));
    let before = -1;
    for (let i = 0; i < ramp.length; i += 4) {
      const [l] = oklabOf(ramp[i] ?? 0, ramp[i + 1] ?? 0, ramp[i + 2] ?? 0);
      expect(l).toBeGreaterThan(before - 0.002);
      before = l;
    }
    expect(rgbOf(pairOf(pair)[0]).every((v) => v >= 0 && v <= 255)).toBe(true);
  });
});

describe('steadied', () => {
  const scene = drawScene(90, 61);

  function frames(kernels: Kernels, pictures: readonly Scene[]): Scene[] {
    const base = kernels.mark();
    const memory = createFrameMemory(kernels);
    const window = { width: scene.width, height: scene.height, top: 0, rows: scene.height };
    const all = pictures.map(({ rgba }) => {
      memory.begin();
      const mark = kernels.mark();
      const source = kernels.pixels(scene.width, scene.height);
      kernels.write(source, rgba);
      const made = kernels.bytes(steadied({ kernels, source, window, memory })).slice();
      kernels.release(mark);
      return { ...scene, rgba: made as Scene['rgba'] };
    });
    kernels.release(base);
    return all;
  }

  const noisy = (seed: number): Scene => {
    let state = seed;
    const rgba = scene.rgba.map((value, i) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return i % 4 === 3 ? 255 : value + 8 * (state / 2 ** 32 - 0.5);
    });
    return { ...scene, rgba };
  };

  it('takes noise out over time', () => {
    const given = Array.from({ length: 8 }, (_, i) => noisy(i + 1));
    const made = frames(simd, given);
    const before = differenceOf(given[6] ?? scene, given[7] ?? scene).mean;
    const after = differenceOf(made[6] ?? scene, made[7] ?? scene).mean;
    expect(after).toBeLessThan(0.6 * before);
  });

  it('leaves what moves as it is', () => {
    const dark = twoColours([10, 10, 10], [200, 200, 200], scene.width, scene.height);
    const light = twoColours([200, 200, 200], [10, 10, 10], scene.width, scene.height);
    const made = frames(simd, [dark, dark, dark, light])[3];
    expect(differenceOf(made ?? dark, light).worst).toBe(0);
  });

  it('is the same in both kernels', () => {
    const given = Array.from({ length: 4 }, (_, i) => noisy(i + 1));
    const [a, b] = [frames(simd, given)[3], frames(createTypeScriptKernels(), given)[3]];
    expect(differenceOf(a ?? scene, b ?? noisy(9)).worst).toBeLessThanOrEqual(1);
  });
});
