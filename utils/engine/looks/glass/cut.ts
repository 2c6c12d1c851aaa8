import type { Kernels, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { shrink } from '../../shrink';
import { gentleTone } from '../gentle-tone';
import { featuresOf, smoothstep } from '../likeness';
import { type AnalyseJob, optionOf, type SmallPicture, scaleOf } from '../look';
import { type Bins, binned } from './bins';
import { type Contour, contoursOf } from './contours';
import { colourPanes } from './glaze';
import { glassMeta } from './meta';
import { type Grid, growPanes } from './panes';
import { strew } from './seeds';
import { joinMasked, roundOff, separate } from './shapes';

/** Everything the window is made of, on the grid of the small copy; plain data. */
export interface Cut {
  width: number;
  height: number;
  tone: ToneGrid;
  /** Colours of the glass, Oklab. */
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
  /** The picture's own light, normalised and without fine detail. */
  light: Float32Array;
  /** Where features are painted, 0..1. */
  care: Float32Array;
  bins: Bins;
}

/** Shares of the normalising curve and of local correction. */
const CURVE = 0.45;
export const LOCAL = 0.2;
/** How far from the lead something still depends on it, in pixels at scale 1, beside its own width. */
const SHADOW = 9;
/** Blur of the light that brush lines are drawn against, in pixels of the grid. */
const BLUR = 1;
/** How far from its features a face reaches (sigma), in pixels at scale 1. */
const FACE = 30;
/** Side of a bin in pixels of the grid. */
const BIN = 8;

/** Cuts the window: panes, their colours, the lead between them. */
export function cutWindow(job: AnalyseJob): Cut {
  const { kernels: k, options, picture } = job;
  const small = coarser(job);
  const { width, height } = small;
  const unit = scaleOf(small);
  const features = featuresOf({ ...job, small });
  const tone = gentleTone(k, features.lab.l, CURVE);
  const window = { width, height, top: 0, rows: height };
  const lit = k.localTone(features.lab.l, window, tone, LOCAL);
  const copy = (plane: Plane) => k.view(plane).slice();
  const [skin, detail] = [copy(features.skin), copy(features.detail)];
  const own = copy(features.lab.l);
  const grid: Grid = {
    width,
    height,
    l: copy(lit),
    a: copy(features.lab.a),
    b: copy(features.lab.b),
  };
  for (let i = 0; i < own.length; i++) {
    const gain = Math.min(
      2,
      Math.max(0.7, (grid.l[i] as number) / Math.max(0.1, own[i] as number)),
    );
    grid.a[i] = (grid.a[i] as number) * gain;
    grid.b[i] = (grid.b[i] as number) * gain;
  }
  const side = Math.max(4, optionOf(glassMeta, options, 'panes') * unit);
  const wanted = wantedSides(k, features.variance, skin, side);
  const seeds = strew(wanted, width, height);
  const flat = flattened(k, grid, unit);
  const grown = roundOff(growPanes(flat, seeds), width, height, 3);
  const parts = separate(grown, width, height, Math.ceil(0.12 * side * side));
  const face = faceMask(k, skin, detail, window, FACE * unit);
  const owner = joinMasked(flat, parts.owner, parts.count, face);
  const care = face.map((f, i) => Math.max(f, 0.7 * (detail[i] as number)));
  const glazed = colourPanes(
    flat,
    owner,
    parts.count,
    care,
    side,
    optionOf(glassMeta, options, 'glow'),
  );
  const segments = segmentsOf(contoursOf(owner, width, height), glazed.means, care, width);
  segments.push(0, 0, width, 0, 1.4, 0, height, width, height, 1.4);
  segments.push(0, 0, 0, height, 1.4, width, 0, width, height, 1.4);
  const lead = optionOf(glassMeta, options, 'lead');
  const pixel = width / picture.width;
  const reach = (lead + SHADOW) * scaleOf(picture) * pixel + 2 * pixel + 2.5;
  const bins = binned(segments, width, height, BIN, reach);
  const light = copy(k.gauss(lit, BLUR));
  return { width, height, tone, light, l: glazed.l, a: glazed.a, b: glazed.b, care, bins };
}

/** Half as fine as the picture at most: a thumbnail's panes are few pixels wide. */
function coarser({ small, picture }: AnalyseJob): SmallPicture {
  return shrink(small, Math.max(16, Math.max(picture.width, picture.height) >> 1));
}

/** Small panes where much happens, large ones in calm; skin is cut large and painted. */
function wantedSides(k: Kernels, variance: Plane, skin: Float32Array, side: number): Float32Array {
  const busy = k.plane(variance.width, variance.height);
  k.set(
    busy,
    k.view(variance).map((v) => smoothstep(0.012, 0.09, Math.sqrt(v))),
  );
  k.gauss(busy, side / 4, busy);
  const calm = k.view(busy);
  return skin.map((s, i) => side * (1.55 - 0.85 * (calm[i] as number)) * (1 + 0.35 * s));
}

/** Without texture, panes keep to contours. */
function flattened(k: Kernels, grid: Grid, unit: number): Grid {
  const { width, height } = grid;
  const plane = (values: Float32Array) => {
    const made = k.plane(width, height);
    k.set(made, values);
    return made;
  };
  const lab = { l: plane(grid.l), a: plane(grid.a), b: plane(grid.b) };
  const flow = k.flow(lab.l, Math.max(1, 5 * unit));
  const flat = k.kuwahara(lab, flow, { radius: Math.min(8, Math.max(2, Math.round(14 * unit))) });
  const copy = (made: Plane) => k.view(made).slice();
  return { ...grid, l: copy(flat.l), a: copy(flat.a), b: copy(flat.b) };
}

/** Skin with features in or near it, 0..1. */
function faceMask(
  k: Kernels,
  skin: Float32Array,
  detail: Float32Array,
  { width, height }: Window,
  sigma: number,
): Float32Array {
  const near = k.plane(width, height);
  k.set(near, detail);
  k.gauss(near, sigma, near);
  const close = k.view(near);
  return skin.map((s, i) => s * smoothstep(0.03, 0.15, close[i] as number));
}

/** x0, y0, x1, y1, width: broad between different colours, narrow between like ones and in faces. */
function segmentsOf(
  contours: readonly Contour[],
  means: Float32Array,
  care: Float32Array,
  width: number,
): number[] {
  const segments: number[] = [];
  for (const { points, left, right } of contours) {
    let far = 0;
    for (let c = 0; c < 3; c++) {
      far += ((means[3 * left + c] as number) - (means[3 * right + c] as number)) ** 2;
    }
    const strong = smoothstep(0.02, 0.16, Math.sqrt(far));
    for (let p = 0; p + 3 < points.length; p += 2) {
      const x0 = points[p] as number;
      const y0 = points[p + 1] as number;
      const x1 = points[p + 2] as number;
      const y1 = points[p + 3] as number;
      const at = Math.floor((y0 + y1) / 2) * width + Math.min(width - 1, Math.floor((x0 + x1) / 2));
      const face = care[Math.min(care.length - 1, at)] as number;
      segments.push(x0, y0, x1, y1, (0.75 + 0.4 * strong) * (1 - 0.4 * face * (1 - strong)));
    }
  }
  return segments;
}
