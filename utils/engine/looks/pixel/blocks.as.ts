// The planes and settings are described in `blocks.op.ts`.

// @ts-ignore: decorator
@inline
function luma(v: v128): v128 {
  const byte = i32x4.splat(255);
  const r = i32x4.mul(v128.and(v, byte), i32x4.splat(77));
  const g = i32x4.mul(v128.and(i32x4.shr_u(v, 8), byte), i32x4.splat(150));
  const b = i32x4.mul(v128.and(i32x4.shr_u(v, 16), byte), i32x4.splat(29));
  return i32x4.shr_u(i32x4.add(r, i32x4.add(g, b)), 8);
}

// @ts-ignore: decorator
@inline
function sum(v: v128): i32 {
  return (
    i32x4.extract_lane(v, 0) +
    i32x4.extract_lane(v, 1) +
    i32x4.extract_lane(v, 2) +
    i32x4.extract_lane(v, 3)
  );
}

// @ts-ignore: decorator
@inline
function colour(r: i32, g: i32, b: i32, n: i32): u32 {
  // Rounded: (2 sum + n) / 2n.
  const red = (2 * r + n) / (2 * n);
  const green = (2 * g + n) / (2 * n);
  const blue = (2 * b + n) / (2 * n);
  return (red | (green << 8) | (blue << 16)) | 0xff000000;
}

export function pixelblocks(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const source = <usize>load<u32>(planes);
  const dark = <usize>load<u32>(planes, 4);
  const light = <usize>load<u32>(planes, 8);
  const share = <usize>load<u32>(planes, 12);
  const mean = <usize>load<u32>(planes, 16);
  const side = <i32>load<f32>(settings);
  const across = <i32>load<f32>(settings, 4);
  const down = <i32>load<f32>(settings, 8);
  const offset = <i32>load<f32>(settings, 12);
  const byte = i32x4.splat(255);
  const lanes = i32x4(0, 1, 2, 3);
  for (let by = from; by < to; by++) {
    const y0 = min(down - 1, max(0, offset + by * side));
    const y1 = max(y0 + 1, min(down, offset + (by + 1) * side));
    for (let bx = 0; bx < width; bx++) {
      const x0 = min(across - 1, bx * side);
      const x1 = min(across, x0 + side);
      const count = (x1 - x0) * (y1 - y0);
      let total = i32x4.splat(0);
      for (let y = y0; y < y1; y++) {
        const row = source + ((<usize>(y * across)) << 2);
        for (let x = x0; x < x1; x += 4) {
          const inside = i32x4.lt_s(lanes, i32x4.splat(x1 - x));
          const v = v128.load(row + ((<usize>x) << 2));
          total = i32x4.add(total, v128.and(inside, luma(v)));
        }
      }
      const lumas = sum(total);
      const middle = i32x4.splat(lumas / count);
      let n = i32x4.splat(0);
      let lowR = i32x4.splat(0);
      let lowG = i32x4.splat(0);
      let lowB = i32x4.splat(0);
      let allR = i32x4.splat(0);
      let allG = i32x4.splat(0);
      let allB = i32x4.splat(0);
      for (let y = y0; y < y1; y++) {
        const row = source + ((<usize>(y * across)) << 2);
        for (let x = x0; x < x1; x += 4) {
          const inside = i32x4.lt_s(lanes, i32x4.splat(x1 - x));
          const v = v128.and(inside, v128.load(row + ((<usize>x) << 2)));
          const low = v128.and(inside, i32x4.lt_s(luma(v), middle));
          const r = v128.and(v, byte);
          const g = v128.and(i32x4.shr_u(v, 8), byte);
          const b = v128.and(i32x4.shr_u(v, 16), byte);
          n = i32x4.sub(n, low);
          lowR = i32x4.add(lowR, v128.and(low, r));
          lowG = i32x4.add(lowG, v128.and(low, g));
          lowB = i32x4.add(lowB, v128.and(low, b));
          allR = i32x4.add(allR, r);
          allG = i32x4.add(allG, g);
          allB = i32x4.add(allB, b);
        }
      }
      const lows = sum(n);
      const r = sum(lowR);
      const g = sum(lowG);
      const b = sum(lowB);
      const d = (<usize>(by * width + bx)) << 2;
      const high = colour(sum(allR) - r, sum(allG) - g, sum(allB) - b, count - lows);
      store<u32>(light + d, high);
      store<u32>(dark + d, lows > 0 ? colour(r, g, b, lows) : high);
      store<f32>(share + d, <f32>lows / <f32>count);
      store<f32>(mean + d, <f32>lumas / (255.0 * <f32>count));
    }
  }
}
