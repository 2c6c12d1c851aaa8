import type { LookOp } from '../kernels/kernels';
import type { PlainStep } from '../kernels/plain-step';
import { fromLight, toBytes } from './light';
import shared from './light.wgsl?raw';
import wgsl from './mix.wgsl?raw';

/** Square of the contrast below which source and result count as equally plain. */
const PLAIN = 0.0004;

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const cell = setting(0);
  const cellWidth = setting(1);
  const cellTop = setting(2);
  const cellRows = setting(3);
  const source = bytes(0);
  const made = bytes(1);
  for (let y = from; y < to; y++) {
    const v = limit((y + top + 0.5) / cell - 0.5 - cellTop, cellRows - 1);
    const row = Math.floor(v);
    const below = Math.min(cellRows - 1, row + 1);
    for (let x = 0; x < width; x++) {
      const u = limit((x + 0.5) / cell - 0.5, cellWidth - 1);
      const column = Math.floor(u);
      const next = Math.min(cellWidth - 1, column + 1);
      const at = (k: number): number => {
        const p = plane(2 + k);
        const a = f32[p + row * cellWidth + column] as number;
        const b = f32[p + row * cellWidth + next] as number;
        const c = f32[p + below * cellWidth + column] as number;
        const d = f32[p + below * cellWidth + next] as number;
        const left = a + (c - a) * (v - row);
        const right = b + (d - b) * (v - row);
        return left + (right - left) * (u - column);
      };
      const p = 4 * (y * width + x);
      const s = colourAt(u8, source + p);
      const m = colourAt(u8, made + p);
      const base = at(0) * s.l + at(1);
      const baseL = at(2) * s.l + at(3);
      const guard = at(4);
      const tone = setting(4) + guard * (setting(5) - setting(4));
      const fine = setting(6) + guard * (setting(7) - setting(6));
      const colour = setting(8);
      const own = fine * fine * ((s.l - base) ** 2 + PLAIN);
      const other = (1 - fine) ** 2 * ((m.l - base + baseL) ** 2 + PLAIN);
      const part = own / (own + other);
      const tint = colour + part * (1 - colour);
      const mixed = toBytes(
        m.l + tone * baseL + part * (s.l - m.l - baseL),
        m.a + tint * (s.a - m.a),
        m.b + tint * (s.b - m.b),
      );
      u8.set(mixed, made + p);
    }
  }
}

function limit(value: number, high: number): number {
  return Math.min(high, Math.max(0, value));
}

function colourAt(u8: Uint8ClampedArray, p: number): { l: number; a: number; b: number } {
  const [r, g, b] = [0, 1, 2].map((i) => ((u8[p + i] as number) / 255) ** 2);
  return fromLight(r as number, g as number, b as number);
}

/**
 * Brings the source back, in place: tones by the fitted lines, which follow the source's edges;
 * colours; and fine structure by choosing, pixel by pixel, whichever of the two stands out, so that
 * no line of either lies like a shadow over the other.
 *
 * Planes: source, result (written), the four of `fitOp`, the guard (0..1), a scratch of 5 rows, two
 * wider than the cells. Settings: pixels per cell, cells across, the first row of cells, rows of
 * cells; then shares 0..1 of the source: tone, tone of guarded features, fine structure, that of
 * guarded features, colour.
 */
export const mixOp: LookOp = { id: 'keepMix', plain, wgsl: shared + wgsl };
