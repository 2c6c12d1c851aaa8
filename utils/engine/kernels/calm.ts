import wgsl from './calm.wgsl?raw';
import type { Heap } from './heap';
import type { LookOp } from './kernels';
import { limit } from './numbers';

/** Difference, in bytes, from which a pixel is taken to have moved rather than to be noisy. */
const MOVED = 14;

function plain(
  heap: Heap,
  planes: number,
  _settings: number,
  width: number,
  _height: number,
  _top: number,
  from: number,
  to: number,
): void {
  const { f32, i32, u8 } = heap;
  const plane = (k: number): number => i32[(planes >> 2) + k] as number;
  const pixels = plane(0);
  const steady = [plane(1) >> 2, plane(2) >> 2, plane(3) >> 2] as const;
  const out = plane(4);
  for (let i = from * width, end = to * width; i < end; i++) {
    const p = 4 * i;
    for (let c = 0; c < 3; c++) {
      const own = u8[pixels + p + c] as number;
      const away = 255 * (f32[(steady[c] as number) + i] as number) - own;
      const far = limit(Math.abs(away) / MOVED, 0, 1);
      u8[out + p + c] = own + away * (1 - far * far);
    }
    u8[out + p + 3] = 255;
  }
}

/**
 * Takes pixels to their mean over time, unless they have moved.
 *
 * Planes: pixels, mean of red, green, blue (0..1), pixels to write. No settings.
 */
export const calmOp: LookOp = { id: 'calm', plain, wgsl };
