import { gather, gatherLinear, storePart } from './lanes.as';

/** Four neighbouring pixels of a row walk at once; planes must be at least 2 x 2. */

// @ts-ignore: decorator
@inline
function ramp(x: i32): v128 {
  return i32x4.add(i32x4.splat(x), i32x4(0, 1, 2, 3));
}

/** Bilinear values at (x + ox, y + oy); x as four integers, y one; inside the plane. */
// @ts-ignore: decorator
@inline
function sample(base: usize, width: i32, height: i32, x: v128, y: i32, ox: v128, oy: v128): v128 {
  const ix = i32x4.min_s(
    i32x4.add(x, i32x4.trunc_sat_f32x4_s(f32x4.floor(ox))),
    i32x4.splat(width - 2),
  );
  const iy = i32x4.min_s(
    i32x4.add(i32x4.splat(y), i32x4.trunc_sat_f32x4_s(f32x4.floor(oy))),
    i32x4.splat(height - 2),
  );
  const fx = f32x4.sub(ox, f32x4.convert_i32x4_s(i32x4.sub(ix, x)));
  const fy = f32x4.sub(oy, f32x4.convert_i32x4_s(i32x4.sub(iy, i32x4.splat(y))));
  const index = i32x4.add(i32x4.mul(iy, i32x4.splat(width)), ix);
  const upper = gatherLinear(base, index, fx);
  const lower = gatherLinear(base + ((<usize>width) << 2), index, fx);
  return f32x4.add(upper, f32x4.mul(f32x4.sub(lower, upper), fy));
}

// @ts-ignore: decorator
@inline
function clamp(v: v128, low: v128, high: v128): v128 {
  return f32x4.min(high, f32x4.max(low, v));
}

export function across(
  source: usize,
  flowX: usize,
  flowY: usize,
  out: usize,
  width: i32,
  height: i32,
  half: usize,
  steps: i32,
  from: i32,
  to: i32,
): void {
  for (let y = from; y < to; y++) {
    const top = f32x4.splat(<f32>-y);
    const bottom = f32x4.splat(<f32>(height - 1 - y));
    for (let x0 = 0; x0 < width; x0 += 4) {
      const x = i32x4.min_s(ramp(x0), i32x4.splat(width - 1));
      const left = f32x4.neg(f32x4.convert_i32x4_s(x));
      const right = f32x4.add(f32x4.splat(<f32>(width - 1)), left);
      const here = i32x4.add(i32x4.splat(y * width), x);
      const dx = f32x4.neg(gather(flowY, here));
      const dy = gather(flowX, here);
      let sum = f32x4.mul(gather(source, here), v128.load32_splat(half));
      for (let step = 1; step <= steps; step++) {
        const far = f32x4.splat(<f32>step);
        const mx = f32x4.mul(dx, far);
        const my = f32x4.mul(dy, far);
        const a = sample(source, width, height, x, y, clamp(mx, left, right), clamp(my, top, bottom));
        const b = sample(
          source,
          width,
          height,
          x,
          y,
          clamp(f32x4.neg(mx), left, right),
          clamp(f32x4.neg(my), top, bottom),
        );
        const weight = v128.load32_splat(half + ((<usize>step) << 2));
        sum = f32x4.add(sum, f32x4.mul(weight, f32x4.add(a, b)));
      }
      storePart(out + ((<usize>(y * width + x0)) << 2), sum, width - x0);
    }
  }
}

export function bilateral(
  inL: usize,
  inA: usize,
  inB: usize,
  flowX: usize,
  flowY: usize,
  outL: usize,
  outA: usize,
  outB: usize,
  width: i32,
  height: i32,
  half: usize,
  steps: i32,
  range: f32,
  turn: i32,
  from: i32,
  to: i32,
): void {
  const inverse = f32x4.splat(<f32>1 / (range * range));
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let y = from; y < to; y++) {
    const top = f32x4.splat(<f32>-y);
    const bottom = f32x4.splat(<f32>(height - 1 - y));
    for (let x0 = 0; x0 < width; x0 += 4) {
      const x = i32x4.min_s(ramp(x0), i32x4.splat(width - 1));
      const left = f32x4.neg(f32x4.convert_i32x4_s(x));
      const right = f32x4.add(f32x4.splat(<f32>(width - 1)), left);
      const here = i32x4.add(i32x4.splat(y * width), x);
      const fx = gather(flowX, here);
      const fy = gather(flowY, here);
      const dx = turn ? f32x4.neg(fy) : fx;
      const dy = turn ? fx : fy;
      const l0 = gather(inL, here);
      const a0 = gather(inA, here);
      const b0 = gather(inB, here);
      let weight = v128.load32_splat(half);
      let sl = f32x4.mul(l0, weight);
      let sa = f32x4.mul(a0, weight);
      let sb = f32x4.mul(b0, weight);
      for (let step = -steps; step <= steps; step++) {
        if (step === 0) continue;
        const far = f32x4.splat(<f32>step);
        const ox = clamp(f32x4.mul(dx, far), left, right);
        const oy = clamp(f32x4.mul(dy, far), top, bottom);
        const cl = sample(inL, width, height, x, y, ox, oy);
        const ca = sample(inA, width, height, x, y, ox, oy);
        const cb = sample(inB, width, height, x, y, ox, oy);
        const dl = f32x4.sub(cl, l0);
        const da = f32x4.sub(ca, a0);
        const db = f32x4.sub(cb, b0);
        const distance = f32x4.add(f32x4.add(f32x4.mul(dl, dl), f32x4.mul(da, da)), f32x4.mul(db, db));
        const near = f32x4.max(zero, f32x4.sub(one, f32x4.mul(distance, inverse)));
        const spatial = v128.load32_splat(half + ((<usize>abs(step)) << 2));
        const w = f32x4.mul(spatial, f32x4.mul(near, near));
        weight = f32x4.add(weight, w);
        sl = f32x4.add(sl, f32x4.mul(cl, w));
        sa = f32x4.add(sa, f32x4.mul(ca, w));
        sb = f32x4.add(sb, f32x4.mul(cb, w));
      }
      const o = (<usize>(y * width + x0)) << 2;
      const n = width - x0;
      storePart(outL + o, f32x4.div(sl, weight), n);
      storePart(outA + o, f32x4.div(sa, weight), n);
      storePart(outB + o, f32x4.div(sb, weight), n);
    }
  }
}
