import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './wetting.wgsl?raw';

function plain({ f32, plane, setting, width, height, from, to }: PlainStep): void {
  const [swayX, swayY, lost, skin, detail] = [6, 7, 8, 9, 10].map(plane) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const low = setting(0);
  const high = setting(1);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const guard = Math.min(1, 0.75 * (f32[skin + i] as number) + (f32[detail + i] as number));
      const free = 1 - 0.9 * guard;
      const px = limit(x + free * (f32[swayX + i] as number), 0, width - 1);
      const py = limit(y + free * (f32[swayY + i] as number), 0, height - 1);
      const x0 = Math.floor(px);
      const y0 = Math.floor(py);
      const fx = px - x0;
      const fy = py - y0;
      const j = y0 * width + x0;
      const right = x0 < width - 1 ? 1 : 0;
      const down = y0 < height - 1 ? width : 0;
      const bleed = free * soft(f32[lost + i] as number, low, high);
      for (let c = 0; c < 3; c++) {
        const s = plane(c);
        const a = f32[s + j] as number;
        const b = f32[s + j + down] as number;
        const upper = a + fx * ((f32[s + j + right] as number) - a);
        const lower = b + fx * ((f32[s + j + down + right] as number) - b);
        const crisp = upper + fy * (lower - upper);
        f32[plane(11 + c) + i] = crisp + bleed * ((f32[plane(3 + c) + i] as number) - crisp);
      }
    }
  }
}

/**
 * Lets edges waver as a wet brush does, and loses some of them where the paper is wet.
 *
 * Planes: l, a, b; the same blurred; displacement across and down in pixels; wetness noise; skin,
 * detail (0..1, where nothing moves); l, a, b (written). Settings: the noise from which edges begin
 * to be lost, and are lost. Reach: the largest displacement and 1.
 */
export const wettingOp: LookOp = { id: 'wetting', plain, wgsl };
