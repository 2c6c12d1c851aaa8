import { planeOf, plus, settingOf, splat, storePart } from '../../kernels/lanes.as';

export function pencilForce(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const tone = planeOf(planes, 0);
  const out = planeOf(planes, 1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const at = (<usize>i) << 2;
    const d = f32x4.sub(v128.load(tone + at), v128.load(out + at));
    storePart(out + at, f32x4.mul(d, d), end - i);
  }
}

export function pencilLean(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const formX = planeOf(planes, 0);
  const formY = planeOf(planes, 1);
  const directed = planeOf(planes, 2);
  const strength = planeOf(planes, 3);
  const outX = planeOf(planes, 4);
  const outY = planeOf(planes, 5);
  const handX = settingOf(settings, 0);
  const handY = settingOf(settings, 1);
  const zero = splat(0);
  const half = splat(0.5);
  const sign = i32x4.splat(0x80000000);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const x = v128.load(formX + d);
    const y = v128.load(formY + d);
    const w = f32x4.mul(v128.load(directed + d), v128.load(strength + d));
    const c = plus(handX, w, f32x4.sub(f32x4.mul(x, x), f32x4.mul(y, y)));
    const s = plus(handY, f32x4.add(w, w), f32x4.mul(x, y));
    const length = f32x4.add(f32x4.sqrt(plus(f32x4.mul(c, c), s, s)), splat(1e-12));
    const cos = f32x4.mul(half, f32x4.div(c, length));
    const n = end - i;
    storePart(outX + d, f32x4.sqrt(f32x4.pmax(zero, f32x4.add(half, cos))), n);
    const sine = f32x4.sqrt(f32x4.pmax(zero, f32x4.sub(half, cos)));
    storePart(outY + d, v128.or(sine, v128.and(s, sign)), n);
  }
}

export function pencilPress(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const strokes = planeOf(planes, 0);
  const strength = planeOf(planes, 1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const v = v128.load(strength + d);
    const full = plus(splat(0.34), splat(0.66), f32x4.div(v, f32x4.add(v, splat(0.0005))));
    const fine = plus(splat(1), splat(-0.7), f32x4.div(v, f32x4.add(v, splat(0.004))));
    storePart(strokes + d, f32x4.mul(f32x4.mul(v128.load(strokes + d), full), fine), end - i);
  }
}
