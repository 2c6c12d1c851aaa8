import { planeOf, splat, storePart } from './lanes.as';

// @ts-ignore: decorator
@inline
const LEAST: f32 = 0.03;

// @ts-ignore: decorator
@inline
function setting(settings: usize, k: usize): i32 {
  return <i32>load<f32>(settings + (k << 2));
}

// @ts-ignore: decorator
@inline
function held(v: i32, most: i32): i32 {
  return min(most, max(0, v));
}

/** Four values of a row from column `x` on; outside the row its ends repeat. */
// @ts-ignore: decorator
@inline
function four(row: usize, x: i32, width: i32): v128 {
  if (x >= 0 && x + 4 <= width) return v128.load(row + ((<usize>x) << 2));
  const last = width - 1;
  let v = v128.load32_zero(row + ((<usize>held(x, last)) << 2));
  v = v128.load_lane<f32>(row + ((<usize>held(x + 1, last)) << 2), v, 1);
  v = v128.load_lane<f32>(row + ((<usize>held(x + 2, last)) << 2), v, 2);
  return v128.load_lane<f32>(row + ((<usize>held(x + 3, last)) << 2), v, 3);
}

/** The rows `slant` and `far` above and below row `y`, and it itself. */
let above: usize = 0;
let over: usize = 0;
let own: usize = 0;
let under: usize = 0;
let below: usize = 0;

// @ts-ignore: decorator
@inline
function rowsAround(plane: usize, y: i32, far: i32, slant: i32, width: i32, rows: i32): void {
  const stride = (<usize>width) << 2;
  const last = rows - 1;
  above = plane + (<usize>held(y - far, last)) * stride;
  over = plane + (<usize>held(y - slant, last)) * stride;
  own = plane + (<usize>y) * stride;
  under = plane + (<usize>held(y + slant, last)) * stride;
  below = plane + (<usize>held(y + far, last)) * stride;
}

/** The least and the least but one so far. */
let least: v128 = i32x4.splat(0);
let next: v128 = i32x4.splat(0);

// @ts-ignore: decorator
@inline
function take(v: v128): void {
  next = f32x4.pmin(next, f32x4.pmax(least, v));
  least = f32x4.pmin(least, v);
}

export function featureSpots(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const light = planeOf(planes, 0);
  const out = planeOf(planes, 1);
  const far = setting(settings, 0);
  const slant = setting(settings, 1);
  const rows = setting(settings, 2);
  for (let y = from; y < to; y++) {
    rowsAround(light, y, far, slant, width, rows);
    const into = out + (((<usize>y) * (<usize>width)) << 2);
    for (let x = 0; x < width; x += 4) {
      const middle = four(own, x, width);
      least = f32x4.add(middle, splat(1));
      next = least;
      take(four(own, x + far, width));
      take(four(under, x + slant, width));
      take(four(below, x, width));
      take(four(under, x - slant, width));
      take(four(own, x - far, width));
      take(four(over, x - slant, width));
      take(four(above, x, width));
      take(four(over, x + slant, width));
      const more = f32x4.sub(next, middle);
      const some = v128.and(more, f32x4.ge(more, splat(LEAST)));
      storePart(into + ((<usize>x) << 2), some, width - x);
    }
  }
}

/** The most of eight places around. */
// @ts-ignore: decorator
@inline
function most(x: i32, far: i32, slant: i32, width: i32): v128 {
  const beside = f32x4.pmax(four(own, x - far, width), four(own, x + far, width));
  const down = f32x4.pmax(four(above, x, width), four(below, x, width));
  const left = f32x4.pmax(four(over, x - slant, width), four(under, x - slant, width));
  const right = f32x4.pmax(four(over, x + slant, width), four(under, x + slant, width));
  return f32x4.pmax(f32x4.pmax(beside, down), f32x4.pmax(left, right));
}

export function featureSpread(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const found = planeOf(planes, 0);
  const out = planeOf(planes, 1);
  const rows = setting(settings, 4);
  for (let y = from; y < to; y++) {
    const into = out + (((<usize>y) * (<usize>width)) << 2);
    for (let part: usize = 0; part < 4; part += 2) {
      const far = setting(settings, part);
      const slant = setting(settings, part + 1);
      rowsAround(found, y, far, slant, width, rows);
      const before = part === 0 ? own : into;
      for (let x = 0; x < width; x += 4) {
        const so = four(before, x, width);
        storePart(into + ((<usize>x) << 2), f32x4.pmax(so, most(x, far, slant, width)), width - x);
      }
    }
  }
}
