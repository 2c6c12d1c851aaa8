import type { Heap } from './heap';

/** Copies values. */
export function copy(
  heap: Heap,
  source: number,
  out: number,
  width: number,
  from: number,
  to: number,
): void {
  const first = source >> 2;
  heap.f32.copyWithin((out >> 2) + from * width, first + from * width, first + to * width);
}

/** Sets every value to one. */
export function fill(
  heap: Heap,
  out: number,
  width: number,
  value: number,
  from: number,
  to: number,
): void {
  heap.f32.fill(value, (out >> 2) + from * width, (out >> 2) + to * width);
}

/** Horizontal symmetric FIR: `taps` holds the centre and one side. Edges repeat. */
export function convolveX(
  heap: Heap,
  source: number,
  out: number,
  width: number,
  taps: number,
  reach: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const s = source >> 2;
  const o = out >> 2;
  const t = taps >> 2;
  for (let y = from; y < to; y++) {
    const row = s + y * width;
    for (let x = 0; x < width; x++) {
      let sum = (f32[row + x] as number) * (f32[t] as number);
      for (let i = 1; i <= reach; i++) {
        const left = Math.max(x - i, 0);
        const right = x + i >= width ? width - 1 : x + i;
        sum +=
          (f32[t + i] as number) * ((f32[row + left] as number) + (f32[row + right] as number));
      }
      f32[o + y * width + x] = sum;
    }
  }
}

/** Vertical symmetric FIR, as `convolveX`. */
export function convolveY(
  heap: Heap,
  source: number,
  out: number,
  width: number,
  height: number,
  taps: number,
  reach: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const s = source >> 2;
  const o = out >> 2;
  const t = taps >> 2;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      let sum = (f32[s + y * width + x] as number) * (f32[t] as number);
      for (let i = 1; i <= reach; i++) {
        const up = Math.max(y - i, 0) * width;
        const down = (y + i >= height ? height - 1 : y + i) * width;
        sum +=
          (f32[t + i] as number) * ((f32[s + up + x] as number) + (f32[s + down + x] as number));
      }
      f32[o + y * width + x] = sum;
    }
  }
}

/** Horizontal resize: `count` weights and one first column per output column. */
export function resampleX(
  heap: Heap,
  source: number,
  sourceWidth: number,
  out: number,
  outWidth: number,
  starts: number,
  weights: number,
  count: number,
  from: number,
  to: number,
): void {
  const { f32, i32 } = heap;
  for (let y = from; y < to; y++) {
    const row = (source >> 2) + y * sourceWidth;
    for (let x = 0; x < outWidth; x++) {
      const first = row + (i32[(starts >> 2) + x] as number);
      const w = (weights >> 2) + x * count;
      let sum = 0;
      for (let i = 0; i < count; i++) sum += (f32[first + i] as number) * (f32[w + i] as number);
      f32[(out >> 2) + y * outWidth + x] = sum;
    }
  }
}

/** Vertical resize, as `resampleX`; rows are output rows. */
export function resampleY(
  heap: Heap,
  source: number,
  width: number,
  out: number,
  starts: number,
  weights: number,
  count: number,
  from: number,
  to: number,
): void {
  const { f32, i32 } = heap;
  for (let y = from; y < to; y++) {
    const first = (source >> 2) + (i32[(starts >> 2) + y] as number) * width;
    const w = (weights >> 2) + y * count;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        sum += (f32[first + i * width + x] as number) * (f32[w + i] as number);
      }
      f32[(out >> 2) + y * width + x] = sum;
    }
  }
}

/** Values through a table of `size` entries standing for `low` to `high`, linearly interpolated. */
export function curve(
  heap: Heap,
  source: number,
  out: number,
  width: number,
  table: number,
  size: number,
  low: number,
  high: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const t = table >> 2;
  const last = size - 1;
  const scale = last / (high - low);
  for (let i = from * width, end = to * width; i < end; i++) {
    const place = Math.min(last, Math.max(0, ((f32[(source >> 2) + i] as number) - low) * scale));
    const index = Math.min(last - 1, place | 0);
    const a = f32[t + index] as number;
    const b = f32[t + index + 1] as number;
    f32[(out >> 2) + i] = a + (b - a) * (place - index);
  }
}

/** A 32-bit mix of two lattice coordinates and a seed. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ seed;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

const TO_UNIT = 1 / 4294967296;

/** Value noise 0..1: a random value at every lattice point `cell` pixels apart, smoothly interpolated. */
export function noise(
  heap: Heap,
  out: number,
  width: number,
  top: number,
  seed: number,
  cell: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  for (let y = from; y < to; y++) {
    const row = (out >> 2) + y * width;
    if (cell <= 1) {
      for (let x = 0; x < width; x++) f32[row + x] = hash(x, y + top, seed) * TO_UNIT;
      continue;
    }
    const v = (y + top) / cell;
    const iy = Math.floor(v);
    const fy = smooth(v - iy);
    for (let x = 0; x < width; x++) {
      const u = x / cell;
      const ix = Math.floor(u);
      const fx = smooth(u - ix);
      const a = hash(ix, iy, seed) * TO_UNIT;
      const b = hash(ix + 1, iy, seed) * TO_UNIT;
      const c = hash(ix, iy + 1, seed) * TO_UNIT;
      const d = hash(ix + 1, iy + 1, seed) * TO_UNIT;
      const upper = a + (b - a) * fx;
      f32[row + x] = upper + (c + (d - c) * fx - upper) * fy;
    }
  }
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
