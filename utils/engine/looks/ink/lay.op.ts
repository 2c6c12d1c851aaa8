import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './lay.wgsl?raw';

const PAPER = [248, 243, 231] as const;
const INK = [19, 23, 40] as const;
/** How much a full wash takes from red, green, blue: thinned blue-black. */
const WASH = [0.82, 0.7, 0.54] as const;
/** Tones, 0..1, at which black, the dark and the light wash begin. */
const BLACK = 0.2;
const DARK = 0.45;
const LIGHT = 0.66;

function soft(value: number, edge: number, inverse: number): number {
  const t = (value - edge) * inverse + 0.5;
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Line of a hatching screen: 1 in the middle of a line as wide as `width` (0..1 of the distance). */
function stroke(place: number, width: number, blur: number): number {
  if (width <= 0.03) return 0;
  const off = Math.abs(place - Math.floor(place) - 0.5) * 2;
  return 1 - soft(off, width, blur);
}

function plain({ f32, u8, plane, setting, width, top, from, to }: PlainStep): void {
  const [line, area, rag, pool, bend, out] = [0, 1, 2, 3, 4, 5].map(plane) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [washes, hatches, cut, sharp, pitch, unblur] = [0, 1, 2, 3, 4, 5].map(setting) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const r = f32[rag + i] as number;
      const t = f32[area + i] as number;
      const p = f32[pool + i] as number;
      const b = f32[bend + i] as number;
      const pen = 1 - soft(f32[line + i] as number, cut, sharp);
      const black = 1 - soft(t + 0.6 * r, BLACK, 16);
      const u = (x + y + top) * pitch + b;
      const v = (x - y - top) * pitch + b;
      const first = stroke(u, Math.min(0.52, (0.52 - t + 0.12 * b) * 1.75), unblur);
      const second = stroke(v, Math.min(0.5, (0.36 - t - 0.12 * b) * 2.2), unblur);
      const ink = Math.max(pen, black, hatches * Math.max(first, second));
      const light = 1 - soft(t + r, LIGHT, 16);
      const dark = 1 - soft(t + 1.1 * r, DARK, 20);
      const wash = washes * (0.26 * light + 0.34 * dark) * (1 + p);
      const paper = (1 - ink) * (1 + 0.04 * p);
      const o = 4 * (out + i);
      u8[o] = PAPER[0] * paper * (1 - wash * WASH[0]) + INK[0] * ink;
      u8[o + 1] = PAPER[1] * paper * (1 - wash * WASH[1]) + INK[1] * ink;
      u8[o + 2] = PAPER[2] * paper * (1 - wash * WASH[2]) + INK[2] * ink;
      u8[o + 3] = 255;
    }
  }
}

/**
 * Lays line, blacks, hatching and wash over paper.
 *
 * Planes: line response, tone of areas, three of noise (ragged edges, pools in the wash, bent hatching),
 * pixels to write. Settings: wash, hatching, where the line's edge is and one over its width, hatching
 * lines per pixel along either axis, one over the width of their edge.
 */
export const layOp: LookOp = { id: 'inkLay', plain, wgsl };
