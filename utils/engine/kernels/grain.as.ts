import { gatherLinear, storePart } from './lanes.as';

/** Four lattice values, -0.5 to 0.5, of a row whose part of the hash is `row`. */
// @ts-ignore: decorator
@inline
function lattice(x: v128, row: v128): v128 {
  let h = v128.xor(i32x4.mul(x, i32x4.splat(0x27d4eb2d)), row);
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 15)), i32x4.splat(0x2c1b3c6d));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 12)), i32x4.splat(0x297a2d39));
  h = v128.xor(h, i32x4.shr_u(h, 15));
  return f32x4.sub(
    f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(h, 8)), f32x4.splat(1.0 / 16777216.0)),
    f32x4.splat(0.5),
  );
}

/** Lattice values of one lattice row. */
// @ts-ignore: decorator
@inline
function latticeRow(at: usize, count: i32, row: i32, seed: i32): void {
  const part = i32x4.splat((row * 0x165667b1) ^ seed);
  for (let i = 0; i < count; i += 4) {
    const x = i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3));
    v128.store(at + ((<usize>i) << 2), lattice(x, part));
  }
}

/** `scratch` holds three rows of the lattice, each `room` bytes: above, below, and between the two. */
export function grain(
  out: usize,
  width: i32,
  top: i32,
  seed: i32,
  cellX: f32,
  cellY: f32,
  gain: f32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const stepX: f32 = 1 / cellX;
  const stepY: f32 = 1 / cellY;
  const count = <i32>(<f32>(width - 1) * stepX) + 2;
  const room = (<usize>(count + 7)) << 2;
  const step = f32x4.splat(stepX);
  const lanes = f32x4(0, 1, 2, 3);
  const three = f32x4.splat(3);
  const mask = i32x4.splat(0x7fffff);
  const magic = f32x4.splat(8388608);
  let upper = scratch;
  let lower = scratch + room;
  const line = lower + room;
  let known = i32.MIN_VALUE;
  for (let y = from; y < to; y++) {
    const gy = <f32>(top + y) * stepY;
    const j = <i32>Mathf.floor(gy);
    const fy = gy - <f32>j;
    if (j !== known) {
      if (j === known + 1) {
        const above = upper;
        upper = lower;
        lower = above;
      } else latticeRow(upper, count, j, seed);
      latticeRow(lower, count, j + 1, seed);
      known = j;
    }
    const part = f32x4.splat(fy * fy * (3 - 2 * fy));
    const much = f32x4.splat(gain);
    for (let i = 0; i < count; i += 4) {
      const d = (<usize>i) << 2;
      const a = v128.load(upper + d);
      const v = f32x4.add(a, f32x4.mul(f32x4.sub(v128.load(lower + d), a), part));
      v128.store(line + d, f32x4.mul(much, v));
    }
    const begin = out + ((<usize>(y * width)) << 2);
    for (let x = 0; x < width; x += 4) {
      const at = begin + ((<usize>x) << 2);
      const gx = f32x4.mul(f32x4.add(f32x4.splat(<f32>x), lanes), step);
      const whole = f32x4.floor(gx);
      const f = f32x4.sub(gx, whole);
      const s = f32x4.mul(f32x4.mul(f, f), f32x4.sub(three, f32x4.add(f, f)));
      const cell = v128.and(f32x4.add(whole, magic), mask);
      storePart(at, f32x4.add(v128.load(at), gatherLinear(line, cell, s)), width - x);
    }
  }
}
