import type { Filter } from './kernels';

/** For every output position the first source position and `count` weights, summing to 1. */
export interface ResampleTaps {
  count: number;
  starts: Int32Array;
  weights: Float32Array;
}

/** Catmull-Rom. */
function cubic(t: number): number {
  const x = Math.abs(t);
  if (x < 1) return 1.5 * x * x * x - 2.5 * x * x + 1;
  if (x < 2) return -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2;
  return 0;
}

/** Weight of source position `i` for an output centred at `centre`, `step` source pixels wide. */
function weightOf(filter: Filter, i: number, centre: number, step: number): number {
  if (filter === 'area') {
    const from = Math.max(i - 0.5, centre - step / 2);
    const to = Math.min(i + 0.5, centre + step / 2);
    return Math.max(0, to - from);
  }
  const wide = Math.max(1, step);
  const t = (i - centre) / wide;
  return filter === 'cubic' ? cubic(t) : Math.max(0, 1 - Math.abs(t));
}

function reachOf(filter: Filter, step: number): number {
  if (filter === 'area') return step / 2 + 0.5;
  return (filter === 'cubic' ? 2 : 1) * Math.max(1, step);
}

/**
 * Weights for one axis of a resize from `sourceSize` to `outSize` (whole picture), where only
 * positions `sourceTop .. + sourceRows` are at hand and `outTop .. + outRows` are wanted. Positions
 * outside count as the nearest one at hand.
 */
export function resampleTaps(
  sourceSize: number,
  sourceTop: number,
  sourceRows: number,
  outSize: number,
  outTop: number,
  outRows: number,
  filter: Filter,
): ResampleTaps {
  const step = sourceSize / outSize;
  const reach = reachOf(filter, step);
  const count = Math.min(sourceRows, Math.ceil(2 * reach));
  const starts = new Int32Array(outRows);
  const weights = new Float32Array(outRows * count);
  for (let o = 0; o < outRows; o++) {
    const centre = (o + outTop + 0.5) * step - 0.5;
    const first = Math.floor(centre - reach) + 1;
    const start = Math.min(sourceRows - count, Math.max(0, first - sourceTop));
    starts[o] = start;
    let sum = 0;
    for (let i = first; i < centre + reach; i++) {
      const weight = weightOf(filter, i, centre, step);
      if (weight === 0) continue;
      const slot = Math.min(count - 1, Math.max(0, i - sourceTop - start));
      weights[o * count + slot] = (weights[o * count + slot] ?? 0) + weight;
      sum += weight;
    }
    for (let i = 0; i < count; i++) {
      weights[o * count + i] = (weights[o * count + i] ?? 0) / (sum || 1);
    }
  }
  return { count, starts, weights };
}
