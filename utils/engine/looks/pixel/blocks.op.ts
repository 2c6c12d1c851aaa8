import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './blocks.wgsl?raw';

function plain({ f32, u8, plane, bytes, setting, width, from, to }: PlainStep): void {
  const source = bytes(0);
  const dark = bytes(1);
  const light = bytes(2);
  const share = plane(3);
  const mean = plane(4);
  const side = setting(0);
  const sourceWidth = setting(1);
  const sourceRows = setting(2);
  const offset = setting(3);
  for (let by = from; by < to; by++) {
    const y0 = Math.min(sourceRows - 1, Math.max(0, offset + by * side));
    const y1 = Math.max(y0 + 1, Math.min(sourceRows, offset + (by + 1) * side));
    for (let bx = 0; bx < width; bx++) {
      const x0 = Math.min(sourceWidth - 1, bx * side);
      const x1 = Math.min(sourceWidth, x0 + side);
      const count = (x1 - x0) * (y1 - y0);
      let sum = 0;
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          sum += luma(u8, source + 4 * (y * sourceWidth + x));
        }
      }
      const middle = Math.floor(sum / count);
      const low = [0, 0, 0, 0] as [number, number, number, number];
      const high = [0, 0, 0, 0] as [number, number, number, number];
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const p = source + 4 * (y * sourceWidth + x);
          const into = luma(u8, p) < middle ? low : high;
          into[0] += u8[p] as number;
          into[1] += u8[p + 1] as number;
          into[2] += u8[p + 2] as number;
          into[3]++;
        }
      }
      const i = by * width + bx;
      put(u8, dark + 4 * i, low[3] > 0 ? low : high);
      put(u8, light + 4 * i, high);
      f32[share + i] = low[3] / count;
      f32[mean + i] = sum / (255 * count);
    }
  }
}

function luma(u8: Uint8ClampedArray | Uint8Array, p: number): number {
  const r = u8[p] as number;
  const g = u8[p + 1] as number;
  const b = u8[p + 2] as number;
  return (77 * r + 150 * g + 29 * b) >> 8;
}

function put(
  u8: Uint8ClampedArray | Uint8Array,
  at: number,
  [r, g, b, n]: readonly [number, number, number, number],
): void {
  u8[at] = Math.floor(r / n + 0.5);
  u8[at + 1] = Math.floor(g / n + 0.5);
  u8[at + 2] = Math.floor(b / n + 0.5);
  u8[at + 3] = 255;
}

/**
 * Splits every square block of the source at its mean luma into a darker and a lighter part and
 * gives the mean colour of both, the darker part's share and the block's mean luma, 0..1.
 *
 * Planes: source pixels; written, one value per block: dark pixels, light pixels, share, mean.
 * Settings: side of a block, width and rows of the source, row of the source where the first block begins.
 */
export const blocksOp: LookOp = { id: 'pixelblocks', plain, wgsl };
