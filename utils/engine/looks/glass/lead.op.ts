import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import { SEGMENT_FLOATS } from './bins';
import wgsl from './lead.wgsl?raw';

/** Lightness of lead in the dark, how much light beside it lifts it, and how much its bright flank (on lead 4 pixels wide and more). */
const LEAD = 0.12;
const LIT = 0.1;
const FLANK = 0.3;
/** Darkening of glass beside the lead. */
const SHADE = 0.3;

function plain({ f32, plane, setting, width, height, top, from, to }: PlainStep): void {
  const [l, a, b, paint, grain] = [0, 1, 2, 3, 4].map(plane) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const starts = plane(5);
  const segments = plane(6);
  const [outL, outA, outB] = [plane(7), plane(8), plane(9)];
  const sx = setting(0);
  const sy = setting(1);
  const side = setting(2);
  const across = setting(3);
  const down = setting(4);
  const reach = setting(5);
  const lead = setting(6);
  const push = setting(7);
  const shade = setting(8);
  const ripple = setting(9);
  for (let y = from; y < to; y++) {
    const gy = (top + y + 0.5) * sy;
    const line = Math.min(down - 1, Math.floor(gy / side)) * across;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const gx = (x + 0.5) * sx;
      const bin = line + Math.min(across - 1, Math.floor(gx / side));
      let least = reach * reach;
      let [vx, vy, wide] = [0, 0, 1];
      for (let s = f32[starts + bin] as number; s < (f32[starts + bin + 1] as number); s++) {
        const at = segments + SEGMENT_FLOATS * s;
        const dx = f32[at + 2] as number;
        const dy = f32[at + 3] as number;
        const px = gx - (f32[at] as number);
        const py = gy - (f32[at + 1] as number);
        const t = limit((px * dx + py * dy) * (f32[at + 4] as number), 0, 1);
        const ex = px - t * dx;
        const ey = py - t * dy;
        const square = ex * ex + ey * ey;
        if (square < least) {
          least = square;
          vx = ex;
          vy = ey;
          wide = f32[at + 5] as number;
        }
      }
      const length = Math.sqrt(least);
      const nx = vx / Math.max(1e-6, length);
      const ny = vy / Math.max(1e-6, length);
      const d = length / sx;
      const move = Math.max(0, push - d);
      const jx = limit(x + Math.floor(nx * move + 0.5), 0, width - 1);
      const jy = limit(y + Math.floor(ny * move + 0.5), 0, height - 1);
      const j = jy * width + jx;
      const half = lead * wide;
      const near = limit(1 - (d - half) / shade, 0, 1);
      const glass =
        ((f32[l + j] as number) +
          (f32[paint + i] as number) +
          ripple * (f32[grain + i] as number)) *
        (1 - SHADE * near * near);
      const cover = limit(half - d + 0.5, 0, 1);
      const r = limit(d / half, 0, 1);
      const flank = Math.max(0, -0.6 * nx - 0.8 * ny) * 4 * r * (1 - r);
      const metal = LEAD + LIT * (f32[l + j] as number) + FLANK * Math.min(1, 0.5 * half) * flank;
      const clear = 1 - 0.9 * cover;
      f32[outL + i] = glass + (metal - glass) * cover;
      f32[outA + i] = (f32[a + j] as number) * clear;
      f32[outB + i] = (f32[b + j] as number) * clear;
    }
  }
}

/**
 * Glass and lead: the distance to the nearest border decides what is lead, which flank of it catches
 * light, and where glass lies in its shadow. Colour beside a border is taken a little further in, so
 * that panes do not run into each other. Reads up to `push` pixels away.
 *
 * Planes: l, a, b of the glass; painted light; grain; bins' starts; segments; l, a, b to write.
 * Settings: grid pixels per pixel across and down; side of a bin; bins across and down; reach in grid
 * pixels; half width of lead, push, shadow in pixels; grain.
 */
export const leadOp: LookOp = { id: 'glasslead', plain, wgsl };
