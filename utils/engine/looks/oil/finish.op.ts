import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './finish.wgsl?raw';

/** One over the square of the chroma from which colours are not made richer. */
const VIVID = 1 / 0.26 ** 2;

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const rich = setting(0);
  const held = setting(1);
  const mixed = (k: number, i: number, back: number): number => {
    const v = f32[plane(k) + i] as number;
    return v + back * ((f32[plane(k + 3) + i] as number) - v);
  };
  for (let i = from * width, end = to * width; i < end; i++) {
    const back = 0.85 * (f32[plane(6) + i] as number);
    const a = mixed(1, i, back);
    const b = mixed(2, i, back);
    // What is vivid already stays: pushed further, oranges and reds would clip flat.
    const gain = rich + (held - rich) * Math.min(1, VIVID * (a * a + b * b));
    f32[plane(0) + i] = mixed(0, i, back);
    f32[plane(1) + i] = gain * a;
    f32[plane(2) + i] = gain * b;
  }
}

/**
 * Puts guarded features back and makes colours richer, in place. Planes: l, a, b (written), those of
 * the source, where features are guarded (0..1). Settings: gain of dull colours, of vivid ones.
 */
export const finishOp: LookOp = { id: 'oilFinish', plain, wgsl };
