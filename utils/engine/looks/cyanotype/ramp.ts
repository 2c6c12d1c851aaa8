import type { Kernels } from '../../kernels/kernels';

/** Prussian blue from the deepest coat to bare cotton paper: place, then Oklab. */
const STOPS: readonly (readonly [number, number, number, number])[] = [
  [0, 0.2, -0.018, -0.085],
  [0.22, 0.315, -0.028, -0.115],
  [0.45, 0.47, -0.04, -0.118],
  [0.7, 0.7, -0.032, -0.068],
  [0.88, 0.875, -0.012, -0.012],
  [1, 0.955, -0.001, 0.018],
];

export const RAMP_STEPS = 1024;

/** `RAMP_STEPS` RGBA colours, interpolated in Oklab. */
export function ramp(kernels: Kernels): Uint8ClampedArray {
  const mark = kernels.mark();
  const lab = {
    l: kernels.plane(RAMP_STEPS, 1),
    a: kernels.plane(RAMP_STEPS, 1),
    b: kernels.plane(RAMP_STEPS, 1),
  };
  const pixels = kernels.pixels(RAMP_STEPS, 1);
  const [l, a, b] = [kernels.view(lab.l), kernels.view(lab.a), kernels.view(lab.b)];
  for (let i = 0; i < RAMP_STEPS; i++) {
    const place = i / (RAMP_STEPS - 1);
    const after = STOPS.findIndex((stop, k) => k > 0 && place <= stop[0]);
    const low = STOPS[after - 1];
    const high = STOPS[after];
    if (!low || !high) continue;
    const f = (place - low[0]) / (high[0] - low[0]);
    l[i] = low[1] + (high[1] - low[1]) * f;
    a[i] = low[2] + (high[2] - low[2]) * f;
    b[i] = low[3] + (high[3] - low[3]) * f;
  }
  kernels.rgba(lab, pixels);
  const colours = kernels.bytes(pixels).slice();
  kernels.release(mark);
  return colours;
}
