import type { LookOptions } from '@/utils/engine/engine';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import type { Look, SmallPicture } from '@/utils/engine/looks/look';
import { analysePicture, analysisSideOf, renderStrip } from '@/utils/engine/render';

export interface Make {
  options?: LookOptions;
  seed?: number;
  /** Height of the strips; the whole picture if absent. */
  strip?: number;
}

/** Nearest-neighbour copy whose long side is at most `side`. */
export function shrunk(picture: SmallPicture, side: number): SmallPicture {
  const factor = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * factor));
  const height = Math.max(1, Math.round(picture.height * factor));
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = Math.min(picture.width - 1, Math.floor((x + 0.5) / factor));
      const sy = Math.min(picture.height - 1, Math.floor((y + 0.5) / factor));
      const p = 4 * (sy * picture.width + sx);
      rgba.set(picture.rgba.subarray(p, p + 4), 4 * (y * width + x));
    }
  }
  return { width, height, rgba };
}

/** Renders a picture as the engine does: measured once, then strip by strip. */
export function make(
  kernels: Kernels,
  look: Look,
  picture: SmallPicture,
  { options = {}, seed = 7, strip = picture.height }: Make = {},
): Uint8ClampedArray {
  const { width, height } = picture;
  const small = shrunk(picture, analysisSideOf(look));
  const analysis = structuredClone(analysePicture(kernels, look, small, picture, options));
  const halo = look.halo(options, picture, analysis);
  const out = new Uint8ClampedArray(4 * width * height);
  for (let top = 0; top < height; top += strip) {
    const bottom = Math.min(height, top + strip);
    const rows = {
      top,
      bottom,
      from: Math.max(0, top - halo),
      to: Math.min(height, bottom + halo),
    };
    const part = picture.rgba.subarray(4 * width * rows.from, 4 * width * rows.to);
    const plan = { picture: { width, height }, options, analysis, seed, keep: 0 };
    out.set(renderStrip(kernels, look, plan, rows, part, undefined), 4 * width * top);
  }
  return out;
}
