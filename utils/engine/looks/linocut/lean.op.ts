import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './lean.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const [formX, formY, directed, outX, outY] = [plane(0), plane(1), plane(2), plane(3), plane(4)];
  const [handX, handY] = [setting(0), setting(1)];
  for (let i = from * width, end = to * width; i < end; i++) {
    const x = f32[formX + i] as number;
    const y = f32[formY + i] as number;
    const weight = (f32[directed + i] as number) ** 4;
    const c = weight * (x * x - y * y) + handX;
    const s = weight * 2 * x * y + handY;
    // Half the doubled angle, without trigonometry.
    const length = Math.sqrt(c * c + s * s) + 1e-9;
    const sin = Math.sqrt(Math.max(0, 0.5 - (0.5 * c) / length));
    f32[outX + i] = Math.sqrt(Math.max(0, 0.5 + (0.5 * c) / length));
    f32[outY + i] = s < 0 ? -sin : sin;
  }
}

/**
 * Directions for the gouge: along the form where it has a direction, at the hand's own angle elsewhere.
 * Both are added as doubled angles, so that one turns into the other without a seam.
 *
 * Planes: the form's direction x, y and how directed it is; direction x, y to write.
 * Settings: the hand's doubled angle, cosine and sine, times its weight.
 */
export const leanOp: LookOp = { id: 'gouge', plain, wgsl };
