import type { Kernels, Lab, Plane, Window } from '../kernels/kernels';
import { darkSpots } from './dark-spots';
import type { AnalyseJob } from './look';
import { percentiles } from './measure';

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
  const { width, height } = small;
  const source = k.pixels(width, height);
  k.write(source, small.rgba);
  const lab = k.lab(source);
  const unit = Math.min(width, height) / 360;
  // More light multiplies all of Oklab by the same.
  const [bright] = percentiles(k.view(lab.l), [0.97]);
  const lit = Math.min(MOST_LIT, Math.max(1, 0.9 / Math.max(0.1, bright ?? 1)));
  const broad = k.gauss(lab.l, 4 * unit);
  const variance = k.plane(width, height);
  combine(k, variance, [lab.l, broad], (l, b) => (l - b) ** 2);
  k.gauss(variance, 2.5 * unit, variance);
  const contrast = k.plane(width, height);
  combine(
    k,
    contrast,
    [variance, broad],
    (v, b) => lit * Math.sqrt(v) * Math.max(1, 0.85 / (0.3 + lit * b)),
  );
  const calm = k.plane(width, height);
  combine(k, calm, [contrast], (c) => 1 - smoothstep(0.015, 0.04, c));
  k.gauss(calm, 12 * unit, calm);
  const skin = k.plane(width, height);
  combine(k, skin, [k.gauss(lab.a, 2 * unit), k.gauss(lab.b, 2 * unit), broad], (a, b, l) =>
    skinLike(lit * a, lit * b, lit * l),
  );
  k.gauss(skin, 8 * unit, skin);
  combine(k, skin, [skin], (s) => smoothstep(0.25, 0.55, s));
  const detail = k.plane(width, height);
  combine(k, detail, [contrast, calm, skin], (c, quiet, s) =>
    Math.max(s * smoothstep(0.06, 0.13, c), 0.5 * quiet * smoothstep(0.06, 0.16, c)),
  );
  combine(k, detail, [detail, spotsOf(k, lab.l)], (found, spot) =>
    Math.max(found, smoothstep(0.1, 0.24, lit * spot)),
  );
  k.gauss(detail, 1.5 * unit, detail);
  // Fur of the same colours is no skin: there the broad brush stays.
  combine(k, skin, [skin, calm], (s, c) => s * (0.4 + 0.6 * smoothstep(0.02, 0.2, c)));
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

/** `into[i] = of(from[0][i], from[1][i], from[2][i])`. */
export function combine(
  k: Kernels,
  into: Plane,
  from: readonly Plane[],
  of: (x: number, y: number, z: number) => number,
): void {
  const out = k.view(into);
  const [x, y, z] = [0, 1, 2].map((i) => k.view(from[i] ?? into));
  for (let i = 0; i < out.length; i++) out[i] = of(x?.[i] ?? 0, y?.[i] ?? 0, z?.[i] ?? 0);
}

/**
 * 1 for hues between rose and ochre at moderate chroma, as skin of every shade is; 0 far from it. The
 * darker the skin the smaller its chroma, about in proportion.
 */
function skinLike(a: number, b: number, l: number): number {
  const chroma = Math.sqrt(a * a + b * b);
  const full = chroma * Math.max(1, 0.6 / Math.max(0.15, l));
  if (b <= 0 || full <= 0.015 || chroma >= 0.16) return 0;
  const hue = Math.atan2(b, a);
  const warm = smoothstep(0.1, 0.45, hue) * (1 - smoothstep(1.3, 1.6, hue));
  return warm * smoothstep(0.015, 0.04, full) * (1 - smoothstep(0.12, 0.16, chroma));
}
