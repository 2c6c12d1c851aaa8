import type { Heap } from './heap';

/**
 * Bilinear value at (x + ox, y + oy), which must lie inside the plane. Offsets stay relative to the
 * pixel, so that a strip rounds exactly as the whole picture does.
 */
function sample(
  f32: Float32Array,
  s: number,
  width: number,
  height: number,
  x: number,
  y: number,
  ox: number,
  oy: number,
): number {
  const wx = Math.floor(ox);
  const wy = Math.floor(oy);
  const fx = ox - wx;
  const fy = oy - wy;
  const ix = x + wx;
  const iy = y + wy;
  const right = ix + 1 < width ? 1 : 0;
  const p = s + iy * width + ix;
  const q = iy + 1 < height ? p + width : p;
  const a = f32[p] as number;
  const c = f32[q] as number;
  const upper = a + ((f32[p + right] as number) - a) * fx;
  return upper + (c + ((f32[q + right] as number) - c) * fx - upper) * fy;
}

/** Keeps `position + offset` within 0..last. */
function clamp(offset: number, position: number, last: number): number {
  return Math.min(last - position, Math.max(-position, offset));
}

/** Weighted sum of `source` along the streamline through each pixel, one pixel a step, Euler steps. */
export function lic(
  heap: Heap,
  source: number,
  flowX: number,
  flowY: number,
  out: number,
  width: number,
  height: number,
  half: number,
  steps: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const s = source >> 2;
  const fx = flowX >> 2;
  const fy = flowY >> 2;
  const h = half >> 2;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let sum = (f32[s + i] as number) * (f32[h] as number);
      for (let side = -1; side <= 1; side += 2) {
        let dx = side * (f32[fx + i] as number);
        let dy = side * (f32[fy + i] as number);
        let ox = 0;
        let oy = 0;
        for (let step = 1; step <= steps; step++) {
          ox = clamp(ox + dx, x, width - 1);
          oy = clamp(oy + dy, y, height - 1);
          sum += sample(f32, s, width, height, x, y, ox, oy) * (f32[h + step] as number);
          const j = (y + Math.floor(oy + 0.5)) * width + x + Math.floor(ox + 0.5);
          const nx = f32[fx + j] as number;
          const ny = f32[fy + j] as number;
          const turn = nx * dx + ny * dy < 0 ? -1 : 1;
          dx = turn * nx;
          dy = turn * ny;
        }
      }
      f32[(out >> 2) + i] = sum;
    }
  }
}

/** Weighted sum of `source` along the straight line across the flow at each pixel. */
export function across(
  heap: Heap,
  source: number,
  flowX: number,
  flowY: number,
  out: number,
  width: number,
  height: number,
  half: number,
  steps: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const s = source >> 2;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const dx = -(f32[(flowY >> 2) + i] as number);
      const dy = f32[(flowX >> 2) + i] as number;
      let sum = (f32[s + i] as number) * (f32[half >> 2] as number);
      for (let step = 1; step <= steps; step++) {
        const weight = f32[(half >> 2) + step] as number;
        const ax = clamp(step * dx, x, width - 1);
        const ay = clamp(step * dy, y, height - 1);
        const bx = clamp(-step * dx, x, width - 1);
        const by = clamp(-step * dy, y, height - 1);
        sum +=
          weight *
          (sample(f32, s, width, height, x, y, ax, ay) +
            sample(f32, s, width, height, x, y, bx, by));
      }
      f32[(out >> 2) + i] = sum;
    }
  }
}

/**
 * One pass of the oriented bilateral filter along a straight line: along the flow (`turn` 0) or
 * across it (1). The range weight is Tukey's biweight, which is 0 from `range` on.
 */
export function bilateral(
  heap: Heap,
  inL: number,
  inA: number,
  inB: number,
  flowX: number,
  flowY: number,
  outL: number,
  outA: number,
  outB: number,
  width: number,
  height: number,
  half: number,
  steps: number,
  range: number,
  turn: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const l = inL >> 2;
  const a = inA >> 2;
  const b = inB >> 2;
  const inverse = 1 / (range * range);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const fx = f32[(flowX >> 2) + i] as number;
      const fy = f32[(flowY >> 2) + i] as number;
      const dx = turn === 0 ? fx : -fy;
      const dy = turn === 0 ? fy : fx;
      const l0 = f32[l + i] as number;
      const a0 = f32[a + i] as number;
      const b0 = f32[b + i] as number;
      let weight = f32[half >> 2] as number;
      let sl = l0 * weight;
      let sa = a0 * weight;
      let sb = b0 * weight;
      for (let step = -steps; step <= steps; step++) {
        if (step === 0) continue;
        const ox = clamp(step * dx, x, width - 1);
        const oy = clamp(step * dy, y, height - 1);
        const cl = sample(f32, l, width, height, x, y, ox, oy);
        const ca = sample(f32, a, width, height, x, y, ox, oy);
        const cb = sample(f32, b, width, height, x, y, ox, oy);
        const far = ((cl - l0) ** 2 + (ca - a0) ** 2 + (cb - b0) ** 2) * inverse;
        const near = Math.max(0, 1 - far);
        const w = (f32[(half >> 2) + Math.abs(step)] as number) * near * near;
        weight += w;
        sl += cl * w;
        sa += ca * w;
        sb += cb * w;
      }
      f32[(outL >> 2) + i] = sl / weight;
      f32[(outA >> 2) + i] = sa / weight;
      f32[(outB >> 2) + i] = sb / weight;
    }
  }
}
