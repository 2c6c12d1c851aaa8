import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { createTypeScriptKernels } from '@/utils/engine/kernels/twin';
import type { Look } from '@/utils/engine/looks/look';
import { LOOKS } from '@/utils/engine/looks/meta';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import {
  deviationOf,
  differenceOf,
  explainedByColour,
  lumaOf,
  meanOf,
  similarity,
} from '../fixtures/compare';
import { renderLook } from '../fixtures/render-look';
import { drawScene, type Scene } from '../fixtures/scene';

/** A look whose identity is its colours may be a colour map. */
const COLOUR_MAPS = new Set(['cyanotype']);

const looks = new Map<string, Look>();
let simd: Kernels;

beforeAll(async () => {
  simd = await createSimdKernels();
  for (const { meta, load } of LOOK_TABLE) looks.set(meta.id, await load());
});

function lookOf(id: string): Look {
  const look = looks.get(id);
  if (!look) throw new Error(`no look ${id}`);
  return look;
}

const scene = drawScene(360, 420);
const dark = drawScene(300, 260, 0.1);
/** Large enough for every look to do its long-reach passes on a reduced copy. */
const large = drawScene(820, 840);

describe('the table of looks', () => {
  it('names every look once, with usable options', () => {
    expect(new Set(LOOKS.map(({ id }) => id)).size).toBe(LOOKS.length);
    for (const { id, label, version, fields } of LOOKS) {
      expect(id).toMatch(/^[a-z]+$/);
      expect(label.length).toBeGreaterThan(1);
      expect(version).toBeGreaterThanOrEqual(1);
      expect(fields.length).toBeGreaterThanOrEqual(1);
      expect(fields.length).toBeLessThanOrEqual(3);
      for (const field of fields) {
        expect(field.default).toBeGreaterThanOrEqual(field.min);
        expect(field.default).toBeLessThanOrEqual(field.max);
        expect(field.step).toBeGreaterThan(0);
      }
    }
  });

  it('loads the code its data describes', () => {
    for (const { meta } of LOOK_TABLE) expect(lookOf(meta.id).meta).toBe(meta);
  });

  it('makes looks that differ from each other', () => {
    const made = LOOKS.map(({ id }) => ({ id, scene: renderLook(simd, lookOf(id), scene) }));
    for (const [i, a] of made.entries()) {
      for (const b of made.slice(i + 1)) {
        expect(similarity(a.scene, b.scene), `${a.id} and ${b.id}`).toBeLessThanOrEqual(0.9);
      }
    }
  });
});

describe.each(LOOKS.map(({ id }) => id))('%s', (id) => {
  it('gives the same picture whole and in strips', () => {
    const whole = renderLook(simd, lookOf(id), scene);
    for (const strips of [2, 3, 7]) {
      const cut = renderLook(simd, lookOf(id), scene, { strips });
      expect(differenceOf(whole, cut).worst, `${strips} strips`).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same strips at a size that is worked on reduced', () => {
    const whole = renderLook(simd, lookOf(id), large);
    const cut = renderLook(simd, lookOf(id), large, { strips: 2 });
    expect(differenceOf(whole, cut).worst).toBeLessThanOrEqual(1);
  });

  it('is the same for the same seed', () => {
    const a = renderLook(simd, lookOf(id), scene, { seed: 5 });
    const b = renderLook(simd, lookOf(id), scene, { seed: 5 });
    expect(differenceOf(a, b).worst).toBe(0);
  });

  it('looks the same with the plain kernels', () => {
    const small = drawScene(160, 140);
    const a = renderLook(simd, lookOf(id), small);
    const b = renderLook(createTypeScriptKernels(), lookOf(id), small);
    expect(differenceOf(a, b).mean).toBeLessThan(1);
  });

  it('changes the picture and works at both ends of every option', () => {
    const base = renderLook(simd, lookOf(id), scene);
    expect(differenceOf(scene, base).mean).toBeGreaterThan(3);
    for (const field of lookOf(id).meta.fields) {
      const [low, high] = [field.min, field.max].map((value) =>
        renderLook(simd, lookOf(id), scene, { options: { [field.id]: value } }),
      ) as [Scene, Scene];
      expectPicture(low);
      expectPicture(high);
      expect(differenceOf(low, high).mean, field.id).toBeGreaterThan(0.3);
    }
  });

  it('is more than a colour filter', () => {
    const explained = explainedByColour(scene, renderLook(simd, lookOf(id), scene));
    if (!COLOUR_MAPS.has(id)) expect(explained).toBeLessThan(0.99);
  });

  it('keeps a dark picture legible', () => {
    const made = renderLook(simd, lookOf(id), dark);
    const luma = lumaOf(made);
    expect(meanOf(luma)).toBeGreaterThan(8);
    expect(meanOf(luma)).toBeLessThan(245);
    expect(deviationOf(luma)).toBeGreaterThan(5);
  });

  it.each([
    [1, 1],
    [1, 40],
    [40, 1],
    [2, 3],
    [300, 9],
    [11, 200],
  ])('works on a picture of %i x %i', (width, height) => {
    const thin = drawScene(width, height);
    const made = renderLook(simd, lookOf(id), thin);
    expect(made.rgba.length).toBe(4 * width * height);
    for (let p = 3; p < made.rgba.length; p += 4) expect(made.rgba[p]).toBe(255);
  });

  it('brings the photo back by as much as asked', () => {
    const made = renderLook(simd, lookOf(id), scene);
    const half = renderLook(simd, lookOf(id), scene, { keep: 0.5 });
    const all = renderLook(simd, lookOf(id), scene, { keep: 1 });
    expect(differenceOf(scene, all).worst).toBe(0);
    const most = SCREENS.has(id) ? 0.85 : 0.7;
    expect(differenceOf(scene, half).mean).toBeLessThan(most * differenceOf(scene, made).mean);
  });
});

/**
 * Looks whose picture is a coarse screen. Dots are all ink or all paper and differ from the photo wherever
 * they are; halfway, tones and colours are the photo's again but dots are still dots, or
 * the look would be gone: pixel by pixel less comes back.
 */
const SCREENS: ReadonlySet<string> = new Set(['halftone']);

/** Neither blank nor black. */
function expectPicture(picture: Scene): void {
  expect(deviationOf(lumaOf(picture))).toBeGreaterThan(8);
}
