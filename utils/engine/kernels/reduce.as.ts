// SIMD of `reduceLab`; the twin is in `looks/reduce.op.ts`.
import { plus, splat } from './lanes.as';

// @ts-ignore: decorator
@inline
function square(at: usize): v128 {
  const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(at));
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(i16x8.mul(bytes, bytes)));
}

/** Squares of the bytes of pixels, `left` to `right` with their parts, summed by channel. */
// @ts-ignore: decorator
@inline
function along(row: usize, left: f32, right: f32): v128 {
  const first = <i32>left;
  const last = <i32>right;
  if (first == last) return f32x4.mul(square(row + ((<usize>first) << 2)), splat(right - left));
  let p = row + ((<usize>(first + 1)) << 2);
  const end = row + ((<usize>last) << 2);
  let whole = i32x4.splat(0);
  for (; p + 8 <= end; p += 8) {
    const bytes = i16x8.extend_low_i8x16_u(v128.load64_zero(p));
    const squares = i16x8.mul(bytes, bytes);
    const both = i32x4.add(i32x4.extend_low_i16x8_u(squares), i32x4.extend_high_i16x8_u(squares));
    whole = i32x4.add(whole, both);
  }
  if (p < end) {
    const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(p));
    whole = i32x4.add(whole, i32x4.extend_low_i16x8_u(i16x8.mul(bytes, bytes)));
  }
  let sum = f32x4.convert_i32x4_s(whole);
  sum = plus(sum, square(row + ((<usize>first) << 2)), splat(<f32>(first + 1) - left));
  const part = right - <f32>last;
  return part > 0 ? plus(sum, square(end), splat(part)) : sum;
}

/** Light of a mean of squares, from the table of bytes. */
// @ts-ignore: decorator
@inline
function light(table: usize, byte: f32): f32 {
  const index = min(254, <i32>byte);
  const at = table + ((<usize>index) << 2);
  const low = load<f32>(at);
  return low + (load<f32>(at, 4) - low) * (byte - <f32>index);
}

/** Cube root of lanes 0..1, by a guess and two steps of Halley's method. */
// @ts-ignore: decorator
@inline
function root(given: v128): v128 {
  const x = f32x4.pmax(splat(1e-12), given);
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), splat(0.333333333 / 256));
  const whole = i32x4.shl(f32x4.add(third, splat(12582912)), 8);
  let y = i32x4.add(whole, i32x4.splat(0x2a5137a0 - 0x40000000));
  for (let step = 0; step < 2; step++) {
    const cube = f32x4.mul(f32x4.mul(y, y), y);
    const sum = f32x4.add(cube, x);
    y = f32x4.div(f32x4.mul(y, f32x4.add(sum, x)), f32x4.add(sum, cube));
  }
  return y;
}

export function reduceLab(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = <usize>load<u32>(planes);
  const outL = <usize>load<u32>(planes, 4);
  const outA = <usize>load<u32>(planes, 8);
  const outB = <usize>load<u32>(planes, 12);
  const table = <usize>load<u32>(planes, 16);
  const wide = load<f32>(settings);
  const first = load<f32>(settings, 4);
  const rows = load<f32>(settings, 8);
  const stepX = load<f32>(settings, 12);
  const stepY = load<f32>(settings, 16);
  const stride = (<usize>wide) << 2;
  for (let y = from; y < to; y++) {
    const above: f32 = max(<f32>0, <f32>(y + top) * stepY - first);
    const below: f32 = min(rows, <f32>(y + top + 1) * stepY - first);
    for (let x = 0; x < width; x++) {
      const left: f32 = <f32>x * stepX;
      const right: f32 = min(wide, left + stepX);
      let sum = f32x4.splat(0);
      for (let sy = <i32>above; <f32>sy < below; sy++) {
        const high: f32 = min(below, <f32>(sy + 1)) - max(above, <f32>sy);
        sum = plus(sum, along(pixels + stride * sy, left, right), splat(high));
      }
      const part: f32 = 1 / ((below - above) * (right - left));
      const bytes = f32x4.pmin(splat(255), f32x4.sqrt(f32x4.mul(sum, splat(part))));
      const r = splat(light(table, f32x4.extract_lane(bytes, 0)));
      const g = splat(light(table, f32x4.extract_lane(bytes, 1)));
      const b = splat(light(table, f32x4.extract_lane(bytes, 2)));
      let cones = f32x4.mul(r, f32x4(0.4122214708, 0.2119034982, 0.0883024619, 0));
      cones = plus(cones, g, f32x4(0.5363325363, 0.6806995451, 0.2817188376, 0));
      cones = root(plus(cones, b, f32x4(0.0514459929, 0.1073969566, 0.6299787005, 0)));
      let lab = f32x4.mul(
        splat(f32x4.extract_lane(cones, 0)),
        f32x4(0.2104542553, 1.9779984951, 0.0259040371, 0),
      );
      lab = plus(
        lab,
        splat(f32x4.extract_lane(cones, 1)),
        f32x4(0.793617785, -2.428592205, 0.7827717662, 0),
      );
      lab = plus(
        lab,
        splat(f32x4.extract_lane(cones, 2)),
        f32x4(-0.0040720468, 0.4505937099, -0.808675766, 0),
      );
      const o = (<usize>(y * width + x)) << 2;
      store<f32>(outL + o, f32x4.extract_lane(lab, 0));
      store<f32>(outA + o, f32x4.extract_lane(lab, 1));
      store<f32>(outB + o, f32x4.extract_lane(lab, 2));
    }
  }
}
