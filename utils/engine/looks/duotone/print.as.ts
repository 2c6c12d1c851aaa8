import { limit, plus } from '../../kernels/lanes.as';

// @ts-ignore: decorator
@inline
function wave4(turn: v128): v128 {
  const away = f32x4.abs(f32x4.sub(turn, f32x4.nearest(turn)));
  const z = f32x4.sub(f32x4.splat(1), f32x4.mul(f32x4.splat(4), away));
  return f32x4.mul(z, f32x4.sub(f32x4.splat(1.5), f32x4.mul(f32x4.splat(0.5), f32x4.mul(z, z))));
}

/** One entry of the ramp and its part of the next, as a packed pixel. */
// @ts-ignore: decorator
@inline
function entry(ramp: usize, low: i32, part: f32): u32 {
  const at = ramp + ((<usize>low) << 4);
  const colour = v128.load(at);
  const mixed = plus(colour, f32x4.sub(v128.load(at, 16), colour), f32x4.splat(part));
  const zero = i32x4.splat(0);
  const words = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(mixed)), zero);
  return <u32>i32x4.extract_lane(i8x16.narrow_i16x8_u(words, zero), 0) | 0xff000000;
}

export function duotone(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const tone = <usize>load<u32>(planes);
  const broad = <usize>load<u32>(planes, 4);
  const grain = <usize>load<u32>(planes, 8);
  const ramp = <usize>load<u32>(planes, 12);
  const out = <usize>load<u32>(planes, 16);
  const detail = v128.load32_splat(settings);
  const slope = v128.load32_splat(settings, 4);
  const lines = v128.load32_splat(settings, 8);
  const across = v128.load32_splat(settings, 12);
  const down = load<f32>(settings, 16);
  const bend = v128.load32_splat(settings, 20);
  const split = v128.load32_splat(settings, 24);
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  const last = f32x4.splat(255);
  const lanes = f32x4(0, 1, 2, 3);
  for (let y = from; y < to; y++) {
    const row = f32x4.splat(<f32>(top + y) * down);
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const around = v128.load(broad + d);
      const fine = limit(f32x4.sub(v128.load(tone + d), around), -0.3, 0.3);
      const own = f32x4.sub(plus(around, detail, fine), half);
      const t = limit(plus(half, own, slope), 0, 1);
      const calm = f32x4.pmax(
        f32x4.splat(0.25),
        f32x4.sub(one, f32x4.mul(f32x4.splat(3), f32x4.abs(fine))),
      );
      const bow = f32x4.mul(f32x4.mul(f32x4.splat(4), t), f32x4.sub(one, t));
      const middle = f32x4.mul(bow, calm);
      const column = f32x4.add(f32x4.splat(<f32>x), lanes);
      const line = wave4(plus(plus(row, column, across), bend, around));
      const v = limit(
        f32x4.add(plus(t, f32x4.mul(lines, middle), line), v128.load(grain + d)),
        0,
        1,
      );
      const smooth = f32x4.mul(
        f32x4.mul(v, v),
        f32x4.sub(f32x4.splat(3), f32x4.add(v, v)),
      );
      const place = f32x4.mul(last, plus(v, split, f32x4.sub(smooth, v)));
      const low = f32x4.pmin(f32x4.splat(254), f32x4.floor(place));
      const part = f32x4.sub(place, low);
      const index = i32x4.trunc_sat_f32x4_s(low);
      const n = width - x;
      const o = out + d;
      store<u32>(o, entry(ramp, i32x4.extract_lane(index, 0), f32x4.extract_lane(part, 0)));
      if (n > 1) store<u32>(o, entry(ramp, i32x4.extract_lane(index, 1), f32x4.extract_lane(part, 1)), 4);
      if (n > 2) store<u32>(o, entry(ramp, i32x4.extract_lane(index, 2), f32x4.extract_lane(part, 2)), 8);
      if (n > 3) store<u32>(o, entry(ramp, i32x4.extract_lane(index, 3), f32x4.extract_lane(part, 3)), 12);
    }
  }
}
