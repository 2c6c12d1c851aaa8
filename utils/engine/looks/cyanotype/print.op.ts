import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './print.wgsl?raw';
import { RAMP_STEPS } from './ramp';

function plain({ f32, i32, plane, setting, width, top, from, to }: PlainStep): void {
  const value = (k: number, i: number): number => f32[plane(k) + i] as number;
  const [detail, slope, scale] = [setting(0), setting(1), setting(2)];
  const [above, below, side] = [setting(3), setting(4), setting(5)];
  const colours = plane(9);
  const out = plane(10);
  for (let y = from; y < to; y++) {
    const near = top + y < above || top + y > below;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const v = value(0, i);
      const t = limit(0.5 + (v + detail * (v - value(1, i)) - 0.5) * slope, 0, 1);
      const fibre = value(3, i);
      let density = (1 - t) * (1 + value(2, i));
      density += fibre * (0.45 + 1.3 * density * (1.2 - density));
      if (near || x < side || x > width - side) {
        const bristle = value(4, i);
        const across = Math.min(x - value(5, y), value(6, y) - x) + bristle;
        const row = top + y;
        const long = Math.min(row - value(7, x), value(8, x) - row) + 0.25 * bristle;
        density *= coverage(across, long, bristle, scale);
      }
      const place = limit(1 - density + 0.2 * fibre, 0, 1) * (RAMP_STEPS - 1);
      i32[out + i] = i32[colours + ((place + 0.5) | 0)] as number;
    }
  }
}

/** How much coat is at a pixel: 0 bare paper, 1 coated, a little more along the wet edge. */
function coverage(across: number, long: number, bristle: number, scale: number): number {
  const dry = soft(across, -4 * scale, Math.max(-3 * scale, (18 + 0.5 * bristle) * scale));
  const wet = soft(long, -2 * scale, 5 * scale);
  const rim = 1 - soft(Math.min(across, long), 4 * scale, 28 * scale);
  return dry * wet * (1 + 0.16 * rim);
}

/**
 * Prints in blue: the picture's darks by the density of the coat, on paper with fibres.
 *
 * Planes: tone, tone blurred, streaks, fibres, bristles; ends of the coat from the left and right per
 * row, from above and below per column; the ramp's colours; pixels to write. Settings: weight of
 * detail, slope of the tone, scale; the coat's ends lie above the first and below the second absolute
 * row, and as near to either side as the third says.
 */
export const printOp: LookOp = { id: 'cyanotypePrint', plain, wgsl };
