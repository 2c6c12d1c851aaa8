import { limit, plus } from './lanes.as';

// @ts-ignore: decorator
@inline
function calmed(own: v128, mean: v128): v128 {
  const value = f32x4.convert_i32x4_u(own);
  const away = f32x4.sub(f32x4.mul(f32x4.splat(255), mean), value);
  const far = limit(f32x4.mul(f32x4.abs(away), f32x4.splat(1.0 / 14.0)), 0, 1);
  const share = f32x4.sub(f32x4.splat(1), f32x4.mul(far, far));
  return i32x4.trunc_sat_f32x4_u(f32x4.nearest(limit(plus(value, away, share), 0, 255)));
}

export function calm(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = <usize>load<u32>(planes);
  const red = <usize>load<u32>(planes, 4);
  const green = <usize>load<u32>(planes, 8);
  const blue = <usize>load<u32>(planes, 12);
  const out = <usize>load<u32>(planes, 16);
  const byte = i32x4.splat(255);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const own = v128.load(pixels + d);
    const r = calmed(v128.and(own, byte), v128.load(red + d));
    const g = calmed(v128.and(i32x4.shr_u(own, 8), byte), v128.load(green + d));
    const b = calmed(v128.and(i32x4.shr_u(own, 16), byte), v128.load(blue + d));
    const packed = v128.or(
      v128.or(r, i32x4.shl(g, 8)),
      v128.or(i32x4.shl(b, 16), i32x4.splat(0xff000000)),
    );
    const n = end - i;
    if (n >= 4) v128.store(out + d, packed);
    else {
      v128.store_lane<u32>(out + d, packed, 0);
      if (n > 1) v128.store_lane<u32>(out + d + 4, packed, 1);
      if (n > 2) v128.store_lane<u32>(out + d + 8, packed, 2);
    }
  }
}
