import type { Heap } from '../../kernels/heap';
import type { LookOp } from '../../kernels/kernels';
import wgsl from './finish.wgsl?raw';

/** One over the square of the chroma from which colours are not made richer. */
const VIVID = 1 / 0.26 ** 2;

function plain(
  { f32, i32 }: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  _top: number,
  from: number,
  to: number,
): void {
  const plane = (k: number): number => (i32[(planes >> 2) + k] as number) >> 2;
  const rich = f32[settings >> 2] as number;
  const held = f32[(settings >> 2) + 1] as number;
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
