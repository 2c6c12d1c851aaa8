import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './light.wgsl?raw';

function plain({ f32, plane, width, from, to }: PlainStep): void {
  const lit = plane(0);
  const l = plane(1);
  const a = plane(2);
  const b = plane(3);
  for (let i = from * width, end = to * width; i < end; i++) {
    const t = limit(f32[lit + i] as number, 0, 1);
    const v = 0.17 + 0.8 * (t * (1.4 - 0.4 * t));
    const gain = limit(v / Math.max(0.1, f32[l + i] as number), 0.7, 1.6);
    f32[lit + i] = v;
    f32[a + i] = (f32[a + i] as number) * gain;
    f32[b + i] = (f32[b + i] as number) * gain;
  }
}

/**
 * Even light for flat areas, in place: darks opened, colours keeping pace with the light.
 *
 * Planes: normalised light (written), light, a, b (written).
 */
export const lightOp: LookOp = { id: 'celLight', plain, wgsl };
