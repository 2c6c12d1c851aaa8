import type { Kernels, Lab, Plane, Window } from '../kernels/kernels';
import { darkSpots } from './dark-spots';
import { contrastOp, detailOp, skinOp, unlikeOp } from './features.op';
import type { AnalyseJob } from './look';
import { percentiles } from './measure';
import { wideGauss } from './wide-gauss';

/** Where a likeness is at stake, over the whole picture; plain data, grids of values 0..1, row by row. */
export interface Likeness {
  /** Size of the grids. */
  width: number;
  height: number;
  /** Calm skin and the features in it. */
  skin: Float32Array;
  /** Fine detail of high contrast: eyes, mouths, lettering. */
  detail: Float32Array;
}

/** Planes the size of the small copy that the likeness is read from; looks may measure further on them. */
export interface Features {
  lab: Lab;
  /** Lightness smoothed over a ninetieth of the short side. */
  broad: Plane;
  /** Variance of lightness against `broad`, smoothed. */
  variance: Plane;
  skin: Plane;
  detail: Plane;
}

/** Most that a dim picture is lit, in thought. */
const MOST_LIT = 2.5;

/** Long side of the copy on which eyes are looked for. */
const SPOT_GRID = 180;

const NONE = new Float32Array(1);

/** Long side of the grids. */
const GRID = 240;

/** How a value rises from 0 at `low` to 1 at `high`. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** Measures where a lost feature would be a lost likeness. No face finder is needed: see `featuresOf`. */
export function measureLikeness(job: AnalyseJob): Likeness {
  const { kernels: k, small } = job;
  const { skin, detail } = featuresOf(job);
  const to = likenessGrid(small);
  const from = { width: small.width, height: small.height, top: 0, rows: small.height };
  const grid = (plane: Plane) => k.view(k.resample(plane, from, to, 'area')).slice();
  return { width: to.width, height: to.height, skin: grid(skin), detail: grid(detail) };
}

/** The grid over a picture, as a window: its long side at most 240 (`side`) cells. */
export function likenessGrid(
  { width, height }: { width: number; height: number },
  side = GRID,
): Window {
  const factor = Math.min(1, side / Math.max(width, height));
  const gridHeight = Math.max(1, Math.round(height * factor));
  const gridWidth = Math.max(1, Math.round(width * factor));
  return { width: gridWidth, height: gridHeight, top: 0, rows: gridHeight };
}

/** One of the grids brought to the rows of `window`. */
export function likenessPlane(
  kernels: Kernels,
  likeness: Likeness,
  which: 'skin' | 'detail',
  window: Window,
): Plane {
  return gridPlane(kernels, likeness, likeness[which], window);
}

/** Any grid over the whole picture brought to the rows of `window`, linear between cells. */
export function gridPlane(
  kernels: Kernels,
  { width, height }: { width: number; height: number },
  values: Float32Array,
  window: Window,
): Plane {
  const plane = kernels.plane(width, height);
  kernels.set(plane, values);
  return kernels.resample(plane, { width, height, top: 0, rows: height }, window, 'linear');
}

/**
 * Finds features: fine detail of a contrast that hair, grass and weave do not reach, in skin-coloured
 * surroundings (there a lost feature is a lost likeness) or, counting less, in calm ones; and eyes
 * wherever they are. Contrasts are those of the picture well lit, and count for more in the dark:
 * a dark face in a dim room has features as well.
 */
export function featuresOf({ kernels: k, small }: AnalyseJob): Features {
  const known = FOUND.get(small.rgba);
  if (known) return featuresFrom(k, small, known);
  const found = findFeatures(k, small);
  if (Math.max(small.width, small.height) <= KEPT_SIDE) {
    FOUND.set(
      small.rgba,
      planesOf(found).map((plane) => k.view(plane).slice()),
    );
  }
  return found;
}

/** Side up to which features are kept for the next look: thumbnails come in all looks at once. */
const KEPT_SIDE = 256;

/** Features by the bytes they were found in, as long as those are there. */
const FOUND = new WeakMap<Uint8ClampedArray, readonly Float32Array[]>();

function planesOf({ lab, broad, variance, skin, detail }: Features): Plane[] {
  return [lab.l, lab.a, lab.b, broad, variance, skin, detail];
}

function featuresFrom(
  k: Kernels,
  { width, height }: AnalyseJob['small'],
  known: readonly Float32Array[],
): Features {
  const plane = () => k.plane(width, height);
  const lab = { l: plane(), a: plane(), b: plane() };
  const found = { lab, broad: plane(), variance: plane(), skin: plane(), detail: plane() };
  planesOf(found).forEach((into, i) => {
    k.set(into, known[i] ?? new Float32Array(width * height));
  });
  return found;
}

function findFeatures(k: Kernels, small: AnalyseJob['small']): Features {
  const { width, height } = small;
  const source = k.pixels(width, height);
  k.write(source, small.rgba);
  const lab = k.lab(source);
  const unit = Math.min(width, height) / 360;
  // More light multiplies all of Oklab by the same.
  const [bright] = percentiles(k.view(lab.l), [0.97]);
  const lit = Math.min(MOST_LIT, Math.max(1, 0.9 / Math.max(0.1, bright ?? 1)));
  const whole = { width, height, top: 0, rows: height };
  const light = Float32Array.of(lit);
  const plane = () => k.plane(width, height);
  const broad = k.gauss(lab.l, 4 * unit);
  const [variance, skin, detail] = [plane(), plane(), plane()] as const;
  k.compose(unlikeOp, [lab.l, broad, variance], NONE, whole);
  k.gauss(variance, 2.5 * unit, variance);
  const mark = k.mark();
  const [contrast, near] = [plane(), plane()] as const;
  k.compose(contrastOp, [variance, broad, contrast, near], light, whole);
  const calm = wideGauss(k, near, 12 * unit);
  k.compose(
    skinOp,
    [k.gauss(lab.a, 2 * unit), k.gauss(lab.b, 2 * unit), broad, near],
    light,
    whole,
  );
  k.set(skin, k.view(wideGauss(k, near, 8 * unit)));
  k.compose(detailOp, [contrast, calm, spotsOf(k, lab.l), skin, detail], light, whole);
  k.gauss(detail, 1.5 * unit, detail);
  k.release(mark);
  return { lab, broad, variance, skin, detail };
}

/** Eyes are round at a small size too, and found much sooner. */
function spotsOf(k: Kernels, light: Plane): Plane {
  const grid = likenessGrid(light, SPOT_GRID);
  const whole = { width: light.width, height: light.height, top: 0, rows: light.height };
  const small = k.resample(light, whole, grid, 'area');
  const spots = darkSpots(k, small, Math.min(grid.width, grid.height) / 360);
  return k.resample(spots, grid, whole, 'linear');
}

/** `into[i] = of(from[0][i], from[1][i], from[2][i])`; of planes that are not given the values of `into`. */
export function combine(
  k: Kernels,
  into: Plane,
  from: readonly Plane[],
  of: (x: number, y: number, z: number) => number,
): void {
  const out = k.view(into);
  const x = k.view(from[0] ?? into);
  const y = k.view(from[1] ?? into);
  const z = k.view(from[2] ?? into);
  for (let i = 0; i < out.length; i++) {
    out[i] = of(x[i] as number, y[i] as number, z[i] as number);
  }
}
