import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './paint.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const [fine, coarse, care] = [plane(0), plane(1), plane(2)];
  const everywhere = setting(0);
  const special = setting(1);
  const faint = setting(2);
  for (let i = from * width, end = to * width; i < end; i++) {
    const raw = (f32[fine + i] as number) - (f32[coarse + i] as number);
    const strength = everywhere + special * (f32[care + i] as number);
    const line = raw - limit(raw, -faint, faint);
    f32[fine + i] = limit(strength * line, -0.4, 0.12);
  }
}

/**
 * Brush lines fired onto the glass: what is darker than its surroundings becomes a line, what is
 * lighter is scraped clear.
 *
 * Planes: fine light (written: what to add to the glass), the same blurred, where features are (0..1).
 * Settings: strength everywhere, strength at features on top, difference that is only noise.
 */
export const paintOp: LookOp = { id: 'glasspaint', plain, wgsl };
