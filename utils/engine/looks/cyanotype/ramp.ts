import type { Kernels, Pixels } from '../../kernels/kernels';

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

/** `RAMP_STEPS` colours in a row, interpolated in Oklab. */
export function ramp(kernels: Kernels): Pixels {
  const [l, a, b] = [1, 2, 3].map((part) =>
    Float32Array.from({ length: RAMP_STEPS }, (_, i) => valueAt(i / (RAMP_STEPS - 1), part)),
  );
  const plane = (values = new Float32Array(RAMP_STEPS)) => {
    const made = kernels.plane(RAMP_STEPS, 1);
    kernels.set(made, values);
    return made;
  };
  const pixels = kernels.pixels(RAMP_STEPS, 1);
  kernels.rgba({ l: plane(l), a: plane(a), b: plane(b) }, pixels);
  return pixels;
}

function valueAt(place: number, part: number): number {
  const after = Math.max(
    1,
    STOPS.findIndex(([end]) => place <= end),
  );
  const low = STOPS[after - 1] ?? [];
  const high = STOPS[after] ?? [];
  const f = (place - (low[0] ?? 0)) / ((high[0] ?? 1) - (low[0] ?? 0));
  return (low[part] ?? 0) + ((high[part] ?? 0) - (low[part] ?? 0)) * f;
}
