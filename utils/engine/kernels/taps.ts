/** How far a Gaussian of this sigma reaches, in pixels. */
export function gaussReach(sigma: number): number {
  return sigma < 0.2 ? 0 : Math.max(1, Math.ceil(sigma * 2.8));
}

/** How far `kuwahara` with this radius reaches, in pixels: the ellipse is at most twice as long as wide on average. */
export function kuwaharaReach(radius: number): number {
  return Math.ceil(radius * 2);
}

/** Centre and one side of a Gaussian, the whole summing to 1. */
export function gaussHalf(sigma: number): Float32Array {
  const reach = gaussReach(sigma);
  const half = new Float32Array(reach + 1);
  let sum = 0;
  for (let i = 0; i <= reach; i++) {
    const weight = reach === 0 ? 1 : Math.exp((-0.5 * i * i) / (sigma * sigma));
    half[i] = weight;
    sum += i === 0 ? weight : 2 * weight;
  }
  for (let i = 0; i <= reach; i++) half[i] = (half[i] ?? 0) / sum;
  return half;
}

/** Centre and one side of a box of `2 * reach + 1` equal weights, the whole summing to 1. */
export function boxHalf(reach: number): Float32Array {
  const steps = Math.max(0, Math.round(reach));
  return new Float32Array(steps + 1).fill(1 / (2 * steps + 1));
}

/** Half kernel of `(1 + p) G(sigma) - p G(ratio sigma)`. */
export function dogHalf(sigma: number, ratio: number, strength: number): Float32Array {
  const inner = gaussHalf(sigma);
  const outer = gaussHalf(sigma * ratio);
  return outer.map((weight, i) => (1 + strength) * (inner[i] ?? 0) - strength * weight);
}
