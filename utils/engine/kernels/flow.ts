import type { Heap } from './heap';

/** Products of the Scharr gradient: E = gx*gx, F = gx*gy, G = gy*gy. Edges repeat. */
export function gradient(
  heap: Heap,
  source: number,
  outE: number,
  outF: number,
  outG: number,
  width: number,
  height: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const s = source >> 2;
  for (let y = from; y < to; y++) {
    const up = s + (y > 0 ? y - 1 : 0) * width;
    const mid = s + y * width;
    const down = s + (y < height - 1 ? y + 1 : y) * width;
    for (let x = 0; x < width; x++) {
      const l = x > 0 ? x - 1 : 0;
      const r = x < width - 1 ? x + 1 : x;
      const nw = f32[up + l] as number;
      const ne = f32[up + r] as number;
      const sw = f32[down + l] as number;
      const se = f32[down + r] as number;
      const gx =
        0.1875 * (ne + se - nw - sw) +
        0.625 * ((f32[mid + r] as number) - (f32[mid + l] as number));
      const gy =
        0.1875 * (sw + se - nw - ne) +
        0.625 * ((f32[down + x] as number) - (f32[up + x] as number));
      const i = y * width + x;
      f32[(outE >> 2) + i] = gx * gx;
      f32[(outF >> 2) + i] = gx * gy;
      f32[(outG >> 2) + i] = gy * gy;
    }
  }
}

/** Tensors weaker than this have no direction (8-bit noise stays far above it, a flat plane below). */
const FLAT = 1e-10;

/** Minor eigenvector (along the edge) and anisotropy (l1 - l2) / (l1 + l2) of [[E, F], [F, G]]. */
export function eigen(
  heap: Heap,
  inE: number,
  inF: number,
  inG: number,
  outX: number,
  outY: number,
  outA: number,
  width: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  for (let i = from * width, end = to * width; i < end; i++) {
    const e = f32[(inE >> 2) + i] as number;
    const f = f32[(inF >> 2) + i] as number;
    const g = f32[(inG >> 2) + i] as number;
    const root = Math.sqrt((e - g) * (e - g) + 4 * f * f);
    // The eigenvector of the smaller eigenvalue in whichever of its two forms does not cancel.
    const d = root + Math.abs(e - g);
    let x = e >= g ? -2 * f : d;
    let y = e >= g ? d : -2 * f;
    const length = Math.sqrt(x * x + y * y);
    const directed = length > FLAT;
    x = directed ? x / length : 1;
    y = directed ? y / length : 0;
    f32[(outX >> 2) + i] = x;
    f32[(outY >> 2) + i] = y;
    f32[(outA >> 2) + i] = directed ? root / (e + g + FLAT) : 0;
  }
}
