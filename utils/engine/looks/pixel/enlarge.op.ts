import type { Heap } from '../../kernels/heap';
import type { LookOp } from '../../kernels/kernels';
import wgsl from './enlarge.wgsl?raw';

function plain(
  heap: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  _top: number,
  from: number,
  to: number,
): void {
  const { f32, i32 } = heap;
  const small = (i32[planes >> 2] as number) >> 2;
  const out = (i32[(planes >> 2) + 1] as number) >> 2;
  const side = f32[settings >> 2] as number;
  const across = f32[(settings >> 2) + 1] as number;
  const offset = f32[(settings >> 2) + 2] as number;
  for (let y = from; y < to; y++) {
    const row = small + Math.floor((y + offset) / side) * across;
    for (let x = 0; x < width; x++) {
      i32[out + y * width + x] = i32[row + Math.floor(x / side)] as number;
    }
  }
}

/**
 * Every small pixel as a square of whole pixels.
 *
 * Planes: small pixels, pixels to write.
 * Settings: side of a square, width of the small picture, rows of the first square above the window.
 */
export const enlargeOp: LookOp = { id: 'pixelenlarge', plain, wgsl };
