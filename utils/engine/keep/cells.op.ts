import type { LookOp } from '../kernels/kernels';
import type { PlainStep } from '../kernels/plain-step';
import wgsl from './cells.wgsl?raw';
import { fromLight } from './light';
import shared from './light.wgsl?raw';

const UNIT = 1 / 65025;

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const cell = setting(0);
  const wide = setting(1);
  const stripTop = setting(2);
  const stripRows = setting(3);
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
      const source = mean(bytes(0), x, y);
      const put = (k: number, value: number) => {
        f32[plane(k) + y * width + x] = value;
      };
      const away = source - mean(bytes(1), x, y);
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
