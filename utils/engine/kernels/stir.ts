import type { LookOp } from './kernels';
import type { PlainStep } from './plain-step';
import wgsl from './stir.wgsl?raw';

function plain({ f32, u8, plane, bytes, setting, width, from, to }: PlainStep): void {
  const pixels = bytes(0);
  const begins = setting(0) > 0.5;
  for (let c = 0; c < 3; c++) {
    const mean = plane(1 + c);
    const away = plane(4 + c);
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
