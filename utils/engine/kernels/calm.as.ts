import { limit, planeOf, plus, settingOf, splat, storePart } from './lanes.as';

// @ts-ignore: decorator
@inline
function stirred(own: v128, mean: usize, away: usize, d: usize, n: i32, begins: bool): void {
  const value = f32x4.convert_i32x4_u(v128.and(own, i32x4.splat(255)));
  if (begins) {
    storePart(mean + d, value, n);
    storePart(away + d, splat(0), n);
  } else storePart(away + d, f32x4.sub(value, v128.load(mean + d)), n);
}

export function stir(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = planeOf(planes, 0);
  const red = planeOf(planes, 1);
  const green = planeOf(planes, 2);
  const blue = planeOf(planes, 3);
  const awayRed = planeOf(planes, 4);
  const awayGreen = planeOf(planes, 5);
  const awayBlue = planeOf(planes, 6);
  const begins = load<f32>(settings) > 0.5;
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const own = v128.load(pixels + d);
    const n = end - i;
    stirred(own, red, awayRed, d, n, begins);
    stirred(i32x4.shr_u(own, 8), green, awayGreen, d, n, begins);
    stirred(i32x4.shr_u(own, 16), blue, awayBlue, d, n, begins);
  }
}

/** Four values each of three rows, added up. */
// @ts-ignore: decorator
@inline
function column(above: usize, own: usize, below: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(above), v128.load(own)), v128.load(below));
}

/** Sum of nine values around each of four; `above` and `below` are distances in bytes, `n` pixels are left in the row. */
// @ts-ignore: decorator
@inline
function nine(at: usize, above: isize, below: isize, first: bool, n: i32): v128 {
  const up = at + above;
  const down = at + below;
  const mid = column(up, at, down);
  const left = first
    ? v128.shuffle<f32>(mid, mid, 0, 0, 1, 2)
    : column(up - 4, at - 4, down - 4);
  let right = column(up + 4, at + 4, down + 4);
  if (n == 4) right = v128.shuffle<f32>(right, mid, 0, 1, 2, 7);
  else if (n == 3) right = v128.shuffle<f32>(right, mid, 0, 1, 6, 3);
  else if (n == 2) right = v128.shuffle<f32>(right, mid, 0, 5, 2, 3);
  else if (n == 1) right = mid;
  return f32x4.abs(f32x4.add(f32x4.add(left, mid), right));
}

// @ts-ignore: decorator
@inline
function calmed(mean: usize, d: usize, away: v128, fresh: v128, n: i32): v128 {
  const value = plus(v128.load(mean + d), fresh, away);
  storePart(mean + d, value, n);
  return i32x4.trunc_sat_f32x4_u(f32x4.nearest(limit(value, 0, 255)));
}

export function calm(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const awayRed = planeOf(planes, 0);
  const awayGreen = planeOf(planes, 1);
  const awayBlue = planeOf(planes, 2);
  const red = planeOf(planes, 3);
  const green = planeOf(planes, 4);
  const blue = planeOf(planes, 5);
  const out = planeOf(planes, 6);
  const share = settingOf(settings, 0);
  const rest = f32x4.sub(splat(1), share);
  const row = (<isize>width) << 2;
  for (let y = from; y < to; y++) {
    const above: isize = y > 0 ? -row : 0;
    const below: isize = y < height - 1 ? row : 0;
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const n = width - x;
      const first = x == 0;
      const r = v128.load(awayRed + d);
      const g = v128.load(awayGreen + d);
      const b = v128.load(awayBlue + d);
      const near = f32x4.pmax(
        nine(awayRed + d, above, below, first, n),
        f32x4.pmax(
          nine(awayGreen + d, above, below, first, n),
          nine(awayBlue + d, above, below, first, n),
        ),
      );
      const own = f32x4.pmax(f32x4.abs(r), f32x4.pmax(f32x4.abs(g), f32x4.abs(b)));
      const moved = limit(
        f32x4.pmax(
          f32x4.mul(f32x4.sub(near, splat(36)), splat(1.0 / 36)),
          f32x4.mul(f32x4.sub(own, splat(10)), splat(1.0 / 6)),
        ),
        0,
        1,
      );
      const fresh = plus(share, rest, moved);
      const packed = v128.or(
        v128.or(
          calmed(red, d, r, fresh, n),
          i32x4.shl(calmed(green, d, g, fresh, n), 8),
        ),
        v128.or(
          i32x4.shl(calmed(blue, d, b, fresh, n), 16),
          i32x4.splat(0xff000000),
        ),
      );
      storePart(out + d, packed, n);
    }
  }
}
