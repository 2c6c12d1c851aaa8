import { storePart } from './lanes.as';

// The Kuwahara filter in 16-bit fixed point. Values are 1/16384; sector weights sum to 32767. One
// multiply-add takes two neighbouring samples in four sectors. See `sectors.ts` for the table.

const ONE: f32 = 16384;

// @ts-ignore: decorator
@inline
function fixed(v: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v, f32x4.splat(ONE))));
}

/** Words of (value, value to its right) for four pixels. */
// @ts-ignore: decorator
@inline
function pairs(v: v128, next: v128): v128 {
  const held = i16x8.narrow_i32x4_s(v, next);
  return v128.shuffle<i16>(held, held, 0, 4, 1, 5, 2, 6, 3, 7);
}

/** Four rows of a transposed block. */
// @ts-ignore: decorator
@inline
function storeFour(at: usize, l: v128, a: v128, b: v128, q: v128): void {
  const la0 = v128.shuffle<i32>(l, a, 0, 4, 1, 5);
  const la1 = v128.shuffle<i32>(l, a, 2, 6, 3, 7);
  const bq0 = v128.shuffle<i32>(b, q, 0, 4, 1, 5);
  const bq1 = v128.shuffle<i32>(b, q, 2, 6, 3, 7);
  v128.store(at, v128.shuffle<i32>(la0, bq0, 0, 1, 4, 5));
  v128.store(at, v128.shuffle<i32>(la0, bq0, 2, 3, 6, 7), 16);
  v128.store(at, v128.shuffle<i32>(la1, bq1, 0, 1, 4, 5), 32);
  v128.store(at, v128.shuffle<i32>(la1, bq1, 2, 3, 6, 7), 48);
}

// @ts-ignore: decorator
@inline
function squares(l: v128, a: v128, b: v128): v128 {
  return f32x4.add(f32x4.add(f32x4.mul(l, l), f32x4.mul(a, a)), f32x4.mul(b, b));
}

/**
 * The picture with a border of repeated edge pixels, 16 bytes a pixel: l - 0.5, a, b and the sum of
 * their squares, each with its right neighbour's. Rows count in the bordered picture, whose width
 * must be a multiple of 4. `line` holds three rows of `outWidth + 4` floats.
 */
export function borderPairs(
  inL: usize,
  inA: usize,
  inB: usize,
  out: usize,
  width: i32,
  height: i32,
  reach: i32,
  outWidth: i32,
  line: usize,
  from: i32,
  to: i32,
): void {
  const bytes = (<usize>(outWidth + 4)) << 2;
  const lineA = line + bytes;
  const lineB = lineA + bytes;
  const middle = f32x4.splat(0.5);
  for (let y = from; y < to; y++) {
    const row = (<usize>(min(height - 1, max(0, y - reach)) * width)) << 2;
    spread(inL + row, line, width, reach, outWidth + 4);
    spread(inA + row, lineA, width, reach, outWidth + 4);
    spread(inB + row, lineB, width, reach, outWidth + 4);
    let o = out + ((<usize>(y * outWidth)) << 4);
    for (let d: usize = 0; d < bytes - 16; d += 16) {
      const l0 = f32x4.sub(v128.load(line + d), middle);
      const a0 = v128.load(lineA + d);
      const b0 = v128.load(lineB + d);
      const l1 = f32x4.sub(v128.load(line + d, 4), middle);
      const a1 = v128.load(lineA + d, 4);
      const b1 = v128.load(lineB + d, 4);
      storeFour(
        o,
        pairs(fixed(l0), fixed(l1)),
        pairs(fixed(a0), fixed(a1)),
        pairs(fixed(b0), fixed(b1)),
        pairs(fixed(squares(l0, a0, b0)), fixed(squares(l1, a1, b1))),
      );
      o += 64;
    }
  }
}

/** A row with its first and last value repeated to both sides. */
// @ts-ignore: decorator
@inline
function spread(row: usize, out: usize, width: i32, reach: i32, outWidth: i32): void {
  const first = load<f32>(row);
  const last = load<f32>(row + ((<usize>(width - 1)) << 2));
  for (let x = 0; x < reach; x++) store<f32>(out + ((<usize>x) << 2), first);
  const begin = out + ((<usize>reach) << 2);
  for (let x = 0; x < width; x += 4) {
    const d = (<usize>x) << 2;
    storePart(begin + d, v128.load(row + d), width - x);
  }
  for (let x = reach + width; x < outWidth; x++) store<f32>(out + ((<usize>x) << 2), last);
}

/** Number of the kernel for every pixel: `anisotropy * 32 + angle`, as `kuwahara.ts` counts them. */
export function kernelOf(
  flowX: usize,
  flowY: usize,
  anisotropy: usize,
  out: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const x = v128.load(flowX + d);
    const y = v128.load(flowY + d);
    const ax = f32x4.abs(x);
    const ay = f32x4.abs(y);
    const most = f32x4.pmax(f32x4.pmax(ax, ay), f32x4.splat(1e-20));
    const t = f32x4.div(f32x4.pmin(ax, ay), most);
    const s = f32x4.mul(t, t);
    let p = f32x4.sub(f32x4.splat(0.049), f32x4.mul(s, f32x4.splat(0.014466)));
    p = f32x4.add(f32x4.splat(-0.10256), f32x4.mul(s, p));
    p = f32x4.mul(t, f32x4.add(f32x4.splat(0.317947), f32x4.mul(s, p)));
    const quarter = v128.bitselect(f32x4.sub(half, p), p, f32x4.gt(ay, ax));
    const zero = f32x4.splat(0);
    const opposite = v128.xor(f32x4.lt(x, zero), f32x4.lt(y, zero));
    const turn = v128.bitselect(f32x4.sub(one, quarter), quarter, opposite);
    const angle = v128.and(
      i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(turn, f32x4.splat(32)), half)),
      i32x4.splat(31),
    );
    const step = i32x4.trunc_sat_f32x4_s(
      f32x4.add(f32x4.mul(v128.load(anisotropy + d), f32x4.splat(7)), half),
    );
    storePart(out + d, i32x4.add(i32x4.shl(step, 5), angle), end - i);
  }
}

// @ts-ignore: decorator
@inline
function sum(v: v128): f32 {
  const pair = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 2, 3));
  return f32x4.extract_lane(pair, 0) + f32x4.extract_lane(pair, 1);
}

/** Lanes 2, 3 of one and 0, 1 of the other. */
// @ts-ignore: decorator
@inline
function joined(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 2, 3, 4, 5);
}

// @ts-ignore: decorator
@inline
function mean(v: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(v), f32x4.splat(1.0 / (16384.0 * 32767.0)));
}

// @ts-ignore: decorator
@inline
function weigh(l: v128, a: v128, b: v128, q: v128, hardness: v128, squarings: i32): v128 {
  let v = f32x4.mul(
    f32x4.pmax(f32x4.splat(0), f32x4.sub(q, squares(l, a, b))),
    hardness,
  );
  for (let s = 0; s < squarings; s++) v = f32x4.mul(v, v);
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), v));
}

export function kuwaharaPairs(
  bordered: usize,
  kernels: usize,
  outL: usize,
  outA: usize,
  outB: usize,
  width: i32,
  reach: i32,
  rowWidth: i32,
  starts: usize,
  offsets: usize,
  weights: usize,
  hardness: f32,
  squarings: i32,
  from: i32,
  to: i32,
): void {
  const hard = f32x4.splat(hardness);
  for (let y = from; y < to; y++) {
    let centre = bordered + ((<usize>((y + reach) * rowWidth + reach)) << 4);
    for (let x = 0; x < width; x++) {
      const o = (<usize>(y * width + x)) << 2;
      const kernel = starts + ((<usize>load<i32>(kernels + o)) << 3);
      const first = <usize>load<i32>(kernel);
      let n = offsets + (first << 3);
      let w = weights + (first << 5);
      // Sectors 0 to 3 and 4 to 7.
      let end = offsets + ((<usize>load<i32>(kernel, 4)) << 3);
      let l0 = i32x4.splat(0);
      let a0 = l0;
      let b0 = l0;
      let q0 = l0;
      let l1 = l0;
      let a1 = l0;
      let b1 = l0;
      let q1 = l0;
      while (n < end) {
        const p = centre + <usize>load<i32>(n);
        const r = centre + <usize>load<i32>(n, 4);
        const wp = v128.load(w);
        const wr = v128.load(w, 16);
        l0 = i32x4.add(l0, i32x4.dot_i16x8_s(wp, v128.load32_splat(p)));
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 4)));
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 8)));
        q0 = i32x4.add(q0, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 12)));
        l1 = i32x4.add(l1, i32x4.dot_i16x8_s(wr, v128.load32_splat(r)));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 4)));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 8)));
        q1 = i32x4.add(q1, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 12)));
        n += 8;
        w += 32;
      }
      // Sectors 2 to 5 and 6 to 1.
      end = offsets + ((<usize>load<i32>(kernel, 8)) << 3);
      let l2 = i32x4.splat(0);
      let a2 = l2;
      let b2 = l2;
      let q2 = l2;
      let l3 = l2;
      let a3 = l2;
      let b3 = l2;
      let q3 = l2;
      while (n < end) {
        const p = centre + <usize>load<i32>(n);
        const r = centre + <usize>load<i32>(n, 4);
        const wp = v128.load(w);
        const wr = v128.load(w, 16);
        l2 = i32x4.add(l2, i32x4.dot_i16x8_s(wp, v128.load32_splat(p)));
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 4)));
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 8)));
        q2 = i32x4.add(q2, i32x4.dot_i16x8_s(wp, v128.load32_splat(p, 12)));
        l3 = i32x4.add(l3, i32x4.dot_i16x8_s(wr, v128.load32_splat(r)));
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 4)));
        b3 = i32x4.add(b3, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 8)));
        q3 = i32x4.add(q3, i32x4.dot_i16x8_s(wr, v128.load32_splat(r, 12)));
        n += 8;
        w += 32;
      }
      const ml0 = mean(i32x4.add(l0, joined(l3, l2)));
      const ma0 = mean(i32x4.add(a0, joined(a3, a2)));
      const mb0 = mean(i32x4.add(b0, joined(b3, b2)));
      const k0 = weigh(ml0, ma0, mb0, mean(i32x4.add(q0, joined(q3, q2))), hard, squarings);
      const ml1 = mean(i32x4.add(l1, joined(l2, l3)));
      const ma1 = mean(i32x4.add(a1, joined(a2, a3)));
      const mb1 = mean(i32x4.add(b1, joined(b2, b3)));
      const k1 = weigh(ml1, ma1, mb1, mean(i32x4.add(q1, joined(q2, q3))), hard, squarings);
      const inverse = <f32>1 / sum(f32x4.add(k0, k1));
      const l = sum(f32x4.add(f32x4.mul(ml0, k0), f32x4.mul(ml1, k1)));
      const a = sum(f32x4.add(f32x4.mul(ma0, k0), f32x4.mul(ma1, k1)));
      const b = sum(f32x4.add(f32x4.mul(mb0, k0), f32x4.mul(mb1, k1)));
      store<f32>(outL + o, l * inverse + <f32>0.5);
      store<f32>(outA + o, a * inverse);
      store<f32>(outB + o, b * inverse);
      centre += 16;
    }
  }
}
