import wgsl from './calm.wgsl?raw';
import type { LookOp } from './kernels';
import { limit } from './numbers';
import type { PlainStep } from './plain-step';

/** Bytes by which the mean difference of a pixel and its eight neighbours is noise, and by which it surely is not. */
const STILL_AROUND = 4;
const MOVED_AROUND = 8;
/** The same for the pixel alone: what is thinner than its neighbourhood moves too. */
const STILL = 10;
const MOVED = 16;

function plain({ f32, u8, plane, bytes, setting, width, height, from, to }: PlainStep): void {
  const away = [plane(0), plane(1), plane(2)] as const;
  const mean = [plane(3), plane(4), plane(5)] as const;
  const out = bytes(6);
  const share = setting(0);
  for (let y = from; y < to; y++) {
    const rows = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width];
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const columns = [Math.max(0, x - 1), x, Math.min(width - 1, x + 1)];
      let around = 0;
      let own = 0;
      for (const d of away) {
        let sum = 0;
        for (const row of rows)
          for (const column of columns) sum += f32[d + row + column] as number;
        around = Math.max(around, Math.abs(sum) / 9);
        own = Math.max(own, Math.abs(f32[d + i] as number));
      }
      const moved = limit(
        Math.max(
          (around - STILL_AROUND) / (MOVED_AROUND - STILL_AROUND),
          (own - STILL) / (MOVED - STILL),
        ),
        0,
        1,
      );
      const fresh = share + (1 - share) * moved;
      for (let c = 0; c < 3; c++) {
        const m = mean[c] as number;
        const value = (f32[m + i] as number) + fresh * (f32[(away[c] as number) + i] as number);
        f32[m + i] = value;
        u8[out + 4 * i + c] = value;
      }
      u8[out + 4 * i + 3] = 255;
    }
  }
}

/**
 * Takes pixels to their mean over time, unless something has moved there: then the mean begins anew, so
 * that nothing is left behind by what moved away.
 *
 * Planes: how far red, green, blue lie from their means (`stirOp`), the means (bytes, written), pixels
 * to write. Settings: share of the new in a mean.
 */
export const calmOp: LookOp = { id: 'calm', plain, wgsl };
