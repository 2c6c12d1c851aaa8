import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './pigment.wgsl?raw';

/** Bare paper, Oklab lightness and yellowness. */
const PAPER_L = 0.968;
const PAPER_B = 0.012;

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const tone = plane(0);
  const wide = plane(1);
  const tooth = plane(2);
  const line = plane(3);
  const first = plane(4);
  const second = plane(5);
  const l = plane(6);
  const a = plane(7);
  const b = plane(8);
  const pressure = setting(0);
  const vivid = setting(1);
  const outline = setting(2);
  const low = setting(3) - setting(4);
  const high = setting(3) + setting(4);
  for (let i = from * width, end = to * width; i < end; i++) {
    const v = f32[tone + i] as number;
    const own = limit(v + 0.3 * (v - (f32[wide + i] as number)), 0, 1);
    // Pencil has no deep black, and paper shows everywhere: middle tones are lifted.
    const t = own + 0.36 * own * (1 - own);
    const grain = f32[tooth + i] as number;
    const k1 = pressure * limit(9 * (f32[first + i] as number), -1.4, 1.4);
    const k2 = pressure * limit(9 * (f32[second + i] as number), -1.4, 1.4);
    const lit = 0.44 + 0.545 * t;
    const before = Math.max(0.1, f32[l + i] as number);
    const gain = vivid * limit(lit / before, 0.8, 1.6);
    const ca = gain * (f32[a + i] as number);
    const cb = gain * (f32[b + i] as number);
    const need = 1 - t + 1.3 * Math.sqrt(ca * ca + cb * cb);
    // No layer ever closes: paper shows through even the densest colour.
    const load = Math.min(0.18, need * 1.0 - 0.36);
    const base = soft(load + 0.5 * k1 + 0.36 * grain, -0.55, 0.55);
    const more = Math.min(0.42, (1 - t) * 1.5 - 1.02);
    const deep = 0.7 * soft(more + 0.5 * k2 + 0.36 * grain, -0.6, 0.6);
    let vl = PAPER_L + (0.8 * lit + 0.186 - PAPER_L) * base;
    let va = ca * base;
    let vb = PAPER_B + (cb - PAPER_B) * base;
    vl += (0.03 + 0.62 * lit - vl) * deep;
    va += (1.05 * ca - va) * deep;
    vb += (1.05 * cb - 0.008 - vb) * deep;
    const pen = outline * (1 - soft(f32[line + i] as number, low, high));
    const drawn = pen * limit(0.78 + 0.3 * grain + 0.12 * k1, 0, 1);
    f32[l + i] = vl + (0.1 - 0.6 * vl) * drawn + 0.016 * grain;
    f32[a + i] = va + (0.7 * ca + 0.008 - va) * drawn;
    f32[b + i] = vb + (0.7 * cb - vb) * drawn;
  }
}

/**
 * Lays pigment on paper, in place of the colour: a light layer of the picture's own colour, a darker
 * one where it is dark, both broken by strokes and by the tooth of the paper; then the outline.
 *
 * Planes: tone, tone blurred, tooth, line response, strokes of both layers, l, a, b (written).
 * Settings: stroke gain, colour, outline, centre and half width of the outline's edge.
 */
export const pigmentOp: LookOp = { id: 'pencil', plain, wgsl };
