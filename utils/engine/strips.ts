import type { PictureSize } from './looks/look';

/** One strip: rows `top .. bottom` are its own, `from .. to` includes the halo that exists. */
export interface StripRows {
  top: number;
  bottom: number;
  from: number;
  to: number;
}

/** Most pixels a strip may have with its halo: about 25 planes of 4 bytes stay under 200 MB. */
const MOST_PIXELS = 2_000_000;

/**
 * Cuts a picture into strips of equal height for a number of workers: as few as memory allows (every
 * cut costs two halos), but a multiple of the workers, and never lower than twice the halo.
 */
export function planStrips(picture: PictureSize, halo: number, workers: number): StripRows[] {
  const { width, height } = picture;
  const mostRows = Math.max(64, Math.floor(MOST_PIXELS / width) - 2 * halo);
  const byMemory = Math.ceil(height / mostRows);
  const wanted = Math.ceil(byMemory / workers) * workers;
  const sensible = Math.max(byMemory, Math.floor(height / Math.max(32, 2 * halo)), 1);
  const count = Math.min(wanted, sensible);
  return Array.from({ length: count }, (_, i) => {
    const top = Math.floor((i * height) / count);
    const bottom = Math.floor(((i + 1) * height) / count);
    return { top, bottom, from: Math.max(0, top - halo), to: Math.min(height, bottom + halo) };
  });
}
