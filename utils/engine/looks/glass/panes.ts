import type { Seeds } from './seeds';

/** A picture in Oklab on a grid. */
export interface Grid {
  width: number;
  height: number;
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
}

/** Difference of colour (Oklab) that weighs as much as one side of distance. */
const COLOUR = 0.1;
const ROUNDS = 4;
/** How far from its seed, in sides, a pane may reach. */
const REACH = 1.5;

/**
 * Grows panes around seeds: every place goes to the seed nearest in place and colour together, seeds
 * move to the middle of what they got, and again (SLIC, Achanta et al. 2012, with a side per seed).
 * Returns the pane of every place.
 */
export function growPanes(grid: Grid, seeds: Seeds): Int32Array {
  const { width, height } = grid;
  const { x, y, side } = seeds;
  const count = x.length;
  const [l, a, b] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let k = 0; k < count; k++) {
    const i = Math.round(y[k] as number) * width + Math.round(x[k] as number);
    l[k] = grid.l[i] as number;
    a[k] = grid.a[i] as number;
    b[k] = grid.b[i] as number;
  }
  const owner = new Int32Array(width * height);
  const away = new Float32Array(width * height);
  for (let round = 0; round < ROUNDS; round++) {
    away.fill(Number.POSITIVE_INFINITY);
    // Until the last round seeds only have to find their places: every other one of both will do.
    const step = round < ROUNDS - 1 ? 2 : 1;
    for (let k = 0; k < count; k++) {
      const cx = x[k] as number;
      const cy = y[k] as number;
      const reach = REACH * (side[k] as number);
      const place = (COLOUR / (side[k] as number)) ** 2;
      const [cl, ca, cb] = [l[k] as number, a[k] as number, b[k] as number];
      const right = Math.min(width - 1, Math.floor(cx + reach));
      const left = upTo(Math.max(0, Math.ceil(cx - reach)), step);
      const bottom = Math.min(height - 1, Math.floor(cy + reach));
      for (let v = upTo(Math.max(0, Math.ceil(cy - reach)), step); v <= bottom; v += step) {
        const dy = v - cy;
        for (let u = left, i = v * width + left; u <= right; u += step, i += step) {
          const dx = u - cx;
          const far = place * (dx * dx + dy * dy);
          if (far >= (away[i] as number)) continue;
          const dl = (grid.l[i] as number) - cl;
          const da = (grid.a[i] as number) - ca;
          const db = (grid.b[i] as number) - cb;
          const d = dl * dl + 2 * (da * da + db * db) + far;
          if (d < (away[i] as number)) {
            away[i] = d;
            owner[i] = k;
          }
        }
      }
    }
    if (step > 1) recentre(grid, owner, { x, y, side }, { l, a, b }, step);
  }
  return owner;
}

/** The next multiple of `step`. */
function upTo(v: number, step: number): number {
  return step * Math.ceil(v / step);
}

function recentre(
  grid: Grid,
  owner: Int32Array,
  seeds: Seeds,
  colour: { l: Float32Array; a: Float32Array; b: Float32Array },
  step: number,
): void {
  const count = seeds.x.length;
  const sums = new Float64Array(6 * count);
  for (let v = 0; v < grid.height; v += step) {
    for (let u = 0, i = v * grid.width; u < grid.width; u += step, i += step) {
      const k = 6 * (owner[i] as number);
      sums[k] = (sums[k] as number) + u;
      sums[k + 1] = (sums[k + 1] as number) + v;
      sums[k + 2] = (sums[k + 2] as number) + (grid.l[i] as number);
      sums[k + 3] = (sums[k + 3] as number) + (grid.a[i] as number);
      sums[k + 4] = (sums[k + 4] as number) + (grid.b[i] as number);
      sums[k + 5] = (sums[k + 5] as number) + 1;
    }
  }
  for (let k = 0; k < count; k++) {
    const n = sums[6 * k + 5] as number;
    if (n === 0) continue;
    seeds.x[k] = (sums[6 * k] as number) / n;
    seeds.y[k] = (sums[6 * k + 1] as number) / n;
    colour.l[k] = (sums[6 * k + 2] as number) / n;
    colour.a[k] = (sums[6 * k + 3] as number) / n;
    colour.b[k] = (sums[6 * k + 4] as number) / n;
  }
}
