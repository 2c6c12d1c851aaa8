import { planeOf, plus, settingOf, splat, storePart } from './lanes.as';

export function weighted(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const out = planeOf(planes, 0);
  const a = planeOf(planes, 1);
  const b = planeOf(planes, 2);
  const c = planeOf(planes, 3);
  const constant = settingOf(settings, 0);
  const x = settingOf(settings, 1);
  const y = settingOf(settings, 2);
  const z = settingOf(settings, 3);
  const three = load<f32>(settings, 12) !== 0;
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    let v = plus(plus(constant, x, v128.load(a + d)), y, v128.load(b + d));
    if (three) v = plus(v, z, v128.load(c + d));
    storePart(out + d, v, end - i);
  }
}

export function settled(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const own = planeOf(planes, 0);
  const mean = planeOf(planes, 1);
  const inverse = splat(1 / load<f32>(settings));
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const v = v128.load(own + d);
    const away = f32x4.sub(v128.load(mean + d), v);
    const far = f32x4.pmin(one, f32x4.mul(f32x4.abs(away), inverse));
    storePart(own + d, plus(v, away, f32x4.sub(one, f32x4.mul(far, far))), end - i);
  }
}
