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

export function remember(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const now = planeOf(planes, 0);
  const before = planeOf(planes, 1);
  const old = f32x4.sub(splat(1), settingOf(settings, 0));
  const begins = load<f32>(settings, 4) > 0.5;
  const scale = settingOf(settings, 2);
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    let v = v128.load(now + d);
    if (!begins) {
      const away = f32x4.sub(v128.load(before + d), v);
      const far = f32x4.pmin(one, f32x4.mul(f32x4.abs(away), scale));
      v = plus(v, f32x4.mul(away, old), f32x4.sub(one, f32x4.mul(far, far)));
      storePart(now + d, v, end - i);
    }
    storePart(before + d, v, end - i);
  }
}
