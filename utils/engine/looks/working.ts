import type { Window } from '../kernels/kernels';

/** Short side of the reduced picture that long-reach passes run on, in pixels. */
const WORKING_SHORT_SIDE = 540;

/** Whole factor by which a picture is reduced for long-reach passes; 1 for small pictures. */
export function workingFactor(window: Pick<Window, 'width' | 'height'>): number {
  return Math.max(1, Math.round(Math.min(window.width, window.height) / WORKING_SHORT_SIDE));
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
