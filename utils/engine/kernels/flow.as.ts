import { storePart } from './lanes.as';

export function gradient(
  source: usize,
  outE: usize,
  outF: usize,
  outG: usize,
  width: i32,
  height: i32,
  from: i32,
  to: i32,
): void {
  const stride = (<usize>width) << 2;
  for (let y = from; y < to; y++) {
    const up = source + <usize>max(0, y - 1) * stride;
    const mid = source + <usize>y * stride;
    const down = source + <usize>min(height - 1, y + 1) * stride;
    const o = <usize>y * stride;
    edge(up, mid, down, outE + o, outF + o, outG + o, width, 0);
    const corner = f32x4.splat(0.1875);
    const side = f32x4.splat(0.625);
    let x = 1;
    for (; x + 4 < width; x += 4) {
      const d = (<usize>x) << 2;
      const nw = v128.load(up + d - 4);
      const ne = v128.load(up + d, 4);
      const sw = v128.load(down + d - 4);
      const se = v128.load(down + d, 4);
      const east = f32x4.sub(v128.load(mid + d, 4), v128.load(mid + d - 4));
      const south = f32x4.sub(v128.load(down + d), v128.load(up + d));
      const gx = f32x4.add(
        f32x4.mul(corner, f32x4.sub(f32x4.add(ne, se), f32x4.add(nw, sw))),
        f32x4.mul(side, east),
      );
      const gy = f32x4.add(
        f32x4.mul(corner, f32x4.sub(f32x4.add(sw, se), f32x4.add(nw, ne))),
        f32x4.mul(side, south),
      );
      v128.store(outE + o + d, f32x4.mul(gx, gx));
      v128.store(outF + o + d, f32x4.mul(gx, gy));
      v128.store(outG + o + d, f32x4.mul(gy, gy));
    }
    for (; x < width; x++) edge(up, mid, down, outE + o, outF + o, outG + o, width, x);
  }
}

// @ts-ignore: decorator
@inline
function value(row: usize, x: i32): f32 {
  return load<f32>(row + ((<usize>x) << 2));
}

function edge(
  up: usize,
  mid: usize,
  down: usize,
  outE: usize,
  outF: usize,
  outG: usize,
  width: i32,
  x: i32,
): void {
  const l = max(0, x - 1);
  const r = min(width - 1, x + 1);
  const nw = value(up, l);
  const ne = value(up, r);
  const sw = value(down, l);
  const se = value(down, r);
  const gx: f32 =
    <f32>0.1875 * (ne + se - (nw + sw)) + <f32>0.625 * (value(mid, r) - value(mid, l));
  const gy: f32 =
    <f32>0.1875 * (sw + se - (nw + ne)) + <f32>0.625 * (value(down, x) - value(up, x));
  const o = (<usize>x) << 2;
  store<f32>(outE + o, gx * gx);
  store<f32>(outF + o, gx * gy);
  store<f32>(outG + o, gy * gy);
}

export function eigen(
  inE: usize,
  inF: usize,
  inG: usize,
  outX: usize,
  outY: usize,
  outA: usize,
  width: i32,
  from: i32,
  to: i32,
): void {
  const flat = f32x4.splat(1e-10);
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const o = (<usize>i) << 2;
    const e = v128.load(inE + o);
    const f = v128.load(inF + o);
    const g = v128.load(inG + o);
    const diff = f32x4.sub(e, g);
    const twice = f32x4.add(f, f);
    const root = f32x4.sqrt(f32x4.add(f32x4.mul(diff, diff), f32x4.mul(twice, twice)));
    const d = f32x4.add(root, f32x4.abs(diff));
    const minus = f32x4.neg(twice);
    const wide = f32x4.ge(e, g);
    const x = v128.bitselect(minus, d, wide);
    const y = v128.bitselect(d, minus, wide);
    const length = f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
    const directed = f32x4.gt(length, flat);
    const inverse = f32x4.div(one, f32x4.max(length, flat));
    const a = f32x4.div(root, f32x4.add(f32x4.add(e, g), flat));
    const n = end - i;
    storePart(outX + o, v128.bitselect(f32x4.mul(x, inverse), one, directed), n);
    storePart(outY + o, v128.bitselect(f32x4.mul(y, inverse), zero, directed), n);
    storePart(outA + o, v128.bitselect(f32x4.min(a, one), zero, directed), n);
  }
}
