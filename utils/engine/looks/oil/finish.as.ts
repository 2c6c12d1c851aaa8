import { mixed, planeOf, plus, settingOf, splat, storePart } from '../../kernels/lanes.as';

export function oilFinish(
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
  const inL = planeOf(planes, 3);
  const inA = planeOf(planes, 4);
  const inB = planeOf(planes, 5);
  const guard = planeOf(planes, 6);
  const rich = settingOf(settings, 0);
  const held = settingOf(settings, 1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const n = end - i;
    const back = f32x4.mul(splat(0.85), v128.load(guard + d));
    const a = mixed(v128.load(outA + d), v128.load(inA + d), back);
    const b = mixed(v128.load(outB + d), v128.load(inB + d), back);
    const square = plus(f32x4.mul(a, a), b, b);
    const vivid = f32x4.pmin(splat(1), f32x4.mul(splat(14.792899), square));
    const gain = mixed(rich, held, vivid);
    storePart(outL + d, mixed(v128.load(outL + d), v128.load(inL + d), back), n);
    storePart(outA + d, f32x4.mul(gain, a), n);
    storePart(outB + d, f32x4.mul(gain, b), n);
  }
}
