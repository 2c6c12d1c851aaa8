import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './split.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const red = plane(0);
  const green = plane(1);
  const blue = plane(2);
  const tone = plane(3);
  const key = plane(4);
  const chroma = setting(0);
  const start = setting(1);
  const most = setting(2);
  const removal = setting(3);
  for (let i = from * width, end = to * width; i < end; i++) {
    const r = f32[red + i] as number;
    const g = f32[green + i] as number;
    const b = f32[blue + i] as number;
    const t = f32[tone + i] as number;
    const grey = 0.299 * r + 0.587 * g + 0.114 * b;
    const gain = chroma * limit(t / (grey + 0.05), 0.7, 2.4);
    const c = 1 - limit(t + (r - grey) * gain, 0, 1);
    const m = 1 - limit(t + (g - grey) * gain, 0, 1);
    const y = 1 - limit(t + (b - grey) * gain, 0, 1);
    const dark = limit((Math.min(c, m, y) - start) / (1 - start), 0, 1);
    const k = most * dark * (0.35 + 0.65 * dark);
    const left = 1 / (1 - removal * k);
    f32[red + i] = limit((c - removal * k) * left, 0, 1);
    f32[green + i] = limit((m - removal * k) * left, 0, 1);
    f32[blue + i] = limit((y - removal * k) * left, 0, 1);
    f32[key + i] = k;
  }
}

/**
 * From light to inks: red, green, blue (0..1) become amounts of cyan, magenta, yellow, in place; what
 * they have in common in the dark goes to black.
 *
 * Planes: red, green, blue (written), normalised tone, black (written).
 * Settings: chroma, shared dark where black begins, most black, share of the colours that black replaces.
 */
export const splitOp: LookOp = { id: 'halftonesplit', plain, wgsl };
