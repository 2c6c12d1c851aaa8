const ANGLES: i32 = 32;
const STEPS: f32 = 7;

export function border(
  inL: usize,
  inA: usize,
  inB: usize,
  out: usize,
  width: i32,
  height: i32,
  reach: i32,
  from: i32,
  to: i32,
): void {
  const outWidth = width + 2 * reach;
  for (let y = from; y < to; y++) {
    const row = (<usize>(min(height - 1, max(0, y - reach)) * width)) << 2;
    let o = out + ((<usize>(y * outWidth)) << 4);
    for (let x = 0; x < outWidth; x++) {
      const i = row + ((<usize>min(width - 1, max(0, x - reach))) << 2);
      const l = load<f32>(inL + i);
      const a = load<f32>(inA + i);
      const b = load<f32>(inB + i);
      store<f32>(o, l);
      store<f32>(o, a, 4);
      store<f32>(o, b, 8);
      store<f32>(o, l * l + a * a + b * b, 12);
      o += 16;
    }
  }
}

// @ts-ignore: decorator
@inline
function halfTurn(x: f32, y: f32): f32 {
  const ax = abs(x);
  const ay = abs(y);
  const t = min(ax, ay) / max(max(ax, ay), <f32>1e-20);
  const s = t * t;
  const part: f32 =
    t * (<f32>0.317947 + s * (<f32>-0.10256 + s * (<f32>0.049 - s * <f32>0.014466)));
  const quarter: f32 = ay > ax ? <f32>0.5 - part : part;
  return x < 0 !== y < 0 ? <f32>1 - quarter : quarter;
}

// @ts-ignore: decorator
@inline
function sum(v: v128): f32 {
  const pair = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 2, 3));
  return f32x4.extract_lane(pair, 0) + f32x4.extract_lane(pair, 1);
}

// @ts-ignore: decorator
@inline
function weigh(l: v128, a: v128, b: v128, q: v128, hardness: v128, squarings: i32): v128 {
  const mean = f32x4.add(f32x4.add(f32x4.mul(l, l), f32x4.mul(a, a)), f32x4.mul(b, b));
  let v = f32x4.mul(f32x4.max(f32x4.sub(q, mean), f32x4.splat(0)), hardness);
  for (let s = 0; s < squarings; s++) v = f32x4.mul(v, v);
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), v));
}

export function kuwahara(
  bordered: usize,
  flowX: usize,
  flowY: usize,
  anisotropy: usize,
  outL: usize,
  outA: usize,
  outB: usize,
  width: i32,
  reach: i32,
  starts: usize,
  offsets: usize,
  weights: usize,
  hardness: f32,
  squarings: i32,
  from: i32,
  to: i32,
): void {
  const rowWidth = width + 2 * reach;
  const hard = f32x4.splat(hardness);
  for (let y = from; y < to; y++) {
    let centre = bordered + ((<usize>((y + reach) * rowWidth + reach)) << 4);
    for (let x = 0; x < width; x++) {
      const o = (<usize>(y * width + x)) << 2;
      const turn = halfTurn(load<f32>(flowX + o), load<f32>(flowY + o));
      const angle = <i32>(turn * <f32>ANGLES + <f32>0.5) & (ANGLES - 1);
      const step = <i32>(load<f32>(anisotropy + o) * STEPS + <f32>0.5);
      const kernel = starts + ((<usize>(step * ANGLES + angle)) << 2);
      let n = offsets + ((<usize>load<i32>(kernel)) << 2);
      const end = offsets + ((<usize>load<i32>(kernel, 4)) << 2);
      let w = weights + ((<usize>load<i32>(kernel)) << 5);
      let l0 = f32x4.splat(0);
      let l1 = l0;
      let a0 = l0;
      let a1 = l0;
      let b0 = l0;
      let b1 = l0;
      let q0 = l0;
      let q1 = l0;
      while (n < end) {
        const p = centre + <usize>load<i32>(n);
        const w0 = v128.load(w);
        const w1 = v128.load(w, 16);
        const pl = v128.load32_splat(p);
        l0 = f32x4.add(l0, f32x4.mul(w0, pl));
        l1 = f32x4.add(l1, f32x4.mul(w1, pl));
        const pa = v128.load32_splat(p, 4);
        a0 = f32x4.add(a0, f32x4.mul(w0, pa));
        a1 = f32x4.add(a1, f32x4.mul(w1, pa));
        const pb = v128.load32_splat(p, 8);
        b0 = f32x4.add(b0, f32x4.mul(w0, pb));
        b1 = f32x4.add(b1, f32x4.mul(w1, pb));
        const pq = v128.load32_splat(p, 12);
        q0 = f32x4.add(q0, f32x4.mul(w0, pq));
        q1 = f32x4.add(q1, f32x4.mul(w1, pq));
        n += 4;
        w += 32;
      }
      const k0 = weigh(l0, a0, b0, q0, hard, squarings);
      const k1 = weigh(l1, a1, b1, q1, hard, squarings);
      const inverse = <f32>1 / sum(f32x4.add(k0, k1));
      store<f32>(outL + o, sum(f32x4.add(f32x4.mul(l0, k0), f32x4.mul(l1, k1))) * inverse);
      store<f32>(outA + o, sum(f32x4.add(f32x4.mul(a0, k0), f32x4.mul(a1, k1))) * inverse);
      store<f32>(outB + o, sum(f32x4.add(f32x4.mul(b0, k0), f32x4.mul(b1, k1))) * inverse);
      centre += 16;
    }
  }
}
