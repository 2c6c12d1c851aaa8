import type { LookOp } from '../../kernels/kernels';
import { soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './colouring.wgsl?raw';

/** Outlines: a dark plum rather than black, tinted by what they enclose. Oklab. */
const LINE_L = 0.17;
const LINE_A = 0.018;
const LINE_B = -0.018;
/** How much of the source's finest light comes back, so that eyes and teeth stay, and at most. */
const GUARD = 0.42;
const GUARD_LIMIT = 0.12;

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const own = plane(0);
  const blur = plane(1);
  const line = plane(2);
  const l = plane(3);
  const a = plane(4);
  const b = plane(5);
  const chroma = setting(0);
  const outline = setting(1);
  const low = setting(2) - setting(3);
  const high = setting(2) + setting(3);
  for (let i = from * width, end = to * width; i < end; i++) {
    const v = f32[l + i] as number;
    const detail = (f32[own + i] as number) - (f32[blur + i] as number);
    const fine = Math.min(GUARD_LIMIT, Math.max(-GUARD_LIMIT, detail));
    const shadow = 1 - soft(v, 0.35, 0.62);
    const pen = outline * (1 - soft(f32[line + i] as number, low, high));
    const va = (f32[a + i] as number) * chroma + 0.01 * shadow;
    const vb = (f32[b + i] as number) * chroma - 0.028 * shadow;
    const vl = v + GUARD * fine;
    f32[l + i] = vl + (LINE_L - vl) * pen;
    f32[a + i] = va + (LINE_A - 0.7 * va) * pen;
    f32[b + i] = vb + (LINE_B - 0.7 * vb) * pen;
  }
}

/**
 * Colours flat areas, in place: finest light of the source, cool shadows, outline.
 *
 * Planes: the source's light, the same blurred, line response, l (in steps), a, b (written).
 * Settings: colour, outline, centre and half width of the outline's edge.
 */
export const colouringOp: LookOp = { id: 'cel', plain, wgsl };
