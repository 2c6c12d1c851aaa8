import { gatherLinear, storePart, wholeOf } from './lanes.as';

export function luma(
  pixels: usize,
  out: usize,
  width: i32,
  red: f32,
  green: f32,
  blue: f32,
  from: i32,
  to: i32,
): void {
  const byte = i32x4.splat(255);
  const r = f32x4.splat(red);
  const g = f32x4.splat(green);
  const b = f32x4.splat(blue);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const p = v128.load(pixels + d);
    const vr = f32x4.convert_i32x4_s(v128.and(p, byte));
    const vg = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(p, 8), byte));
    const vb = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(p, 16), byte));
    const v = f32x4.add(f32x4.add(f32x4.mul(vr, r), f32x4.mul(vg, g)), f32x4.mul(vb, b));
    storePart(out + d, v, end - i);
  }
}

export function localTone(
  source: usize,
  out: usize,
  width: i32,
  pictureHeight: i32,
  top: i32,
  table: usize,
  steps: i32,
  low: f32,
  high: f32,
  gain: usize,
  lift: usize,
  gridWidth: i32,
  gridHeight: i32,
  amount: f32,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const a = scratch;
  const b = scratch + ((<usize>gridWidth) << 2);
  const scale = f32x4.splat(<f32>(steps - 1) / (high - low));
  const base = f32x4.splat(low);
  const last = f32x4.splat(<f32>(steps - 1));
  const lastCell = i32x4.splat(steps - 2);
  const zero = f32x4.splat(0);
  const half = f32x4.splat(0.5);
  const across = f32x4.splat(<f32>gridWidth / <f32>width);
  const lastX = f32x4.splat(<f32>(gridWidth - 1));
  const lastColumn = i32x4.splat(gridWidth - 2);
  const lanes = f32x4(0.5, 1.5, 2.5, 3.5);
  for (let y = from; y < to; y++) {
    let gy = ((<f32>(top + y) + 0.5) * <f32>gridHeight) / <f32>pictureHeight - 0.5;
    gy = max<f32>(0, min<f32>(<f32>(gridHeight - 1), gy));
    const row = <i32>gy;
    const fy = gy - <f32>row;
    const upper = (<usize>(row * gridWidth)) << 2;
    const lower = (<usize>(min(row + 1, gridHeight - 1) * gridWidth)) << 2;
    for (let i = 0; i < gridWidth; i++) {
      const d = (<usize>i) << 2;
      const g0 = load<f32>(gain + upper + d);
      const l0 = load<f32>(lift + upper + d);
      const g = g0 + (load<f32>(gain + lower + d) - g0) * fy;
      store<f32>(a + d, 1 - amount + amount * g);
      store<f32>(b + d, amount * (l0 + (load<f32>(lift + lower + d) - l0) * fy));
    }
    const begin = (<usize>(y * width)) << 2;
    for (let x = 0; x < width; x += 4) {
      const d = begin + ((<usize>x) << 2);
      const v = f32x4.mul(f32x4.sub(v128.load(source + d), base), scale);
      const place = f32x4.pmin(last, f32x4.pmax(zero, v));
      const k = i32x4.min_s(wholeOf(place), lastCell);
      const c = gatherLinear(table, k, f32x4.sub(place, f32x4.convert_i32x4_s(k)));
      const gx = f32x4.sub(f32x4.mul(f32x4.add(f32x4.splat(<f32>x), lanes), across), half);
      const at = f32x4.pmin(lastX, f32x4.pmax(zero, gx));
      const j = i32x4.min_s(wholeOf(at), lastColumn);
      const f = f32x4.sub(at, f32x4.convert_i32x4_s(j));
      const result = f32x4.add(f32x4.mul(c, gatherLinear(a, j, f)), gatherLinear(b, j, f));
      storePart(out + d, result, width - x);
    }
  }
}
