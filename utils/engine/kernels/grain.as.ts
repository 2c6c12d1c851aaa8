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
  const step = f32x4.splat(stepX);
  const lanes = f32x4(0, 1, 2, 3);
  const two = f32x4.splat(2);
  const three = f32x4.splat(3);
  const much = f32x4.splat(gain);
  for (let y = from; y < to; y++) {
    const gy = <f32>(top + y) * stepY;
    const j = <i32>Mathf.floor(gy);
    const fy = gy - <f32>j;
    const part = f32x4.splat(fy * fy * (3 - 2 * fy));
    const upper = i32x4.splat((j * 0x165667b1) ^ seed);
    const lower = i32x4.splat(((j + 1) * 0x165667b1) ^ seed);
    for (let i = 0; i < count; i += 4) {
      const x = i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3));
      const a = lattice(x, upper);
      const v = f32x4.add(a, f32x4.mul(f32x4.sub(lattice(x, lower), a), part));
      v128.store(scratch + ((<usize>i) << 2), v);
    }
    const begin = out + ((<usize>(y * width)) << 2);
    for (let x = 0; x < width; x += 4) {
      const at = begin + ((<usize>x) << 2);
      const gx = f32x4.mul(f32x4.add(f32x4.splat(<f32>x), lanes), step);
      const cell = i32x4.trunc_sat_f32x4_s(gx);
      const f = f32x4.sub(gx, f32x4.convert_i32x4_s(cell));
      const s = f32x4.mul(f32x4.mul(f, f), f32x4.sub(three, f32x4.mul(two, f)));
      const v = f32x4.mul(much, gatherLinear(scratch, cell, s));
      storePart(at, f32x4.add(v128.load(at), v), width - x);
    }
  }
}
