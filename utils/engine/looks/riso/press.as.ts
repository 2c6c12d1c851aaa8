import { gather, limit, plus } from '../../kernels/lanes.as';

// The layout of the parameter block is described in `press.op.ts`.
const PRESS_BYTES: usize = 32;
const PLATE_BYTES: usize = 80;

// @ts-ignore: decorator
@inline
function wave(turn: v128): v128 {
  const away = f32x4.abs(f32x4.sub(turn, f32x4.nearest(turn)));
  const z = f32x4.sub(f32x4.splat(1), f32x4.mul(f32x4.splat(4), away));
  return f32x4.mul(
    z,
    f32x4.sub(f32x4.splat(1.5), f32x4.mul(f32x4.splat(0.5), f32x4.mul(z, z))),
  );
}

// @ts-ignore: decorator
@inline
function unit(v: v128): v128 {
  return limit(v, 0, 1);
}

export function riso(
  planes: usize,
  press: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = <usize>load<u32>(planes);
  const tone = <usize>load<u32>(planes, 4);
  const grainA = <usize>load<u32>(planes, 8);
  const grainB = <usize>load<u32>(planes, 12);
  const mottle = <usize>load<u32>(planes, 16);
  const out = <usize>load<u32>(planes, 20);
  const plates = <i32>load<f32>(press, 28);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const byte = i32x4.splat(255);
  const inverse = f32x4.splat(1.0 / 255.0);
  const base = v128.load32_splat(press, 16);
  const span = v128.load32_splat(press, 20);
  const chroma = v128.load32_splat(press, 24);
  const lanes = f32x4(0, 1, 2, 3);
  for (let y = from; y < to; y++) {
    const row = f32x4.splat(<f32>(top + y));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const column = f32x4.add(f32x4.splat(<f32>x), lanes);
      const noiseA = v128.load(grainA + d);
      const noiseB = v128.load(grainB + d);
      const cloud = f32x4.add(v128.load(mottle + d), f32x4.splat(0.5));
      const shade = plus(one, v128.load32_splat(press, 12), noiseA);
      let red = f32x4.mul(v128.load32_splat(press), shade);
      let green = f32x4.mul(v128.load32_splat(press, 4), shade);
      let blue = f32x4.mul(v128.load32_splat(press, 8), shade);
      let k = press + PRESS_BYTES;
      for (let plate = 0; plate < plates; plate++, k += PLATE_BYTES) {
        const sx = x + <i32>load<f32>(k);
        const sy = max(0, min(height - 1, y + <i32>load<f32>(k, 4)));
        const line = (<usize>(sy * width)) << 2;
        let rgb: v128;
        let v: v128;
        if (sx >= 0 && sx + 4 <= width) {
          rgb = v128.load(pixels + line + ((<usize>sx) << 2));
          v = v128.load(tone + line + ((<usize>sx) << 2));
        } else {
          const wanted = i32x4.add(i32x4.splat(sx), i32x4(0, 1, 2, 3));
          const j = i32x4.max_s(i32x4.splat(0), i32x4.min_s(i32x4.splat(width - 1), wanted));
          rgb = gather(pixels + line, j);
          v = gather(tone + line, j);
        }
        const r = f32x4.mul(f32x4.convert_i32x4_s(v128.and(rgb, byte)), inverse);
        const g = f32x4.mul(f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(rgb, 8), byte)), inverse);
        const b = f32x4.mul(f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(rgb, 16), byte)), inverse);
        const grey = plus(
          plus(f32x4.mul(r, f32x4.splat(0.299)), g, f32x4.splat(0.587)),
          b,
          f32x4.splat(0.114),
        );
        const t = plus(base, span, v);
        const ratio = f32x4.div(t, f32x4.add(grey, f32x4.splat(0.05)));
        const gain = f32x4.mul(
          chroma,
          limit(ratio, 0.7, 1.6),
        );
        const c = f32x4.sub(one, unit(plus(t, f32x4.sub(r, grey), gain)));
        const m = f32x4.sub(one, unit(plus(t, f32x4.sub(g, grey), gain)));
        const w = f32x4.sub(one, unit(plus(t, f32x4.sub(b, grey), gain)));
        const dark = f32x4.pmin(c, f32x4.pmin(m, w));
        let amount = plus(v128.load32_splat(k, 40), v128.load32_splat(k, 24), c);
        amount = plus(amount, v128.load32_splat(k, 28), m);
        amount = plus(amount, v128.load32_splat(k, 32), w);
        amount = unit(plus(amount, v128.load32_splat(k, 36), dark));
        const cos = v128.load32_splat(k, 8);
        const sin = v128.load32_splat(k, 12);
        const u = plus(plus(v128.load32_splat(k, 16), column, cos), row, sin);
        const n = f32x4.sub(plus(v128.load32_splat(k, 20), row, cos), f32x4.mul(column, sin));
        const screen = plus(f32x4.splat(0.5), f32x4.splat(0.25), f32x4.add(wave(u), wave(n)));
        const noise = plus(
          f32x4.mul(v128.load32_splat(k, 72), noiseA),
          v128.load32_splat(k, 76),
          noiseB,
        );
        let over = plus(f32x4.splat(-1.09), f32x4.splat(1.2), amount);
        over = plus(f32x4.add(over, screen), v128.load32_splat(k, 60), noise);
        const unedge = f32x4.splat(<f32>0.5 / load<f32>(k, 56));
        const cover = unit(plus(f32x4.splat(0.5), over, unedge));
        const speck = f32x4.pmax(zero, f32x4.sub(noise, f32x4.splat(0.12)));
        const lost = plus(
          f32x4.mul(v128.load32_splat(k, 64), speck),
          v128.load32_splat(k, 68),
          cloud,
        );
        const ink = f32x4.mul(cover, f32x4.sub(one, lost));
        red = f32x4.mul(red, f32x4.sub(one, f32x4.mul(ink, v128.load32_splat(k, 44))));
        green = f32x4.mul(green, f32x4.sub(one, f32x4.mul(ink, v128.load32_splat(k, 48))));
        blue = f32x4.mul(blue, f32x4.sub(one, f32x4.mul(ink, v128.load32_splat(k, 52))));
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

// @ts-ignore: decorator
@inline
function toByte(v: v128): v128 {
  // Adding 2^23 leaves the rounded integer in the lowest bits.
  const v23 = plus(f32x4.splat(8388608), f32x4.splat(255), unit(v));
  return v128.and(v23, i32x4.splat(255));
}
