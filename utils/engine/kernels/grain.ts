import { hash } from './filter';
import type { Heap } from './heap';

/** A lattice point's value, -0.5 to 0.5. */
function lattice(x: number, y: number, seed: number): number {
  return hash(x, y, seed) / 4294967296 - 0.5;
}

/**
 * Adds `gain` times value noise (-0.5..0.5) on a lattice of `cellX` by `cellY` pixels, so that
 * fibres and brush streaks can be longer than wide. Fixed to the picture by `top`.
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
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const o = out >> 2;
  const stepX = Math.fround(1 / cellX);
  const stepY = Math.fround(1 / cellY);
  for (let y = from; y < to; y++) {
    const gy = (top + y) * stepY;
    const j = Math.floor(gy);
    const fy = gy - j;
    const sy = fy * fy * (3 - 2 * fy);
    let cell = 0;
    let right = lattice(0, j, seed);
    right += (lattice(0, j + 1, seed) - right) * sy;
    let left = right;
    right = lattice(1, j, seed);
    right += (lattice(1, j + 1, seed) - right) * sy;
    for (let x = 0; x < width; x++) {
      const gx = x * stepX;
      const i = Math.floor(gx);
      while (cell < i) {
        cell++;
        left = right;
        right = lattice(cell + 1, j, seed);
        right += (lattice(cell + 1, j + 1, seed) - right) * sy;
      }
      const fx = gx - i;
      const at = o + y * width + x;
      f32[at] = (f32[at] as number) + gain * (left + (right - left) * fx * fx * (3 - 2 * fx));
    }
  }
}
