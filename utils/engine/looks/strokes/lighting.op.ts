import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';

function plain({ f32, plane, setting, width, height, from, to }: PlainStep): void {
  const h = plane(0);
  const l = plane(1);
  const a = plane(2);
  const b = plane(3);
  const uncovered = plane(4);
  const relief = setting(0);
  const steep = setting(1);
  for (let y = from; y < to; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const left = x > 0 ? -1 : 0;
      const right = x < width - 1 ? 1 : 0;
      const across = (f32[h + i + right] as number) - (f32[h + i + left] as number);
      const along = (f32[h + i + down] as number) - (f32[h + i + up] as number);
      const slope = steep * (0.6 * across + along);
      const lit = slope / (1 + Math.abs(slope));
      const bare = f32[uncovered + i] as number;
      const tone = (f32[l + i] as number) + bare * (f32[plane(5) + i] as number);
      const shine = Math.max(0, lit - 0.35);
      f32[l + i] = tone + relief * (0.25 + 0.75 * tone) * (0.115 * lit + 0.12 * shine * shine);
      f32[a + i] = (f32[a + i] as number) + bare * (f32[plane(6) + i] as number);
      f32[b + i] = (f32[b + i] as number) + bare * (f32[plane(7) + i] as number);
    }
  }
}

/**
 * Fills what no stroke covers with the ground, and lights the paint from the upper left.
 *
 * Planes: height, l, a, b (changed), how much of the ground shows, the ground's l, a, b. Settings:
 * strength, steepness. Reach 1.
 */
export const lightingOp: LookOp = { id: 'lighting', plain };
