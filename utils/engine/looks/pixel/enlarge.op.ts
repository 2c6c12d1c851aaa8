import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './enlarge.wgsl?raw';

function plain({ i32, plane, setting, width, from, to }: PlainStep): void {
  const small = plane(0);
  const out = plane(1);
  const side = setting(0);
  const across = setting(1);
  const offset = setting(2);
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
