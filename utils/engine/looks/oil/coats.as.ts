import { mixed, planeOf, plus, settingOf, soft, splat, storePart } from '../../kernels/lanes.as';

/** Brings the ground back by `back` in all three planes. */
// @ts-ignore: decorator
@inline
function bring(planes: usize, d: usize, back: v128, n: i32): void {
  for (let k: usize = 0; k < 3; k++) {
    const out = planeOf(planes, k) + d;
    storePart(out, mixed(v128.load(out), v128.load(planeOf(planes, k + 3) + d), back), n);
  }
}

export function oilRestore(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const mask = planeOf(planes, 6);
  const amount = settingOf(settings, 0);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    bring(planes, d, f32x4.mul(amount, v128.load(mask + d)), end - i);
  }
}

export function oilCovered(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const paint = planeOf(planes, 0);
  const ground = planeOf(planes, 1);
  const out = planeOf(planes, 2);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const apart = f32x4.sub(v128.load(paint + d), v128.load(ground + d));
    storePart(out + d, f32x4.abs(apart), end - i);
  }
}

export function oilPickOut(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const hidden = planeOf(planes, 6);
  const busy = planeOf(planes, 7);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const least = plus(splat(0.03), splat(0.5), v128.load(busy + d));
    const seen = soft(v128.load(hidden + d), least, splat(1.0 / 0.06));
    bring(planes, d, f32x4.mul(splat(0.85), seen), end - i);
  }
}
