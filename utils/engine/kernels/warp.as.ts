const STEPS: i32 = 2;
const RUN: i32 = 8;

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
    let nextU: f32 = 0;
    let nextV: f32 = 0;
    for (let x = -RUN; x < width; x += RUN) {
      const firstU = nextU;
      const firstV = nextV;
      const ahead = <f32>(x + RUN);
      const farX = x0 + xStep * ahead;
      nextU = farX;
      nextV = farY;
      if (deep) {
        const nearX = nearX0 + nearXStep * ahead;
        for (let step = 0; step < STEPS; step++) {
          const px = (nextU + 0.5) * toDepthX - 0.5;
          const py = (nextV + 0.5) * toDepthY - 0.5;
          const d = valueAt(depth, dw, dh, px, py);
          nextU = farX + d * nearX;
          nextV = farY + d * nearY;
        }
      }
      if (x < 0) continue;
      const stepU = (nextU - firstU) * 0.125;
      const stepV = (nextV - firstV) * 0.125;
      for (let k = 0, n = min(RUN, width - x); k < n; k++, o += 4) {
        const u = clamp(firstU + stepU * <f32>k, <f32>(sw - 1));
        const v = clamp(firstV + stepV * <f32>k, <f32>(sh - 1));
        const ix = <i32>u;
        const iy = <i32>v;
        const p = source + ((<usize>(iy * sw + ix)) << 2);
        const q = iy + 1 < sh ? p + ((<usize>sw) << 2) : p;
        const fu = <i32>nearest<f32>((u - <f32>ix) * 128);
        const fv = <i32>nearest<f32>((v - <f32>iy) * 128);
        // Two neighbours at once; past a row's last pixel the second has no weight.
        const upper = i16x8.extend_low_i8x16_u(v128.load64_zero(p));
        const lower = i16x8.extend_low_i8x16_u(v128.load64_zero(q));
        const pair = i16x8.add(
          i16x8.mul(upper, i16x8.splat(<i16>(128 - fv))),
          i16x8.mul(lower, i16x8.splat(<i16>fv)),
        );
        const mixed = i32x4.dot_i16x8_s(
          v128.shuffle<i16>(pair, pair, 0, 4, 1, 5, 2, 6, 3, 7),
          i32x4.splat((128 - fu) | (fu << 16)),
        );
        const made = i32x4.shr_u(i32x4.add(mixed, i32x4.splat(8192)), 14);
        const words = i16x8.narrow_i32x4_s(made, zero);
        store<u32>(o, <u32>i32x4.extract_lane(i8x16.narrow_i16x8_u(words, zero), 0));
      }
    }
  }
}
