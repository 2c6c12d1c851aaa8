import { plus } from './lanes.as';

const STEPS: i32 = 2;

// @ts-ignore: decorator
@inline
function clamp(value: f32, last: f32): f32 {
  return min<f32>(last, max<f32>(0, value));
}

// @ts-ignore: decorator
@inline
function valueAt(plane: usize, width: i32, height: i32, x: f32, y: f32): f32 {
  const cx = clamp(x, <f32>(width - 1));
  const cy = clamp(y, <f32>(height - 1));
  const ix = <i32>cx;
  const iy = <i32>cy;
  const right: usize = ix + 1 < width ? 4 : 0;
  const p = plane + ((<usize>(iy * width + ix)) << 2);
  const q = iy + 1 < height ? p + ((<usize>width) << 2) : p;
  const fx = cx - <f32>ix;
  const a = load<f32>(p);
  const c = load<f32>(q);
  const upper = a + (load<f32>(p + right) - a) * fx;
  const lower = c + (load<f32>(q + right) - c) * fx;
  return upper + (lower - upper) * (cy - <f32>iy);
}

/** One pixel's bytes as floats. */
// @ts-ignore: decorator
@inline
function pixelAt(p: usize): v128 {
  const words = i16x8.extend_low_i8x16_u(v128.load32_zero(p));
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words));
}

export function warp(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const source = <usize>load<u32>(planes);
  const depth = <usize>load<u32>(planes, 4);
  const out = <usize>load<u32>(planes, 8);
  const sw = <i32>load<f32>(settings);
  const sh = <i32>load<f32>(settings, 4);
  const dw = <i32>load<f32>(settings, 8);
  const dh = <i32>load<f32>(settings, 12);
  const toDepthX = <f32>dw / <f32>sw;
  const toDepthY = <f32>dh / <f32>sh;
  const x0 = load<f32>(settings, 16);
  const xStep = load<f32>(settings, 20);
  const nearX0 = load<f32>(settings, 24);
  const nearXStep = load<f32>(settings, 28);
  const y0 = load<f32>(settings, 32);
  const yStep = load<f32>(settings, 36);
  const nearY0 = load<f32>(settings, 40);
  const nearYStep = load<f32>(settings, 44);
  const deep = nearX0 != 0 || nearXStep != 0 || nearY0 != 0 || nearYStep != 0;
  const zero = i32x4.splat(0);
  for (let y = from; y < to; y++) {
    const row = <f32>(top + y);
    const farY = y0 + yStep * row;
    const nearY = nearY0 + nearYStep * row;
    let o = out + ((<usize>(y * width)) << 2);
    for (let x = 0; x < width; x++, o += 4) {
      const farX = x0 + xStep * <f32>x;
      let u = farX;
      let v = farY;
      if (deep) {
        const nearX = nearX0 + nearXStep * <f32>x;
        for (let step = 0; step < STEPS; step++) {
          const px = (u + 0.5) * toDepthX - 0.5;
          const py = (v + 0.5) * toDepthY - 0.5;
          const d = valueAt(depth, dw, dh, px, py);
          u = farX + d * nearX;
          v = farY + d * nearY;
        }
      }
      u = clamp(u, <f32>(sw - 1));
      v = clamp(v, <f32>(sh - 1));
      const ix = <i32>u;
      const iy = <i32>v;
      const p = source + ((<usize>(iy * sw + ix)) << 2);
      const right: usize = ix + 1 < sw ? 4 : 0;
      const q = iy + 1 < sh ? p + ((<usize>sw) << 2) : p;
      const across = f32x4.splat(u - <f32>ix);
      const a = pixelAt(p);
      const b = pixelAt(q);
      const upper = plus(a, f32x4.sub(pixelAt(p + right), a), across);
      const lower = plus(b, f32x4.sub(pixelAt(q + right), b), across);
      const made = plus(upper, f32x4.sub(lower, upper), f32x4.splat(v - <f32>iy));
      const words = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(f32x4.nearest(made)), zero);
      store<u32>(o, <u32>i32x4.extract_lane(i8x16.narrow_i16x8_u(words, zero), 0));
    }
  }
}
