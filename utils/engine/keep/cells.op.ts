import type { Heap } from '../kernels/heap';
import type { LookOp } from '../kernels/kernels';
import wgsl from './cells.wgsl?raw';
import { fromLight } from './light';
import shared from './light.wgsl?raw';

const UNIT = 1 / 65025;

function plain(
  heap: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  top: number,
  from: number,
  to: number,
): void {
  const { f32, i32, u8 } = heap;
  const plane = (k: number): number => i32[(planes >> 2) + k] as number;
  const cell = f32[settings >> 2] as number;
  const wide = f32[(settings >> 2) + 1] as number;
  const stripTop = f32[(settings >> 2) + 2] as number;
  const stripRows = f32[(settings >> 2) + 3] as number;
  const mean = (pixels: number, x: number, y: number) => {
    const right = Math.min(wide, (x + 1) * cell);
    const first = Math.max(0, (y + top) * cell - stripTop);
    const last = Math.min(stripRows, (y + top + 1) * cell - stripTop);
    let r = 0;
    let g = 0;
    let b = 0;
    for (let sy = first; sy < last; sy++) {
      for (
        let p = pixels + 4 * (sy * wide + x * cell);
        p < pixels + 4 * (sy * wide + right);
        p += 4
      ) {
        r += (u8[p] as number) ** 2;
        g += (u8[p + 1] as number) ** 2;
        b += (u8[p + 2] as number) ** 2;
      }
    }
    const part = UNIT / ((last - first) * (right - x * cell));
    return fromLight(r * part, g * part, b * part).l;
  };
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const source = mean(plane(0), x, y);
      const put = (k: number, value: number) => {
        f32[(plane(k) >> 2) + y * width + x] = value;
      };
      const away = source - mean(plane(1), x, y);
      put(2, source);
      put(3, away);
      put(4, source * source);
      put(5, source * away);
    }
  }
}

/**
 * Lightness over square cells of pixels: of their mean light, which is what the eye mixes dots and
 * lines to.
 *
 * Window: the cells. Planes: source and result (pixels of a strip); written: the source's lightness,
 * how much it has more than the result, the lightness squared, and the product of the two.
 * Settings: pixels per cell, the strip's width, its first row, its rows.
 */
export const cellsOp: LookOp = { id: 'keepCells', plain, wgsl: shared + wgsl };
