// Small SIMD helpers shared by the kernels. Planes have 64 bytes of slack, so whole vectors may be
// read past a row's end, but only the asked lanes are ever written: a later row may be the source.

/** Stores the first `count` (1..4) lanes. */
// @ts-ignore: decorator
@inline
export function storePart(at: usize, v: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, v);
    return;
  }
  v128.store_lane<f32>(at, v, 0);
  if (count > 1) v128.store_lane<f32>(at + 4, v, 1);
  if (count > 2) v128.store_lane<f32>(at + 8, v, 2);
}

/** Four floats at `base + 4 * index` for four indices. */
// @ts-ignore: decorator
@inline
export function gather(base: usize, index: v128): v128 {
  let v = v128.load32_zero(base + ((<usize>i32x4.extract_lane(index, 0)) << 2));
  v = v128.load_lane<f32>(base + ((<usize>i32x4.extract_lane(index, 1)) << 2), v, 1);
  v = v128.load_lane<f32>(base + ((<usize>i32x4.extract_lane(index, 2)) << 2), v, 2);
  return v128.load_lane<f32>(base + ((<usize>i32x4.extract_lane(index, 3)) << 2), v, 3);
}

/** Linear interpolation between neighbours: `base[index]` and `base[index + 1]`, by `part`. */
// @ts-ignore: decorator
@inline
export function gatherLinear(base: usize, index: v128, part: v128): v128 {
  let p = v128.load64_zero(base + ((<usize>i32x4.extract_lane(index, 0)) << 2));
  p = v128.load_lane<f64>(base + ((<usize>i32x4.extract_lane(index, 1)) << 2), p, 1);
  let q = v128.load64_zero(base + ((<usize>i32x4.extract_lane(index, 2)) << 2));
  q = v128.load_lane<f64>(base + ((<usize>i32x4.extract_lane(index, 3)) << 2), q, 1);
  const a = v128.shuffle<f32>(p, q, 0, 2, 4, 6);
  const b = v128.shuffle<f32>(p, q, 1, 3, 5, 7);
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), part));
}

// @ts-ignore: decorator
@inline
export function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/** `a + b * c`. */
// @ts-ignore: decorator
@inline
export function plus(a: v128, b: v128, c: v128): v128 {
  return f32x4.add(a, f32x4.mul(b, c));
}

/** Lanes held between `low` and `high`. */
// @ts-ignore: decorator
@inline
export function limit(v: v128, low: f32, high: f32): v128 {
  return f32x4.pmin(f32x4.splat(high), f32x4.pmax(f32x4.splat(low), v));
}

/** Smooth step from 0 at `low` to 1 at `low + 1 / slope`. */
// @ts-ignore: decorator
@inline
export function soft(v: v128, low: v128, slope: v128): v128 {
  const t = limit(f32x4.mul(f32x4.sub(v, low), slope), 0, 1);
  return f32x4.mul(f32x4.mul(t, t), f32x4.sub(f32x4.splat(3), f32x4.add(t, t)));
}

/** Plane `k` of those an operation of a look was given. */
// @ts-ignore: decorator
@inline
export function planeOf(planes: usize, k: usize): usize {
  return <usize>load<u32>(planes + (k << 2));
}

/** Setting `k` in every lane. */
// @ts-ignore: decorator
@inline
export function settingOf(settings: usize, k: usize): v128 {
  return v128.load32_splat(settings + (k << 2));
}

/** Smooth step from 0 at `low` to 1 at `high`, given per lane. */
// @ts-ignore: decorator
@inline
export function softly(v: v128, low: f32, high: f32): v128 {
  return soft(v, f32x4.splat(low), f32x4.splat(1 / (high - low)));
}

/** `a + (b - a) * t`. */
// @ts-ignore: decorator
@inline
export function mixed(a: v128, b: v128, t: v128): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), t));
}

/** 0..255, clamped and rounded: adding 2^23 leaves the whole number in the lowest bits. */
// @ts-ignore: decorator
@inline
function byteOf(v: v128): v128 {
  return v128.and(f32x4.add(f32x4.splat(8388608), limit(v, 0, 255)), i32x4.splat(255));
}

/** Four opaque pixels from red, green and blue, 0..255. */
// @ts-ignore: decorator
@inline
export function pixelsOf(red: v128, green: v128, blue: v128): v128 {
  return v128.or(
    v128.or(byteOf(red), i32x4.shl(byteOf(green), 8)),
    v128.or(i32x4.shl(byteOf(blue), 16), i32x4.splat(0xff000000)),
  );
}

/** Whole part of lanes 0 .. 2^22, as integers. */
// @ts-ignore: decorator
@inline
export function wholeOf(v: v128): v128 {
  const down = f32x4.add(f32x4.splat(8388608), f32x4.floor(v));
  return v128.and(down, i32x4.splat(0x7fffff));
}
