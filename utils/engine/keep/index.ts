import type { Kernels, Pixels, Window } from '../kernels/kernels';
import { gaussReach } from '../kernels/taps';
import { type Likeness, likenessPlane } from '../looks/likeness';
import { rowsOf } from '../looks/look';
import { cellsOp } from './cells.op';
import { fitOp } from './fit.op';
import { mixOp } from './mix.op';

/** Radius, in pixels at a short side of 1080, of what counts as tone rather than fine structure. */
const BROAD = 7;

/** Variance of lightness up to which tones are smoothed over. */
const SOFT = 0.006;

/** Planes of cells: the four of the fit, and the guard. */
const LAYERS = 5;

function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** Pixels per cell: a multiple of 4, 4 at a scale of 1 and below. */
function cellOf(scale: number): number {
  return 4 * Math.max(1, Math.round(scale));
}

/** Rows above and below, of source and result, that `keepSource` needs. */
export function keepHalo(scale: number): number {
  const cell = cellOf(scale);
  return cell * (gaussReach((BROAD * scale) / cell) + 2);
}

/**
 * What comes back when, for `keep` 0..1: first the guarded features, then colours, a little later
 * tones, then everything else. Each share rises from 0 to 1 and never falls.
 */
export function sharesOf(
  keep: number,
): [tone: number, toneOfFeatures: number, fine: number, fineOfFeatures: number, colour: number] {
  const tone = smoothstep(0.15, 1, keep);
  const fine = smoothstep(0.25, 1, keep);
  const first = 1 - (1 - keep) ** 3;
  return [
    tone,
    Math.max(tone, 0.9 * first),
    fine,
    Math.max(fine, first),
    smoothstep(0.05, 0.75, keep),
  ];
}

/** What `keepSource` works on. */
export interface KeepJob {
  source: Pixels;
  /** The look's result, same size as `source`; rows `own` are written. */
  made: Pixels;
  /** Where both lie in the picture. */
  window: Window;
  own: { from: number; to: number };
  keep: number;
  likeness: Likeness | undefined;
  /** Short side of the picture over 1080. */
  scale: number;
}

/** Nothing in particular to guard. */
const NOWHERE: Likeness = {
  width: 1,
  height: 1,
  skin: new Float32Array(1),
  detail: new Float32Array(1),
};

/**
 * "How much of me stays": brings `keep` (0..1) of the source back into a result, structure and
 * colour apart, in Oklab. Reads `keepHalo` rows around `own` where the picture has them. 0 leaves the
 * result, towards 1 it becomes the source.
 */
export function keepSource(kernels: Kernels, job: KeepJob): void {
  const { source, made, window, own, keep, scale } = job;
  if (keep <= 0) return;
  const mark = kernels.mark();
  const cell = cellOf(scale);
  const top = Math.floor(window.top / cell);
  const cells: Window = {
    width: Math.ceil(window.width / cell),
    height: Math.ceil(window.height / cell),
    top,
    rows: Math.ceil((window.top + window.rows) / cell) - top,
  };
  const layers = Array.from({ length: LAYERS - 1 }, () => kernels.plane(cells.width, cells.rows));
  const strip = Float32Array.of(cell, window.width, window.top, window.rows);
  kernels.compose(cellsOp, [source, made, ...layers], strip, cells);
  const sigma = (BROAD * scale) / cell;
  for (const plane of layers) kernels.gauss(plane, sigma, plane);
  kernels.compose(fitOp, layers, Float32Array.of(SOFT), cells);
  const guard = likenessPlane(kernels, job.likeness ?? NOWHERE, 'detail', cells);
  const scratch = kernels.plane(cells.width + 2, LAYERS);
  const pixels = [rowsOf(source, own.from, own.to), rowsOf(made, own.from, own.to)];
  const shares = Float32Array.of(cell, cells.width, top, cells.rows, ...sharesOf(keep));
  const rows = { ...window, top: window.top + own.from, rows: own.to - own.from };
  kernels.compose(mixOp, [...pixels, ...layers, guard, scratch], shares, rows);
  kernels.release(mark);
}
