import type { PictureSize } from './looks/look';

/** One strip: rows `top .. bottom` are its own, `from .. to` includes the halo that exists. */
export interface StripRows {
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/** Memory that the strips of all workers may take together, in bytes, and one of them at least. */
const ALL_BYTES = 90_000_000;
const LEAST_BYTES = 40_000_000;
/** Float planes a look is taken to hold when it does not say. */
const USUAL_PLANES = 12;
/** Least rows of a strip of its own, however much halo it needs. */
const LEAST_ROWS = 64;

/** What a look's strips need. */
export interface StripNeeds {
  /** Rows above and below. */
  halo: number;
  /** Planes' worth of memory per row; see `Look`. */
  planes?: number;
  haloPlanes?: number;
}

/** Bytes that one strip may take when so many workers render at once. */
export function stripBytes(workers: number): number {
  return Math.max(LEAST_BYTES, ALL_BYTES / workers);
}

/**
 * Cuts a picture into strips of equal height for a number of workers: as few as memory allows (every
 * cut costs two halos), a multiple of the workers where that is sensible, and not lower than the halo.
 * `mostBytes` is the memory that one strip may take; it takes more only where half as
 * many rows as the halo has do: lower strips would be all halo.
 */
export function planStrips(
  { width, height }: PictureSize,
  { halo, planes = USUAL_PLANES, haloPlanes = planes }: StripNeeds,
  workers: number,
  mostBytes = stripBytes(workers),
): StripRows[] {
  const left = mostBytes - 8 * haloPlanes * width * Math.min(halo, height);
  const mostRows = Math.max(LEAST_ROWS, halo / 2, Math.floor(left / (4 * planes * width)));
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
