import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './shrink.wgsl?raw';

function plain({ f32, u8, plane, bytes, setting, width, from, to }: PlainStep): void {
  const source = bytes(0);
  const [red, green, blue, grey] = [1, 2, 3, 4].map(plane) as [number, number, number, number];
  const side = setting(0);
  const across = setting(1);
  const down = setting(2);
  const offset = setting(3);
  for (let y = from; y < to; y++) {
    const y0 = Math.min(down - 1, Math.max(0, offset + y * side));
    const y1 = Math.max(y0 + 1, Math.min(down, offset + (y + 1) * side));
    for (let x = 0; x < width; x++) {
      const x0 = Math.min(across - 1, x * side);
      const x1 = Math.max(x0 + 1, Math.min(across, x0 + side));
      let [r, g, b] = [0, 0, 0];
      for (let v = y0; v < y1; v++) {
        for (let u = x0; u < x1; u++) {
          const p = source + 4 * (v * across + u);
          r += u8[p] as number;
          g += u8[p + 1] as number;
          b += u8[p + 2] as number;
        }
      }
      const share = 1 / (255 * (x1 - x0) * (y1 - y0));
      const i = y * width + x;
      f32[red + i] = r * share;
      f32[green + i] = g * share;
      f32[blue + i] = b * share;
      f32[grey + i] = (0.299 * r + 0.587 * g + 0.114 * b) * share;
    }
  }
}

/**
 * Mean red, green, blue and luma (0..1) of squares of the source.
 *
 * Planes: source pixels; written: red, green, blue, luma.
 * Settings: side of a square, width and rows of the source, row of the source where the first square begins.
 */
export const shrinkOp: LookOp = { id: 'halftoneshrink', plain, wgsl };
