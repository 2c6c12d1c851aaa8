import type { Heap } from './heap';

/** Weighted sum of the three sRGB bytes: a film's response to colour. Weights include the 1/255. */
export function luma(
  heap: Heap,
  pixels: number,
  out: number,
  width: number,
  red: number,
  green: number,
  blue: number,
  from: number,
  to: number,
): void {
  const { f32, u8 } = heap;
  for (let i = from * width, end = to * width; i < end; i++) {
    const p = pixels + 4 * i;
    f32[(out >> 2) + i] =
      red * (u8[p] as number) + green * (u8[p + 1] as number) + blue * (u8[p + 2] as number);
  }
}

/**
 * Tone curve, then local normalisation: `v' = v (1 - k + k gain) + k lift`, where `v` is the value
 * through the table, `k` the amount, and gain and lift are grids laid over the whole picture,
 * read bilinearly. `scratch` holds two grid rows.
 */
export function localTone(
  heap: Heap,
  source: number,
  out: number,
  width: number,
  pictureHeight: number,
  top: number,
  table: number,
  steps: number,
  low: number,
  high: number,
  gain: number,
  lift: number,
  gridWidth: number,
  gridHeight: number,
  amount: number,
  scratch: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const t = table >> 2;
  const a = scratch >> 2;
  const b = a + gridWidth;
  const scale = (steps - 1) / (high - low);
  const across = gridWidth / width;
  for (let y = from; y < to; y++) {
    let gy = ((top + y + 0.5) * gridHeight) / pictureHeight - 0.5;
    gy = Math.min(gridHeight - 1, Math.max(0, gy));
    const row = gy | 0;
    const fy = gy - row;
    const upper = row * gridWidth;
    const lower = (row + 1 < gridHeight ? row + 1 : row) * gridWidth;
    for (let i = 0; i < gridWidth; i++) {
      const g0 = f32[(gain >> 2) + upper + i] as number;
      const l0 = f32[(lift >> 2) + upper + i] as number;
      const g = g0 + ((f32[(gain >> 2) + lower + i] as number) - g0) * fy;
      f32[a + i] = 1 - amount + amount * g;
      f32[b + i] = amount * (l0 + ((f32[(lift >> 2) + lower + i] as number) - l0) * fy);
    }
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let p = ((f32[(source >> 2) + i] as number) - low) * scale;
      p = Math.min(steps - 1, Math.max(0, p));
      const k = p < steps - 2 ? p | 0 : steps - 2;
      const c = f32[t + k] as number;
      const v = c + ((f32[t + k + 1] as number) - c) * (p - k);
      let gx = (x + 0.5) * across - 0.5;
      gx = Math.min(gridWidth - 1, Math.max(0, gx));
      const j = gx < gridWidth - 2 ? gx | 0 : gridWidth - 2;
      const f = gx - j;
      const m0 = f32[a + j] as number;
      const n0 = f32[b + j] as number;
      const m = m0 + ((f32[a + j + 1] as number) - m0) * f;
      f32[(out >> 2) + i] = v * m + n0 + ((f32[b + j + 1] as number) - n0) * f;
    }
  }
}
