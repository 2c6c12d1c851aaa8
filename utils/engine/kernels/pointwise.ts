import type { Kernels, LookOp, Plane } from './kernels';
import type { PlainStep } from './plain-step';
import wgsl from './weighted.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const [out, a, b, c] = [plane(0), plane(1), plane(2), plane(3)];
  const [constant, x, y, z] = [setting(0), setting(1), setting(2), setting(3)];
  for (let i = from * width, end = to * width; i < end; i++) {
    f32[out + i] =
      constant +
      x * (f32[a + i] as number) +
      y * (f32[b + i] as number) +
      z * (f32[c + i] as number);
  }
}

/** Planes: to write, three to add up. Settings: constant, three weights. */
const weightedOp: LookOp = { id: 'weighted', plain, wgsl };

/**
 * Weighted sum of up to three planes of one size and a constant, into a plane that may be one of
 * them. Reach 0.
 */
export function weighted(
  kernels: Kernels,
  parts: readonly (readonly [plane: Plane, weight: number])[],
  into: Plane,
  constant = 0,
): Plane {
  // A plane that was never written may hold what is not a number, which no weight takes away.
  const none = [parts[0]?.[0] ?? into, 0] as const;
  const three = [0, 1, 2].map((i) => parts[i] ?? none);
  const planes = [into, ...three.map(([plane]) => plane)];
  const settings = Float32Array.of(constant, ...three.map(([, weight]) => weight));
  kernels.compose(weightedOp, planes, settings, wholeOf(into));
  return into;
}

/** A plane as a window of its own. */
export function wholeOf({ width, height }: Plane) {
  return { width, height, top: 0, rows: height };
}
