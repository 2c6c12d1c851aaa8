import type { PictureSize } from './looks/look';

/** One strip: rows `top .. bottom` are its own, `from .. to` includes the halo that exists. */
export interface StripRows {
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/** Most pixels a strip may have with its halo: about 25 planes of 4 bytes stay under 300 MB. */
const MOST_PIXELS = 3_000_000;

/**
 * Cuts a picture into strips of equal height for a number of workers: as few as memory allows (every
 * cut costs two halos), a multiple of the workers where that is sensible, and not lower than the halo.
 */
export function planStrips(picture: PictureSize, halo: number, workers: number): StripRows[] {
  const { width, height } = picture;
  const mostRows = Math.max(64, Math.floor(MOST_PIXELS / width) - 2 * halo);
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
