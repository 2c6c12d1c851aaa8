import { gatherLinear, storePart, wholeOf } from './lanes.as';

export function convolveX(
  source: usize,
  out: usize,
  width: i32,
  taps: usize,
  reach: i32,
  from: i32,
  to: i32,
): void {
  for (let y = from; y < to; y++) {
    const row = source + ((<usize>(y * width)) << 2);
    const outRow = out + ((<usize>(y * width)) << 2);
    let x = 0;
    const head = min(reach, width);
    for (; x < head; x++) convolveAt(row, outRow, width, taps, reach, x);
    for (const end = width - reach - 8; x <= end; x += 8) {
      const p = row + ((<usize>x) << 2);
      const centre = v128.load32_splat(taps);
      let s0 = f32x4.mul(v128.load(p), centre);
      let s1 = f32x4.mul(v128.load(p, 16), centre);
      for (let i = 1; i <= reach; i++) {
        const d = (<usize>i) << 2;
        const w = v128.load32_splat(taps + d);
        s0 = f32x4.add(s0, f32x4.mul(w, f32x4.add(v128.load(p - d), v128.load(p + d))));
        s1 = f32x4.add(s1, f32x4.mul(w, f32x4.add(v128.load(p - d, 16), v128.load(p + d, 16))));
      }
      v128.store(outRow + ((<usize>x) << 2), s0);
      v128.store(outRow + ((<usize>x) << 2), s1, 16);
    }
    for (; x < width; x++) convolveAt(row, outRow, width, taps, reach, x);
  }
}

function convolveAt(row: usize, outRow: usize, width: i32, taps: usize, reach: i32, x: i32): void {
  let sum = load<f32>(row + ((<usize>x) << 2)) * load<f32>(taps);
  for (let i = 1; i <= reach; i++) {
    const left = max(0, x - i);
    const right = min(width - 1, x + i);
    sum +=
      load<f32>(taps + ((<usize>i) << 2)) *
      (load<f32>(row + ((<usize>left) << 2)) + load<f32>(row + ((<usize>right) << 2)));
  }
  store<f32>(outRow + ((<usize>x) << 2), sum);
}

export function convolveY(
  source: usize,
  out: usize,
  width: i32,
  height: i32,
  taps: usize,
  reach: i32,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>width) << 2;
  for (let y = from; y < to; y++) {
    const row = source + <usize>y * stride;
    const outRow = out + <usize>y * stride;
    for (let x = 0; x < width; x += 8) {
      const d = (<usize>x) << 2;
      const centre = v128.load32_splat(taps);
      let s0 = f32x4.mul(v128.load(row + d), centre);
      let s1 = f32x4.mul(v128.load(row + d, 16), centre);
      for (let i = 1; i <= reach; i++) {
        const w = v128.load32_splat(taps + ((<usize>i) << 2));
        const up = source + <usize>max(0, y - i) * stride + d;
        const down = source + <usize>min(height - 1, y + i) * stride + d;
        s0 = f32x4.add(s0, f32x4.mul(w, f32x4.add(v128.load(up), v128.load(down))));
        s1 = f32x4.add(s1, f32x4.mul(w, f32x4.add(v128.load(up, 16), v128.load(down, 16))));
      }
      storePart(outRow + d, s0, width - x);
      if (width - x > 4) storePart(outRow + d + 16, s1, width - x - 4);
    }
  }
}

export function resampleX(
  source: usize,
  sourceWidth: i32,
  out: usize,
  outWidth: i32,
  starts: usize,
  weights: usize,
  count: i32,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>count) << 2;
  for (let y = from; y < to; y++) {
    const row = source + ((<usize>(y * sourceWidth)) << 2);
    const outRow = out + ((<usize>(y * outWidth)) << 2);
    let x = 0;
    if (count === 4) {
      for (; x + 4 <= outWidth; x += 4) {
        const s = starts + ((<usize>x) << 2);
        const w = weights + ((<usize>x) << 4);
        const p0 = f32x4.mul(v128.load(row + ((<usize>load<i32>(s)) << 2)), v128.load(w));
        const p1 = f32x4.mul(v128.load(row + ((<usize>load<i32>(s, 4)) << 2)), v128.load(w, 16));
        const p2 = f32x4.mul(v128.load(row + ((<usize>load<i32>(s, 8)) << 2)), v128.load(w, 32));
        const p3 = f32x4.mul(v128.load(row + ((<usize>load<i32>(s, 12)) << 2)), v128.load(w, 48));
        const q0 = f32x4.add(v128.shuffle<f32>(p0, p1, 0, 4, 2, 6), v128.shuffle<f32>(p0, p1, 1, 5, 3, 7));
        const q1 = f32x4.add(v128.shuffle<f32>(p2, p3, 0, 4, 2, 6), v128.shuffle<f32>(p2, p3, 1, 5, 3, 7));
        const sum = f32x4.add(v128.shuffle<f32>(q0, q1, 0, 1, 4, 5), v128.shuffle<f32>(q0, q1, 2, 3, 6, 7));
        v128.store(outRow + ((<usize>x) << 2), sum);
      }
    }
    for (; x < outWidth; x++) {
      const p = row + ((<usize>load<i32>(starts + ((<usize>x) << 2))) << 2);
      const w = weights + <usize>x * stride;
      let sum: f32 = 0;
      for (let d: usize = 0; d < stride; d += 4) sum += load<f32>(p + d) * load<f32>(w + d);
      store<f32>(outRow + ((<usize>x) << 2), sum);
    }
  }
}

export function resampleY(
  source: usize,
  width: i32,
  out: usize,
  starts: usize,
  weights: usize,
  count: i32,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>width) << 2;
  for (let y = from; y < to; y++) {
    const first = source + <usize>load<i32>(starts + ((<usize>y) << 2)) * stride;
    const w = weights + ((<usize>(y * count)) << 2);
    const outRow = out + <usize>y * stride;
    for (let x = 0; x < width; x += 8) {
      let p = first + ((<usize>x) << 2);
      let s0 = f32x4.splat(0);
      let s1 = f32x4.splat(0);
      for (let i = 0; i < count; i++) {
        const weight = v128.load32_splat(w + ((<usize>i) << 2));
        s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(p)));
        s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(p, 16)));
        p += stride;
      }
      const o = outRow + ((<usize>x) << 2);
      storePart(o, s0, width - x);
      if (width - x > 4) storePart(o + 16, s1, width - x - 4);
    }
  }
}

export function curve(
  source: usize,
  out: usize,
  width: i32,
  table: usize,
  size: i32,
  low: f32,
  high: f32,
  from: i32,
  to: i32,
): void {
  const last = f32x4.splat(<f32>(size - 1));
  const scale = f32x4.splat(<f32>(size - 1) / (high - low));
  const base = f32x4.splat(low);
  const top = i32x4.splat(size - 2);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const v = f32x4.mul(f32x4.sub(v128.load(source + d), base), scale);
    const place = f32x4.pmin(last, f32x4.pmax(f32x4.splat(0), v));
    const index = i32x4.min_s(wholeOf(place), top);
    const part = f32x4.sub(place, f32x4.convert_i32x4_s(index));
    storePart(out + d, gatherLinear(table, index, part), end - i);
  }
}

// @ts-ignore: decorator
@inline
function hash(x: i32, y: i32, seed: i32): u32 {
  let h: u32 = (<u32>x * 0x27d4eb2d) ^ (<u32>y * 0x165667b1) ^ <u32>seed;
  h = (h ^ (h >> 15)) * 0x2c1b3c6d;
  h = (h ^ (h >> 12)) * 0x297a2d39;
  return h ^ (h >> 15);
}

// @ts-ignore: decorator
@inline
function unit(x: i32, y: i32, seed: i32): f32 {
  return <f32>hash(x, y, seed) * <f32>2.3283064365386963e-10;
}

// @ts-ignore: decorator
@inline
function smooth(t: f32): f32 {
  return t * t * (3 - 2 * t);
}

export function noise(
  out: usize,
  width: i32,
  top: i32,
  seed: i32,
  cell: f64,
  from: i32,
  to: i32,
): void {
  for (let y = from; y < to; y++) {
    const row = out + ((<usize>(y * width)) << 2);
    if (cell <= 1) {
      for (let x = 0; x < width; x++) store<f32>(row + ((<usize>x) << 2), unit(x, y + top, seed));
      continue;
    }
    const v = <f64>(y + top) / cell;
    const iy = <i32>Math.floor(v);
    const fy = smooth(<f32>(v - <f64>iy));
    let known = -1;
    let left: f32 = 0;
    let right: f32 = 0;
    for (let x = 0; x < width; x++) {
      const u = <f64>x / cell;
      const ix = <i32>u;
      if (ix !== known) {
        known = ix;
        const a = unit(ix, iy, seed);
        const b = unit(ix + 1, iy, seed);
        left = a + (unit(ix, iy + 1, seed) - a) * fy;
        right = b + (unit(ix + 1, iy + 1, seed) - b) * fy;
      }
      store<f32>(row + ((<usize>x) << 2), left + (right - left) * smooth(<f32>(u - <f64>ix)));
    }
  }
}
