import { gather, limit, plus, splat } from '../../kernels/lanes.as';

// The planes and settings are described in `print.op.ts`.
const PRINT_BYTES: usize = 28;
const PLATE_BYTES: usize = 60;

// @ts-ignore: decorator
@inline
function phase(turn: v128): v128 {
  const away = f32x4.abs(f32x4.sub(turn, f32x4.nearest(turn)));
  return f32x4.sub(splat(1), f32x4.mul(splat(4), away));
}

// @ts-ignore: decorator
@inline
function toByte(v: v128): v128 {
  // Adding 2^23 leaves the rounded integer in the lowest bits.
  const v23 = plus(splat(8388608), splat(255), limit(v, 0, 1));
  return v128.and(v23, i32x4.splat(255));
}

export function halftoneprint(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const cyan = <usize>load<u32>(planes);
  const magenta = <usize>load<u32>(planes, 4);
  const yellow = <usize>load<u32>(planes, 8);
  const key = <usize>load<u32>(planes, 12);
  const fine = <usize>load<u32>(planes, 16);
  const coarse = <usize>load<u32>(planes, 20);
  const grain = <usize>load<u32>(planes, 24);
  const out = <usize>load<u32>(planes, 28);
  const plates = <i32>load<f32>(settings, 20);
  const stride = <i32>load<f32>(settings, 24);
  const uneven = v128.load32_splat(settings, 16);
  const one = splat(1);
  const half = splat(0.5);
  const onehalf = splat(1.5);
  for (let y = from; y < to; y++) {
    const row = splat(<f32>(top + y));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const column = f32x4.add(splat(<f32>x), f32x4(0, 1, 2, 3));
      const speck = v128.load(grain + d);
      const shade = plus(one, v128.load32_splat(settings, 12), speck);
      const laid = f32x4.sub(one, f32x4.mul(uneven, f32x4.add(half, speck)));
      let red = f32x4.mul(v128.load32_splat(settings), shade);
      let green = f32x4.mul(v128.load32_splat(settings, 4), shade);
      let blue = f32x4.mul(v128.load32_splat(settings, 8), shade);
      let k = settings + PRINT_BYTES;
      for (let plate = 0; plate < plates; plate++, k += PLATE_BYTES) {
        const sx = x + <i32>load<f32>(k);
        const sy = max(0, min(height - 1, y + <i32>load<f32>(k, 4)));
        let c: v128;
        let m: v128;
        let w: v128;
        let b: v128;
        let f: v128;
        let g: v128;
        if (sx >= 0 && sx + 4 <= width) {
          const e = (<usize>(sy * stride + sx)) << 2;
          c = v128.load(cyan + e);
          m = v128.load(magenta + e);
          w = v128.load(yellow + e);
          b = v128.load(key + e);
          f = v128.load(fine + ((<usize>(sy * width + sx)) << 2));
          g = v128.load(coarse + e);
        } else {
          const wanted = i32x4.add(i32x4.splat(sx), i32x4(0, 1, 2, 3));
          const inside = i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(width - 1), wanted));
          const j = i32x4.add(i32x4.splat(sy * stride), inside);
          c = gather(cyan, j);
          m = gather(magenta, j);
          w = gather(yellow, j);
          b = gather(key, j);
          f = gather(fine + ((<usize>(sy * width)) << 2), inside);
          g = gather(coarse, j);
        }
        let amount = plus(v128.load32_splat(k, 44), v128.load32_splat(k, 24), c);
        amount = plus(amount, v128.load32_splat(k, 28), m);
        amount = plus(amount, v128.load32_splat(k, 32), w);
        amount = plus(amount, v128.load32_splat(k, 36), b);
        const raw = f32x4.sub(g, f);
        const detail = f32x4.sub(raw, limit(raw, -0.014, 0.014));
        amount = plus(amount, v128.load32_splat(k, 40), detail);
        const away = f32x4.sub(limit(amount, 0, 1), half);
        const cos = v128.load32_splat(k, 8);
        const sin = v128.load32_splat(k, 12);
        const u = phase(plus(plus(v128.load32_splat(k, 16), column, cos), row, sin));
        const v = phase(
          f32x4.sub(plus(v128.load32_splat(k, 20), row, cos), f32x4.mul(column, sin)),
        );
        const uu = f32x4.mul(u, u);
        const vv = f32x4.mul(v, v);
        const screen = f32x4.add(
          f32x4.mul(u, f32x4.sub(onehalf, f32x4.mul(half, uu))),
          f32x4.mul(v, f32x4.sub(onehalf, f32x4.mul(half, vv))),
        );
        const du = f32x4.sub(one, uu);
        const dv = f32x4.sub(one, vv);
        const step = f32x4.sqrt(plus(f32x4.mul(du, du), dv, dv));
        const cell = f32x4.mul(
          splat(0.95),
          f32x4.sqrt(plus(f32x4.mul(cos, cos), sin, sin)),
        );
        const edge = f32x4.pmax(splat(0.045), f32x4.mul(cell, step));
        const curve = f32x4.mul(away, plus(splat(0.64), splat(1.72), f32x4.mul(away, away)));
        const over = plus(curve, splat(0.25), screen);
        const part = limit(f32x4.add(half, f32x4.div(over, f32x4.add(edge, edge))), 0, 1);
        const cover = f32x4.mul(part, laid);
        red = f32x4.mul(red, f32x4.sub(one, f32x4.mul(cover, v128.load32_splat(k, 48))));
        green = f32x4.mul(green, f32x4.sub(one, f32x4.mul(cover, v128.load32_splat(k, 52))));
        blue = f32x4.mul(blue, f32x4.sub(one, f32x4.mul(cover, v128.load32_splat(k, 56))));
      }
      const packed = v128.or(
        v128.or(toByte(red), i32x4.shl(toByte(green), 8)),
        v128.or(i32x4.shl(toByte(blue), 16), i32x4.splat(0xff000000)),
      );
      if (x + 4 <= width) v128.store(out + d, packed);
      else {
        v128.store_lane<u32>(out + d, packed, 0);
        if (x + 1 < width) v128.store_lane<u32>(out + d + 4, packed, 1);
        if (x + 2 < width) v128.store_lane<u32>(out + d + 8, packed, 2);
      }
    }
  }
}
