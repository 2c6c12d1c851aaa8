import { limit, planeOf, plus, splat, storePart } from '../../kernels/lanes.as';

export function celLight(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const lit = planeOf(planes, 0);
  const l = planeOf(planes, 1);
  const a = planeOf(planes, 2);
  const b = planeOf(planes, 3);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const t = limit(v128.load(lit + d), 0, 1);
    const bent = f32x4.mul(t, plus(splat(1.4), splat(-0.4), t));
    const v = plus(splat(0.17), splat(0.8), bent);
    const gain = limit(f32x4.div(v, f32x4.pmax(splat(0.1), v128.load(l + d))), 0.7, 1.6);
    const n = end - i;
    storePart(lit + d, v, n);
    storePart(a + d, f32x4.mul(v128.load(a + d), gain), n);
    storePart(b + d, f32x4.mul(v128.load(b + d), gain), n);
  }
}
