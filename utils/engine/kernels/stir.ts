import type { Heap } from './heap';
import type { LookOp } from './kernels';
import wgsl from './stir.wgsl?raw';

function plain(
  { f32, i32, u8 }: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  _top: number,
  from: number,
  to: number,
): void {
  const plane = (k: number): number => i32[(planes >> 2) + k] as number;
  const pixels = plane(0);
  const begins = (f32[settings >> 2] as number) > 0.5;
  for (let c = 0; c < 3; c++) {
    const mean = plane(1 + c) >> 2;
    const away = plane(4 + c) >> 2;
    for (let i = from * width, end = to * width; i < end; i++) {
      const own = u8[pixels + 4 * i + c] as number;
      if (begins) f32[mean + i] = own;
      f32[away + i] = own - (f32[mean + i] as number);
    }
  }
}

/**
 * How far pixels lie from their means over time, in bytes. Planes: pixels, means of red, green, blue
 * (written where they begin), differences (written). Settings: 1 where the means begin with these pixels.
 */
export const stirOp: LookOp = { id: 'stir', plain, wgsl };
