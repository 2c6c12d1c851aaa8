import type { Filter, Kernels, Lab, Pixels, Plane, Window } from '../kernels/kernels';
import { rowsOf } from './look';
import { reduceLab } from './reduce.op';

/** Short side of the reduced picture that long-reach passes run on, in pixels. */
const WORKING_SHORT_SIDE = 540;

/** What a picture is reduced by for long-reach passes, so that its short side is `WORKING_SHORT_SIDE`; 1 for small pictures. Not a whole number, mostly. */
export function workingFactor(window: Pick<Window, 'width' | 'height'>): number {
  return Math.max(1, Math.min(window.width, window.height) / WORKING_SHORT_SIDE);
}

/** The same part of the picture at 1 / `factor` of its size: every row the window touches. */
export function reduced(window: Window, factor: number): Window {
  if (factor === 1) return window;
  const width = Math.max(1, Math.round(window.width / factor));
  const height = Math.max(1, Math.round(window.height / factor));
  const ratio = height / window.height;
  const top = Math.min(height - 1, Math.floor(window.top * ratio));
  const bottom = Math.min(height, Math.ceil((window.top + window.rows) * ratio));
  return { width, height, top, rows: Math.max(1, bottom - top) };
}

/** Up to here a picture is small enough to be converted whole, once for everything. */
const WHOLE_FACTOR = 2.5;

/**
 * Oklab of a strip on its reduced rows, and at its own size where that is at hand anyway: of a large
 * picture full planes with their halo would take much memory, so only the rows that are needed are
 * converted later (`labOfRows`).
 */
export function reducedLab(
  kernels: Kernels,
  source: Pixels,
  from: Window,
  to: Window,
): { small: Lab; whole?: Lab } {
  const factor = workingFactor(from);
  if (factor > WHOLE_FACTOR) return { small: reduceLab(kernels, source, from, to) };
  const whole = kernels.lab(source);
  if (factor === 1) return { small: whole, whole };
  const down = (plane: Plane) => kernels.resample(plane, from, to, 'area');
  return { small: { l: down(whole.l), a: down(whole.a), b: down(whole.b) }, whole };
}

/** Oklab of rows `from .. to` of a strip. */
export function labOfRows(
  kernels: Kernels,
  source: Pixels,
  whole: Lab | undefined,
  from: number,
  to: number,
): Lab {
  if (!whole) return kernels.lab(rowsOf(source, from, to));
  const cut = (plane: Plane) => rowsOf(plane, from, to);
  return { l: cut(whole.l), a: cut(whole.a), b: cut(whole.b) };
}

/** A plane that covers `from`, at the size and on the rows of `to`, which lie within it. */
export function brought(
  kernels: Kernels,
  plane: Plane,
  from: Window,
  to: Window,
  filter: Filter = 'cubic',
): Plane {
  if (from.width !== to.width || from.height !== to.height) {
    return kernels.resample(plane, from, to, filter);
  }
  return rowsOf(plane, to.top - from.top, to.top - from.top + to.rows);
}
