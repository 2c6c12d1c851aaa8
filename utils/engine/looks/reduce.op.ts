import { decodeTable } from '../kernels/colour';
import type { Kernels, Lab, LookOp, Pixels, Window } from '../kernels/kernels';
import type { PlainStep } from '../kernels/plain-step';
import { oklabOf } from './oklab';
import wgsl from './reduce.wgsl?raw';

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const pixels = bytes(0);
  const wide = setting(0);
  const first = setting(1);
  const rows = setting(2);
  const stepX = setting(3);
  const stepY = setting(4);
  for (let y = from; y < to; y++) {
    const above = Math.max(0, (y + top) * stepY - first);
    const below = Math.min(rows, (y + top + 1) * stepY - first);
    for (let x = 0; x < width; x++) {
      const left = x * stepX;
      const right = Math.min(wide, left + stepX);
      const sum = [0, 0, 0];
      for (let sy = Math.floor(above); sy < below; sy++) {
        const high = Math.min(below, sy + 1) - Math.max(above, sy);
        for (let sx = Math.floor(left); sx < right; sx++) {
          const part = high * (Math.min(right, sx + 1) - Math.max(left, sx));
          for (let c = 0; c < 3; c++) {
            const byte = u8[pixels + 4 * (sy * wide + sx) + c] as number;
            sum[c] = (sum[c] as number) + part * byte * byte;
          }
        }
      }
      const part = 1 / ((below - above) * (right - left));
      const [r, g, b] = sum.map((value) => Math.sqrt(value * part)) as [number, number, number];
      oklabOf(r, g, b).forEach((value, k) => {
        f32[plane(1 + k) + y * width + x] = value;
      });
    }
  }
}

/**
 * Planes: pixels; l, a, b (written); light of the 256 bytes. Settings: width of the pixels, their first
 * row, their rows, pixels per value across and down.
 */
export const reduceOp: LookOp = { id: 'reduceLab', plain, wgsl };

/**
 * Oklab of a picture on a smaller grid, straight from its bytes: every value is of the mean light (as
 * the square of the byte) of the pixels it covers. No plane of the picture's own size is needed, so a
 * wide halo costs next to nothing. Rows of `to` that `from` does not cover wholly are made of what it has.
 */
export function reduceLab(kernels: Kernels, source: Pixels, from: Window, to: Window): Lab {
  const plane = () => kernels.plane(to.width, to.rows);
  const lab = { l: plane(), a: plane(), b: plane() };
  const mark = kernels.mark();
  const table = kernels.plane(256, 1);
  kernels.set(table, decodeTable());
  const steps = [from.width / to.width, from.height / to.height];
  const settings = Float32Array.of(from.width, from.top, from.rows, ...steps);
  kernels.compose(reduceOp, [source, lab.l, lab.a, lab.b, table], settings, to);
  kernels.release(mark);
  return lab;
}
