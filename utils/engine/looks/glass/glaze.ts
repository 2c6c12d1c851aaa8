import type { Grid } from './panes';

export interface Glazed {
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
  /** Mean l, a, b of every pane. */
  means: Float32Array;
}

const CHROMA = 1.5;
/** Share of the picture's own light and colour inside a pane: everywhere, and at features on top. */
const SHADING = 0.22;
const PAINTED = 0.68;
/** Differences between neighbouring panes of the same colour: handmade glass. */
const UNLIKE = 0.035;
/** Slope of light across a pane. */
const SLOPE = 0.05;
const MIDDLE = 0.07;
/** Lightness under which glass turns to night blue. */
const NIGHT = 0.45;

/** Colours of the glass: each pane one colour, richer than the picture's, with light inside it. */
export function colourPanes(
  grid: Grid,
  owner: Int32Array,
  count: number,
  care: Float32Array,
  side: number,
  glow: number,
): Glazed {
  const { width, height } = grid;
  const sums = new Float64Array(6 * count);
  const add = (at: number, value: number) => {
    sums[at] = (sums[at] as number) + value;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const k = 6 * (owner[i] as number);
      add(k, grid.l[i] as number);
      add(k + 1, grid.a[i] as number);
      add(k + 2, grid.b[i] as number);
      add(k + 3, x);
      add(k + 4, y);
      add(k + 5, 1);
    }
  }
  const means = new Float32Array(3 * count);
  const middle = new Float32Array(2 * count);
  // Per pane: how its glass differs, and the direction light slopes in.
  const slope = new Float32Array(3 * count);
  for (let k = 0; k < count; k++) {
    const n = Math.max(1, sums[6 * k + 5] as number);
    for (let c = 0; c < 3; c++) means[3 * k + c] = (sums[6 * k + c] as number) / n;
    middle[2 * k] = (sums[6 * k + 3] as number) / n;
    middle[2 * k + 1] = (sums[6 * k + 4] as number) / n;
    const angle = 2 * Math.PI * unlike(k + 7919);
    slope[3 * k] = UNLIKE * (2 * unlike(k) - 1);
    slope[3 * k + 1] = (SLOPE * Math.cos(angle)) / side;
    slope[3 * k + 2] = (SLOPE * Math.sin(angle)) / side;
  }
  const inside = distanceInside(owner, width, height);
  const out = { l: grid.l.slice(), a: grid.a.slice(), b: grid.b.slice(), means };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const k = owner[i] as number;
      const face = care[i] as number;
      const mix = Math.min(1, SHADING + PAINTED * face);
      const ml = means[3 * k] as number;
      const ma = means[3 * k + 1] as number;
      const mb = means[3 * k + 2] as number;
      const deep = Math.min(1, (inside[i] as number) / (0.4 * side));
      const light =
        (1 - face) * (slope[3 * k] as number) +
        (x - (middle[2 * k] as number)) * (slope[3 * k + 1] as number) +
        (y - (middle[2 * k + 1] as number)) * (slope[3 * k + 2] as number) +
        glow * MIDDLE * (deep - 0.4);
      const l = ml + mix * ((grid.l[i] as number) - ml) + light;
      // Light through glass: a firmer curve than paper's.
      const firm = 0.52 + 1.12 * (l - 0.5);
      // No glass is black: the deepest is a night blue that some light comes through.
      const night = Math.max(0, 1 - firm / NIGHT) ** 2;
      out.l[i] = firm + night * (0.24 - 0.75 * firm);
      out.a[i] = CHROMA * (ma + mix * ((grid.a[i] as number) - ma)) - 0.005 * night;
      out.b[i] = CHROMA * (mb + mix * ((grid.b[i] as number) - mb)) - 0.055 * night;
    }
  }
  return out;
}

/** 0..1, the same for the same pane. */
function unlike(k: number): number {
  const h = Math.imul(k + 1, 0x9e3779b1) >>> 0;
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

/** Distance to the nearest border, about (two sweeps of a chamfer, Borgefors 1986). */
function distanceInside(owner: Int32Array, width: number, height: number): Float32Array {
  const d = new Float32Array(owner.length).fill(1e6);
  const relax = (i: number, j: number, step: number) => {
    const via = owner[i] === owner[j] ? (d[j] as number) + step : 0.5;
    if (via < (d[i] as number)) d[i] = via;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (x > 0) relax(i, i - 1, 1);
      if (y > 0) {
        relax(i, i - width, 1);
        if (x > 0) relax(i, i - width - 1, 1.41);
        if (x < width - 1) relax(i, i - width + 1, 1.41);
      }
    }
  }
  for (let y = height - 1, i = owner.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      if (x < width - 1) relax(i, i + 1, 1);
      if (y < height - 1) {
        relax(i, i + width, 1);
        if (x < width - 1) relax(i, i + width + 1, 1.41);
        if (x > 0) relax(i, i + width - 1, 1.41);
      }
    }
  }
  return d;
}
