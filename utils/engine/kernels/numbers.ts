/** Small numbers shared by the plain twins of the kernels; `lanes.as.ts` has their SIMD forms. */

export function limit(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Smooth step from 0 at `low` to 1 at `high`. */
export function soft(value: number, low: number, high: number): number {
  const t = limit((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}
