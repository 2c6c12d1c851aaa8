import { hash } from './filter';
import type { Heap } from './heap';

/** A lattice point's value, -0.5 to 0.5. */
function lattice(x: number, y: number, seed: number): number {
  return hash(x, y, seed) / 4294967296 - 0.5;
}

/**
 * Adds `gain` times value noise (-0.5..0.5) on a lattice of `cellX` by `cellY` pixels, so that
 * fibres and brush streaks can be longer than wide. Fixed to the picture by `top`. `scratch` holds
 * one row of the lattice.
 */
export function grain(
  heap: Heap,
  out: number,
  width: number,
  top: number,
  seed: number,
  cellX: number,
  cellY: number,
  gain: number,
  scratch: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const line = scratch >> 2;
  const count = Math.floor((width - 1) / cellX) + 2;
  for (let y = from; y < to; y++) {
    const gy = (top + y) / cellY;
    const j = Math.floor(gy);
    const fy = gy - j;
    const part = fy * fy * (3 - 2 * fy);
    for (let i = 0; i < count; i++) {
      const upper = lattice(i, j, seed);
      f32[line + i] = upper + (lattice(i, j + 1, seed) - upper) * part;
    }
    const row = (out >> 2) + y * width;
    for (let x = 0; x < width; x++) {
      const gx = x / cellX;
      const i = Math.floor(gx);
      const f = gx - i;
      const left = f32[line + i] as number;
      const value = left + ((f32[line + i + 1] as number) - left) * f * f * (3 - 2 * f);
      f32[row + x] = (f32[row + x] as number) + gain * value;
    }
  }
}
