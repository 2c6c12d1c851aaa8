import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import { PAINTED } from './brush';

/** Where no more than this shows of what lies under the paint, nothing more is painted. */
const HIDDEN = 1 / 300;

function plain({ f32, plane, setting, width, top, from, to }: PlainStep): void {
  const outL = plane(0);
  const outA = plane(1);
  const outB = plane(2);
  const outH = plane(3);
  const left = plane(4);
  const strokes = plane(5);
  const table = plane(6);
  const count = setting(0);
  for (let n = count - 1; n >= 0; n--) {
    const s = strokes + n * PAINTED;
    const of = (k: number): number => f32[s + k] as number;
    const cy = of(1) - top;
    const reach = of(16);
    const first = Math.max(from, Math.floor(cy - reach));
    const last = Math.min(to, Math.ceil(cy + reach));
    if (first >= last) continue;
    const cx = of(0);
    const dx = of(2);
    const dy = of(3);
    const halfLength = of(4);
    const halfWidth = of(5);
    const bend = of(6);
    const offset = of(13);
    const bristle = halfWidth * of(14);
    const body = of(15);
    const under = of(17) * halfWidth - 0.5;
    const over = of(18) * halfWidth + 0.5;
    const dry = of(19);
    for (let y = first; y < last; y++) {
      const py = y + 0.5 - cy;
      let low = -cx;
      let high = width - cx;
      if (Math.abs(dx) > 1e-4) {
        const p = (-halfLength - py * dy) / dx;
        const q = (halfLength - py * dy) / dx;
        low = Math.max(low, Math.min(p, q));
        high = Math.min(high, Math.max(p, q));
      }
      if (Math.abs(dy) > 1e-4) {
        const p = (py * dx - under) / dy;
        const q = (py * dx - over) / dy;
        low = Math.max(low, Math.min(p, q));
        high = Math.min(high, Math.max(p, q));
      }
      const end = Math.min(width, Math.ceil(cx + high) + 1);
      for (let x = Math.max(0, Math.floor(cx + low)); x < end; x++) {
        const i = y * width + x;
        const seen = f32[left + i] as number;
        if (seen < HIDDEN) continue;
        const px = x + 0.5 - cx;
        const u = (px * dx + py * dy) / halfLength;
        const w = (py * dx - px * dy) / halfWidth - bend * (u * u - 1 / 3);
        const far = Math.abs(u);
        const narrow = Math.max(0, far - 0.55) / 0.45;
        const side = Math.abs(w);
        const edge = (1 - 0.62 * narrow * narrow - side) * halfWidth + 0.5;
        if (edge <= 0 || far >= 1) continue;
        const place = limit(offset + w * bristle, 0, 250);
        const j = Math.floor(place);
        const t = place - j;
        const a0 = f32[table + j] as number;
        const a1 = f32[table + j + 1] as number;
        const b0 = f32[table + j + 2] as number;
        const b1 = f32[table + j + 3] as number;
        const one = a0 + t * (a1 - a0);
        const two = b0 + t * (b1 - b0);
        const hair = one + (0.5 + 0.5 * u) * (two - one);
        const head = (1 - 0.4 * hair - u) * halfLength + 0.5;
        const tail = (u + 1 - 0.25 * (1 - hair)) * halfLength + 0.5;
        const worn = 1 - dry * soft(u - 0.6 * hair, -0.1, 0.7);
        const alpha = limit(edge, 0, 1) * limit(head, 0, 1) * limit(tail, 0, 1) * worn;
        if (alpha <= 0) continue;
        const streak = hair - 0.5;
        const ridge = side * side * side * side;
        const part = seen * alpha;
        const paint = 0.35 + 0.75 * hair + 0.35 * ridge + 0.3 * soft(u, 0.3, 0.9);
        f32[left + i] = seen - part;
        f32[outL + i] = (f32[outL + i] as number) + part * (of(7) + streak * of(10));
        f32[outA + i] = (f32[outA + i] as number) + part * (of(8) + streak * of(11));
        f32[outB + i] = (f32[outB + i] as number) + part * (of(9) + streak * of(12));
        f32[outH + i] = (f32[outH + i] as number) + part * body * paint;
      }
    }
  }
}

/**
 * Lays strokes over each other, each a bent ribbon of bristles with ragged ends. From the last stroke
 * back to the first, so that what is covered is never painted.
 *
 * Planes: l, a, b, height of the paint (sums, from 0), how much still shows through (from 1; all five
 * changed), strokes (`PAINTED` numbers each), bristles. Settings: how many strokes. A stroke: centre x,
 * y; direction x, y; half length, half width; bend; l, a, b; what a bristle adds to them; place in the
 * table of bristles, bristles per pixel; body; reach in rows; the sides it reaches to across its chord in
 * half widths; how dry it runs.
 */
export const layingOp: LookOp = { id: 'laying', plain };
