import { storePart } from './lanes.as';

// Streamlines in fixed point: positions in 1/65536 pixel, directions as two 16-bit halves of a word
// (x low, y high, 16384 = 1). One load brings a direction, one multiply-add an address. Planes must
// be at least 2 x 2 and at most 32767 on either side.

/** Directions of the flow as one word per pixel. */
export function packFlow(
  flowX: usize,
  flowY: usize,
  out: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  const one = f32x4.splat(16384);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const x = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(flowX + d), one)));
    const y = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(flowY + d), one)));
    storePart(out + d, v128.or(v128.and(x, i32x4.splat(0xffff)), i32x4.shl(y, 16)), end - i);
  }
}

/** Byte address of the pixels at four positions; `pitch` is the width in the high half, 1 in the low. */
// @ts-ignore: decorator
@inline
function address(base: v128, x: v128, y: v128, pitch: v128): v128 {
  const place = v128.or(i32x4.shr_u(x, 16), v128.and(y, i32x4.splat(0xffff0000)));
  return i32x4.add(base, i32x4.shl(i32x4.dot_i16x8_s(place, pitch), 2));
}

// @ts-ignore: decorator
@inline
function words(at: v128): v128 {
  let v = v128.load32_zero(<usize>i32x4.extract_lane(at, 0));
  v = v128.load_lane<f32>(<usize>i32x4.extract_lane(at, 1), v, 1);
  v = v128.load_lane<f32>(<usize>i32x4.extract_lane(at, 2), v, 2);
  return v128.load_lane<f32>(<usize>i32x4.extract_lane(at, 3), v, 3);
}

// @ts-ignore: decorator
@inline
function part(v: v128): v128 {
  return f32x4.mul(
    f32x4.convert_i32x4_s(v128.and(v, i32x4.splat(0xffff))),
    f32x4.splat(1.0 / 65536.0),
  );
}

/** Bilinear values at four positions. */
// @ts-ignore: decorator
@inline
function bilinear(base: v128, x: v128, y: v128, pitch: v128, stride: usize): v128 {
  const at = address(base, x, y, pitch);
  const p0 = <usize>i32x4.extract_lane(at, 0);
  const p1 = <usize>i32x4.extract_lane(at, 1);
  const p2 = <usize>i32x4.extract_lane(at, 2);
  const p3 = <usize>i32x4.extract_lane(at, 3);
  const fx = part(x);
  const a = v128.load_lane<f64>(p1, v128.load64_zero(p0), 1);
  const b = v128.load_lane<f64>(p3, v128.load64_zero(p2), 1);
  const c = v128.load_lane<f64>(p1 + stride, v128.load64_zero(p0 + stride), 1);
  const d = v128.load_lane<f64>(p3 + stride, v128.load64_zero(p2 + stride), 1);
  const nw = v128.shuffle<f32>(a, b, 0, 2, 4, 6);
  const ne = v128.shuffle<f32>(a, b, 1, 3, 5, 7);
  const sw = v128.shuffle<f32>(c, d, 0, 2, 4, 6);
  const se = v128.shuffle<f32>(c, d, 1, 3, 5, 7);
  const upper = f32x4.add(nw, f32x4.mul(f32x4.sub(ne, nw), fx));
  const lower = f32x4.add(sw, f32x4.mul(f32x4.sub(se, sw), fx));
  return f32x4.add(upper, f32x4.mul(f32x4.sub(lower, upper), part(y)));
}

/** The direction at the pixels nearest to four positions, turned so that it goes on like `before`. */
// @ts-ignore: decorator
@inline
function onward(base: v128, x: v128, y: v128, pitch: v128, before: v128): v128 {
  const half = i32x4.splat(0x8000);
  const next = words(address(base, i32x4.add(x, half), i32x4.add(y, half), pitch));
  const back = i32x4.shr_s(i32x4.dot_i16x8_s(next, before), 31);
  return i16x8.sub(v128.xor(next, back), back);
}

// @ts-ignore: decorator
@inline
function stepX(place: v128, direction: v128, last: v128): v128 {
  const moved = i32x4.add(place, i32x4.shr_s(i32x4.shl(direction, 16), 14));
  return i32x4.min_s(last, i32x4.max_s(i32x4.splat(0), moved));
}

// @ts-ignore: decorator
@inline
function stepY(place: v128, direction: v128, last: v128): v128 {
  const moved = i32x4.add(place, i32x4.shl(i32x4.shr_s(direction, 16), 2));
  return i32x4.min_s(last, i32x4.max_s(i32x4.splat(0), moved));
}

/** `lic` on packed directions: both halves of four streamlines at once. */
export function licPacked(
  source: usize,
  flow: usize,
  out: usize,
  width: i32,
  height: i32,
  half: usize,
  steps: i32,
  from: i32,
  to: i32,
): void {
  const pitch = i32x4.splat((width << 16) | 1);
  const values = i32x4.splat(<i32>source);
  const directions = i32x4.splat(<i32>flow);
  const stride = (<usize>width) << 2;
  const lastX = i32x4.splat(((width - 1) << 16) - 1);
  const lastY = i32x4.splat(((height - 1) << 16) - 1);
  const taps = half + ((<usize>steps) << 2);
  for (let y = from; y < to; y++) {
    const startY = i32x4.splat(y << 16);
    for (let x = 0; x < width; x += 4) {
      // The last group may hold lanes beyond the row: they repeat its last pixel and are not stored.
      const column = i32x4.min_s(
        i32x4.add(i32x4.splat(x), i32x4(0, 1, 2, 3)),
        i32x4.splat(width - 1),
      );
      const here = i32x4.shl(i32x4.add(i32x4.splat(y * width), column), 2);
      let ahead = words(i32x4.add(directions, here));
      let behind = i16x8.neg(ahead);
      let ax = i32x4.shl(column, 16);
      let ay = startY;
      let bx = ax;
      let by = ay;
      let sum = f32x4.mul(words(i32x4.add(values, here)), v128.load32_splat(half));
      for (let tap = half + 4; tap <= taps; tap += 4) {
        ax = stepX(ax, ahead, lastX);
        bx = stepX(bx, behind, lastX);
        ay = stepY(ay, ahead, lastY);
        by = stepY(by, behind, lastY);
        const both = f32x4.add(
          bilinear(values, ax, ay, pitch, stride),
          bilinear(values, bx, by, pitch, stride),
        );
        sum = f32x4.add(sum, f32x4.mul(both, v128.load32_splat(tap)));
        ahead = onward(directions, ax, ay, pitch, ahead);
        behind = onward(directions, bx, by, pitch, behind);
      }
      storePart(out + ((<usize>(y * width + x)) << 2), sum, width - x);
    }
  }
}
