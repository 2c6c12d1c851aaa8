import type { Palette } from '../engine';
import type { SmallPicture } from './look';
import { hexOf, type OklabColour, oklabOf } from './oklab';

/** Halvings of the picture's colours: 64 shares. */
const HALVINGS = 6;
/** Most pixels looked at. */
const SAMPLE = 8192;

/**
 * 64 colours that stand for equal shares of a picture, darkest first: its colours, in Oklab, are
 * halved again and again across the direction in which they differ most; each share gives its mean.
 * The same picture always gives the same palette.
 */
export function paletteOf(small: SmallPicture): Palette {
  let shares = [sampleOf(small)];
  for (let i = 0; i < HALVINGS; i++) shares = shares.flatMap(halves);
  return shares
    .map(meanOf)
    .sort((a, b) => a[0] - b[0])
    .map(hexOf);
}

/** Pixels at an even distance; at least one for every share. */
function sampleOf({ width, height, rgba }: SmallPicture): OklabColour[] {
  const pixels = width * height;
  const count = Math.max(2 ** HALVINGS, Math.min(SAMPLE, pixels));
  return Array.from({ length: count }, (_, i) => {
    const p = 4 * Math.floor(((i + 0.5) * pixels) / count);
    return oklabOf(rgba[p] ?? 0, rgba[p + 1] ?? 0, rgba[p + 2] ?? 0);
  });
}

export function meanOf(colours: readonly OklabColour[]): OklabColour {
  let [l, a, b] = [0, 0, 0];
  for (const colour of colours) {
    l += colour[0];
    a += colour[1];
    b += colour[2];
  }
  const count = Math.max(1, colours.length);
  return [l / count, a / count, b / count];
}

/** Two halves of equal size, cut across the principal axis. */
function halves(colours: OklabColour[]): [OklabColour[], OklabColour[]] {
  const [l, a, b] = axisOf(colours);
  const along = (colour: OklabColour) => l * colour[0] + a * colour[1] + b * colour[2];
  const sorted = colours.toSorted((x, y) => along(x) - along(y));
  const middle = colours.length >> 1;
  return [sorted.slice(0, middle), sorted.slice(middle)];
}

/** Direction of the greatest variance, by repeated multiplication with the covariance. */
function axisOf(colours: readonly OklabColour[]): OklabColour {
  const mean = meanOf(colours);
  let [ll, la, lb, aa, ab, bb] = [0, 0, 0, 0, 0, 0];
  for (const colour of colours) {
    const [l, a, b] = [colour[0] - mean[0], colour[1] - mean[1], colour[2] - mean[2]];
    ll += l * l;
    la += l * a;
    lb += l * b;
    aa += a * a;
    ab += a * b;
    bb += b * b;
  }
  // Mostly lightness to begin with, so that a picture without colour is cut by it.
  let axis: OklabColour = [1, 0.11, 0.07];
  for (let i = 0; i < 24; i++) {
    const [x, y, z] = axis;
    const next = [ll * x + la * y + lb * z, la * x + aa * y + ab * z, lb * x + ab * y + bb * z];
    const length = Math.hypot(...next);
    if (length < 1e-12) return axis;
    axis = [(next[0] ?? 0) / length, (next[1] ?? 0) / length, (next[2] ?? 0) / length];
  }
  return axis;
}
