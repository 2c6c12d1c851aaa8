import { limit, storePart } from './lanes.as';

const ENCODE_LAST: f32 = 4095;

// @ts-ignore: decorator
@inline
function decode4(table: usize, p: usize): v128 {
  let v = v128.load32_zero(table + ((<usize>load<u8>(p)) << 2));
  v = v128.load_lane<f32>(table + ((<usize>load<u8>(p, 4)) << 2), v, 1);
  v = v128.load_lane<f32>(table + ((<usize>load<u8>(p, 8)) << 2), v, 2);
  return v128.load_lane<f32>(table + ((<usize>load<u8>(p, 12)) << 2), v, 3);
}

/**
 * Cube root of lanes 0..1: a guess from a third of the exponent, one step of Halley's method (relative
 * error 4e-5), then one of Newton's with the slope of that step, so that a single division does.
 */
// @ts-ignore: decorator
@inline
function cbrt4(given: v128): v128 {
  const x = f32x4.pmax(given, f32x4.splat(1e-12));
  // Adding 1.5 * 2^23 leaves a rounded whole number in the lower bits: cheaper than a conversion that
  // heeds every special value.
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), f32x4.splat(0.333333333 / 256));
  const whole = i32x4.shl(f32x4.add(third, f32x4.splat(12582912)), 8);
  const guess = i32x4.add(whole, i32x4.splat(0x2a5137a0 - 0x40000000));
  const cube = f32x4.mul(f32x4.mul(guess, guess), guess);
  const twice = f32x4.add(x, x);
  const inverse = f32x4.div(f32x4.splat(1), f32x4.add(f32x4.add(cube, cube), x));
  const y = f32x4.mul(f32x4.mul(guess, f32x4.add(cube, twice)), inverse);
  const slope = f32x4.mul(guess, inverse);
  const left = f32x4.sub(x, f32x4.mul(f32x4.mul(y, y), y));
  return v128.and(f32x4.add(y, f32x4.mul(left, slope)), f32x4.gt(given, f32x4.splat(0)));
}

// @ts-ignore: decorator
@inline
function mix(x: v128, y: v128, z: v128, a: f32, b: f32, c: f32): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(x, f32x4.splat(a)), f32x4.mul(y, f32x4.splat(b))),
    f32x4.mul(z, f32x4.splat(c)),
  );
}

export function lab(
  pixels: usize,
  table: usize,
  outL: usize,
  outA: usize,
  outB: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const p = pixels + ((<usize>i) << 2);
    const r = decode4(table, p);
    const g = decode4(table, p + 1);
    const b = decode4(table, p + 2);
    const l = cbrt4(mix(r, g, b, 0.4122214708, 0.5363325363, 0.0514459929));
    const m = cbrt4(mix(r, g, b, 0.2119034982, 0.6806995451, 0.1073969566));
    const s = cbrt4(mix(r, g, b, 0.0883024619, 0.2817188376, 0.6299787005));
    const o = (<usize>i) << 2;
    const n = end - i;
    storePart(outL + o, mix(l, m, s, 0.2104542553, 0.793617785, -0.0040720468), n);
    storePart(outA + o, mix(l, m, s, 1.9779984951, -2.428592205, 0.4505937099), n);
    storePart(outB + o, mix(l, m, s, 0.0259040371, 0.7827717662, -0.808675766), n);
  }
}

export function lightness(
  pixels: usize,
  table: usize,
  outL: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const p = pixels + ((<usize>i) << 2);
    const r = decode4(table, p);
    const g = decode4(table, p + 1);
    const b = decode4(table, p + 2);
    const l = cbrt4(mix(r, g, b, 0.4122214708, 0.5363325363, 0.0514459929));
    const m = cbrt4(mix(r, g, b, 0.2119034982, 0.6806995451, 0.1073969566));
    const s = cbrt4(mix(r, g, b, 0.0883024619, 0.2817188376, 0.6299787005));
    storePart(
      outL + ((<usize>i) << 2),
      mix(l, m, s, 0.2104542553, 0.793617785, -0.0040720468),
      end - i,
    );
  }
}

// @ts-ignore: decorator
@inline
function cube(x: v128): v128 {
  return f32x4.mul(f32x4.mul(x, x), x);
}

/** Index into the encode table for linear light. */
// @ts-ignore: decorator
@inline
function encodeIndex(linear: v128): v128 {
  const place = f32x4.mul(f32x4.sqrt(limit(linear, 0, 1)), f32x4.splat(ENCODE_LAST));
  return v128.and(f32x4.add(place, f32x4.splat(8388608)), i32x4.splat(4095));
}

// @ts-ignore: decorator
@inline
function pixel(table: usize, r: i32, g: i32, b: i32): u32 {
  return (
    <u32>load<u8>(table + r) |
    ((<u32>load<u8>(table + g)) << 8) |
    ((<u32>load<u8>(table + b)) << 16) |
    0xff000000
  );
}

export function rgba(
  inL: usize,
  inA: usize,
  inB: usize,
  table: usize,
  pixels: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  const one: f32 = 1;
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const o = (<usize>i) << 2;
    const L = v128.load(inL + o);
    const A = v128.load(inA + o);
    const B = v128.load(inB + o);
    const l = cube(mix(L, A, B, one, 0.3963377774, 0.2158037573));
    const m = cube(mix(L, A, B, one, -0.1055613458, -0.0638541728));
    const s = cube(mix(L, A, B, one, -0.0894841775, -1.291485548));
    const r = encodeIndex(mix(l, m, s, 4.0767416621, -3.3077115913, 0.2309699292));
    const g = encodeIndex(mix(l, m, s, -1.2684380046, 2.6097574011, -0.3413193965));
    const b = encodeIndex(mix(l, m, s, -0.0041960863, -0.7034186147, 1.707614701));
    const p = pixels + o;
    const n = end - i;
    store<u32>(p, pixel(table, i32x4.extract_lane(r, 0), i32x4.extract_lane(g, 0), i32x4.extract_lane(b, 0)));
    if (n > 1) store<u32>(p, pixel(table, i32x4.extract_lane(r, 1), i32x4.extract_lane(g, 1), i32x4.extract_lane(b, 1)), 4);
    if (n > 2) store<u32>(p, pixel(table, i32x4.extract_lane(r, 2), i32x4.extract_lane(g, 2), i32x4.extract_lane(b, 2)), 8);
    if (n > 3) store<u32>(p, pixel(table, i32x4.extract_lane(r, 3), i32x4.extract_lane(g, 3), i32x4.extract_lane(b, 3)), 12);
  }
}
