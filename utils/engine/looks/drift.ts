import type { Kernels, Plane } from '../kernels/kernels';

/** Pixels of sigma on which directions at large are measured. */
const FEW = 4;

/**
 * Directions of the picture at large (`sigma` in pixels, of the structure tensor), as cosine and sine
 * of the doubled angle times its coherence, written to `cos` and `sin`: they change slowly, so that
 * few pixels will do.
 */
export function driftOf(k: Kernels, light: Plane, sigma: number, cos: Plane, sin: Plane): void {
  const { width, height } = light;
  const mark = k.mark();
  const whole = { width, height, top: 0, rows: height };
  const factor = Math.max(1, Math.floor(sigma / FEW));
  const rows = Math.max(1, Math.round(height / factor));
  const less = { width: Math.max(1, Math.round(width / factor)), height: rows, top: 0, rows };
  const small = factor === 1 ? light : k.resample(light, whole, less, 'area');
  const flow = k.flow(small, sigma / factor);
  const turned = [k.plane(less.width, rows), k.plane(less.width, rows)] as const;
  const [c, s] = turned.map((plane) => k.view(plane)) as [Float32Array, Float32Array];
  const [x, y, weight] = [flow.x, flow.y, flow.anisotropy].map((plane) => k.view(plane)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let i = 0; i < c.length; i++) {
    const dx = x[i] as number;
    const dy = y[i] as number;
    c[i] = (weight[i] as number) * (dx * dx - dy * dy);
    s[i] = (weight[i] as number) * 2 * dx * dy;
  }
  for (const [plane, into] of [
    [turned[0], cos],
    [turned[1], sin],
  ] as const) {
    k.set(into, k.view(factor === 1 ? plane : k.resample(plane, less, whole, 'linear')));
  }
  k.release(mark);
}
