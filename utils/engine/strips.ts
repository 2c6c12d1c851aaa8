import type { PictureSize } from './looks/look';

/** One strip: rows `top .. bottom` are its own, `from .. to` includes the halo that exists. */
export interface StripRows {
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/** Memory that one strip may take in a worker, in bytes. */
const MOST_BYTES = 400_000_000;
/** Float planes a look is taken to hold when it does not say. */
const USUAL_PLANES = 24;
/** Least rows of a strip of its own, however much halo it needs. */
const LEAST_ROWS = 64;

/**
 * Cuts a picture into strips of equal height for a number of workers: as few as memory allows (every
 * cut costs two halos), a multiple of the workers where that is sensible, and not lower than the halo.
 * `mostBytes` is the memory that one strip may take.
 */
export function planStrips(
  picture: PictureSize,
  halo: number,
  workers: number,
  planes = USUAL_PLANES,
  mostBytes = MOST_BYTES,
): StripRows[] {
  const { width, height } = picture;
  const mostRows = Math.max(LEAST_ROWS, Math.floor(mostBytes / (4 * planes * width)) - 2 * halo);
  const least = Math.max(1, Math.ceil(height / mostRows));
  const sensible = Math.max(1, Math.floor(height / Math.max(48, halo)));
  const rounds = Math.ceil(least / workers);
  const count = Math.max(least, Math.min(rounds * workers, sensible));
  return Array.from({ length: count }, (_, i) => {
    const top = Math.floor((i * height) / count);
    const bottom = Math.floor(((i + 1) * height) / count);
    return { top, bottom, from: Math.max(0, top - halo), to: Math.min(height, bottom + halo) };
  });
}
