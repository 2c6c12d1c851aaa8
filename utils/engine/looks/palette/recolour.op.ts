import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import { NODE, SIDE } from './lattice';
import wgsl from './recolour.wgsl?raw';

/** Most of the local contrast that is added, 0..1. */
const DETAIL_LIMIT = 0.16;

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const pixels = bytes(0);
  const table = plane(1);
  const light = plane(2);
  const broad = plane(3);
  const grain = plane(4);
  const out = bytes(5);
  const strideR = NODE * SIDE * SIDE;
  const strideG = NODE * SIDE;
  for (let y = from; y < to; y++) {
    const down = (top + y - setting(4)) ** 2;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const p = pixels + 4 * i;
      const red = ((u8[p] as number) * (SIDE - 1)) / 255;
      const green = ((u8[p + 1] as number) * (SIDE - 1)) / 255;
      const blue = ((u8[p + 2] as number) * (SIDE - 1)) / 255;
      const r = Math.min(SIDE - 2, Math.floor(red));
      const g = Math.min(SIDE - 2, Math.floor(green));
      const b = Math.min(SIDE - 2, Math.floor(blue));
      const [fr, fg, fb] = [red - r, green - g, blue - b];
      const node = table + r * strideR + g * strideG + NODE * b;
      const around = f32[broad + i] as number;
      const fine = limit((f32[light + i] as number) - around, -DETAIL_LIMIT, DETAIL_LIMIT);
      const noise = f32[grain + i] as number;
      const off = ((x - setting(3)) ** 2 + down) * setting(5);
      const shade = 1 - setting(2) * off * off;
      const glow = setting(1) * Math.max(0, around - 0.5);
      const add = 255 * (setting(0) * fine + noise);
      for (let c = 0; c < 3; c++) {
        const n = node + c;
        const edge = (at: number): number => {
          const v = f32[at] as number;
          return v + ((f32[at + NODE] as number) - v) * fb;
        };
        const near = edge(n);
        const front = near + (edge(n + strideG) - near) * fg;
        const far = edge(n + strideR);
        const back = far + (edge(n + strideR + strideG) - far) * fg;
        const colour = front + (back - front) * fr + add;
        const warm = c === 0 ? 1 : c === 1 ? 0.86 : 0.66;
        u8[out + 4 * i + c] = (colour + (255 - colour) * glow * warm) * shade;
      }
      u8[out + 4 * i + 3] = 255;
    }
  }
}

/**
 * Colours through a table over the sRGB cube, with what makes it a print rather than a filter: local
 * contrast, light that blooms a little, grain and a falling off towards the corners.
 *
 * Planes: source pixels, table (see `lattice.ts`), light, light blurred, grain, pixels to write.
 * Settings: local contrast, bloom, fall-off, centre x, centre y, inverse square of the half diagonal.
 */
export const recolourOp: LookOp = { id: 'recolour', plain, wgsl };
