import type { Kernels, Plane, ToneGrid } from '../kernels/kernels';

/** Most values that a percentile is taken from. */
const SAMPLE = 16384;

/** Equal steps of the range that values are counted in before some are sorted. */
const COUNTS = 1024;

/** Values below which the given shares (0..1) of the values lie, from an even sample of them. */
export function percentiles(values: Float32Array, shares: readonly number[]): number[] {
  const stride = Math.max(1, values.length / SAMPLE);
  const count = Math.max(1, Math.floor(values.length / stride));
  const sample = new Float32Array(count);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = values[Math.floor((i + 0.5) * stride)] ?? 0;
    sample[i] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most > least)) return shares.map(() => sample[0] as number);
  // Only values of the same step as the one that is looked for have to be put in order.
  const steps = new Uint16Array(count);
  const counts = new Uint32Array(COUNTS);
  const scale = (COUNTS - 1) / (most - least);
  for (let i = 0; i < count; i++) {
    const step = ((sample[i] as number) - least) * scale;
    steps[i] = step;
    counts[step | 0] = (counts[step | 0] as number) + 1;
  }
  return shares.map((share) => {
    const index = Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    let step = 0;
    let before = 0;
    while (before + (counts[step] as number) <= index) before += counts[step++] as number;
    const same = new Float32Array(counts[step] as number);
    for (let i = 0, n = 0; n < same.length; i++) {
      if (steps[i] === step) same[n++] = sample[i] as number;
    }
    return same.sort()[index - before] as number;
  });
}

/** Entries of the tone curve. */
const STEPS = 256;

/** Least range of tones a picture is taken to have; a flat picture keeps its own tone. */
const LEAST_RANGE = 0.12;

/** Cells along the short side of the grid. */
const GRID = 40;

/**
 * Measures tone normalisation on a small copy: a curve that spreads the picture's own range over
 * 0..1 and brings its median towards the middle, and per grid cell the correction that gives every
 * region about the same mean and contrast: `0.5 + 0.45 (mean - 0.5) + 0.2 (v - mean) / deviation`
 * over a twelfth of the short side. Where only noise is (deviation small for how far the curve was
 * stretched there) the correction stays weak, so that dark skies do not turn into texture.
 */
export function measureTone(kernels: Kernels, light: Plane): ToneGrid {
  const values = Float32Array.from(kernels.view(light));
  const [darkest, middle, lightest] = percentiles(values, [0.01, 0.5, 0.99]);
  let low = darkest as number;
  let high = lightest as number;
  const missing = Math.max(0, LEAST_RANGE - (high - low));
  const centre = Math.min(1, Math.max(0, (low + high) / 2));
  low -= missing * centre;
  high += missing * (1 - centre);
  const range = high - low;
  const median = limit(((middle as number) - low) / range, 0.02, 0.98);
  const target = median + 0.6 * (0.55 - median);
  const gamma = limit(Math.log(target) / Math.log(median), 0.45, 1.5);
  const table = Float32Array.from({ length: STEPS }, (_, i) => (i / (STEPS - 1)) ** gamma);

  const toned = kernels.view(kernels.curve(light, table, low, high)).slice();
  const { width, height } = light;
  const cell = Math.max(1, Math.min(width, height) / GRID);
  const gridWidth = Math.max(2, Math.round(width / cell));
  const gridHeight = Math.max(2, Math.round(height / cell));
  const mean = kernels.plane(gridWidth, gridHeight);
  const square = kernels.plane(gridWidth, gridHeight);
  shrink(toned, width, height, kernels.view(mean), gridWidth, gridHeight, (v) => v);
  shrink(toned, width, height, kernels.view(square), gridWidth, gridHeight, (v) => v * v);
  const sigma = Math.min(gridWidth, gridHeight) / 12;
  kernels.gauss(mean, sigma, mean);
  kernels.gauss(square, sigma, square);
  const mu = kernels.view(mean);
  const mu2 = kernels.view(square);
  const gain = new Float32Array(mu.length);
  const lift = new Float32Array(mu.length);
  mu.forEach((m, i) => {
    const deviation = Math.sqrt(Math.max(0, (mu2[i] as number) - m * m));
    const stretch = (gamma * Math.max(0.06, m) ** (1 - 1 / gamma)) / range;
    const g = 0.2 / Math.max(deviation, 0.075, 0.02 * stretch * (1 + stretch));
    gain[i] = g;
    lift[i] = 0.5 + 0.45 * (m - 0.5) - m * g;
  });
  return { table, low, high, gridWidth, gridHeight, gain, lift };
}

/** Mean of `of(value)` per cell of a grid laid over a picture; every cell gets at least one pixel. */
function shrink(
  values: Float32Array,
  width: number,
  height: number,
  into: Float32Array,
  gridWidth: number,
  gridHeight: number,
  of: (value: number) => number,
): void {
  for (let gy = 0; gy < gridHeight; gy++) {
    const y0 = Math.min(height - 1, Math.floor((gy * height) / gridHeight));
    const y1 = Math.max(y0 + 1, Math.floor(((gy + 1) * height) / gridHeight));
    for (let gx = 0; gx < gridWidth; gx++) {
      const x0 = Math.min(width - 1, Math.floor((gx * width) / gridWidth));
      const x1 = Math.max(x0 + 1, Math.floor(((gx + 1) * width) / gridWidth));
      let sum = 0;
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) sum += of(values[y * width + x] as number);
      }
      into[gy * gridWidth + gx] = sum / ((x1 - x0) * (y1 - y0));
    }
  }
}

export function limit(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
