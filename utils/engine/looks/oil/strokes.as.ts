import {
  mixed,
  planeOf,
  plus,
  settingOf,
  softly,
  splat,
  storePart,
} from '../../kernels/lanes.as';

export function oilSteer(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const flowX = planeOf(planes, 0);
  const flowY = planeOf(planes, 1);
  const directed = planeOf(planes, 2);
  const form = planeOf(planes, 3);
  const driftC = planeOf(planes, 4);
  const driftS = planeOf(planes, 5);
  const acrossC = planeOf(planes, 6);
  const acrossS = planeOf(planes, 7);
  const downC = planeOf(planes, 8);
  const downS = planeOf(planes, 9);
  const one = splat(1);
  const half = splat(0.5);
  const sign = i32x4.splat(0x80000000);
  for (let y = from; y < to; y++) {
    const dc = splat(<f32>1.1 * load<f32>(downC + ((<usize>y) << 2)));
    const ds = splat(<f32>1.1 * load<f32>(downS + ((<usize>y) << 2)));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const column = (<usize>x) << 2;
      const ac = v128.load(acrossC + column);
      const as = v128.load(acrossS + column);
      const fx = v128.load(flowX + d);
      const fy = v128.load(flowY + d);
      const f = v128.load(form + d);
      const w = f32x4.mul(f, v128.load(directed + d));
      const apart = f32x4.sub(one, f);
      const calm = plus(splat(0.02), splat(0.8), f32x4.mul(apart, apart));
      const handC = f32x4.sub(f32x4.mul(ac, dc), f32x4.mul(as, ds));
      const handS = plus(f32x4.mul(as, dc), ac, ds);
      const ownC = f32x4.mul(w, f32x4.sub(f32x4.mul(fx, fx), f32x4.mul(fy, fy)));
      const ownS = f32x4.mul(f32x4.add(w, w), f32x4.mul(fx, fy));
      const c = plus(ownC, calm, f32x4.add(handC, v128.load(driftC + d)));
      const s = plus(ownS, calm, f32x4.add(handS, v128.load(driftS + d)));
      const length = f32x4.add(f32x4.sqrt(plus(f32x4.mul(c, c), s, s)), splat(1e-12));
      const cos = f32x4.mul(half, f32x4.div(c, length));
      const n = width - x;
      storePart(flowX + d, f32x4.sqrt(f32x4.pmax(splat(0), f32x4.add(half, cos))), n);
      const sine = f32x4.sqrt(f32x4.pmax(splat(0), f32x4.sub(half, cos)));
      storePart(flowY + d, v128.or(sine, v128.and(s, sign)), n);
    }
  }
}

export function oilBristles(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const dabs = planeOf(planes, 0);
  const broad = planeOf(planes, 1);
  const hairs = planeOf(planes, 2);
  const form = planeOf(planes, 3);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const calm = f32x4.sub(splat(1), v128.load(form + d));
    const dab = mixed(v128.load(dabs + d), v128.load(broad + d), calm);
    const hair = plus(splat(0.5), splat(-0.34), calm);
    const v = f32x4.add(splat(0.5), mixed(dab, v128.load(hairs + d), hair));
    storePart(dabs + d, v, end - i);
  }
}

export function oilModel(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const outL = planeOf(planes, 0);
  const outA = planeOf(planes, 1);
  const outB = planeOf(planes, 2);
  const blurred = planeOf(planes, 3);
  const strokes = planeOf(planes, 4);
  const form = planeOf(planes, 5);
  const much = settingOf(settings, 0);
  const one = splat(1);
  const stride = (<usize>width) << 2;
  for (let y = from; y < to; y++) {
    const row = (<usize>y) * stride;
    const upper = strokes + (y > 0 ? row - stride : row);
    const lower = strokes + (y < height - 1 ? row + stride : row);
    for (let x = 0; x < width; x += 4) {
      const column = (<usize>x) << 2;
      const d = row + column;
      const n = width - x;
      // The first column and the last have themselves for a neighbour.
      const before =
        x > 0
          ? v128.load(upper + column - 4)
          : v128.shuffle<f32>(v128.load(upper), v128.load(upper), 0, 0, 1, 2);
      let after = v128.load(lower + column, 4);
      if (n <= 4) {
        const last = splat(load<f32>(lower + stride - 4));
        const lanes = i32x4(0, 1, 2, 3);
        after = v128.bitselect(last, after, i32x4.ge_s(lanes, i32x4.splat(n - 1)));
      }
      const slope = f32x4.mul(splat(9), f32x4.sub(after, before));
      const lit = f32x4.div(slope, f32x4.add(one, f32x4.abs(slope)));
      const tone = v128.load(outL + d);
      const f = v128.load(form + d);
      const height1 = softly(v128.load(strokes + d), 0.3, 0.7);
      const load1 = f32x4.mul(
        f32x4.sub(f32x4.add(height1, height1), one),
        plus(splat(0.65), splat(0.35), f),
      );
      const body = plus(splat(0.45), splat(0.55), softly(tone, 0.05, 0.45));
      const relief = f32x4.mul(f32x4.mul(much, body), plus(splat(0.95), splat(-0.1), f));
      const crisp = plus(tone, splat(1.4), f32x4.sub(tone, v128.load(blurred + d)));
      const marks = plus(f32x4.mul(splat(0.06), lit), splat(0.03), load1);
      const loaded = f32x4.mul(relief, load1);
      storePart(outL + d, plus(plus(splat(0.045), splat(0.955), crisp), relief, marks), n);
      storePart(outA + d, plus(v128.load(outA + d), splat(0.005), loaded), n);
      storePart(outB + d, plus(v128.load(outB + d), splat(-0.007), loaded), n);
    }
  }
}
