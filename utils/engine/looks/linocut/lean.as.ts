import { storePart } from '../../kernels/lanes.as';

export function gouge(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const formX = <usize>load<u32>(planes);
  const formY = <usize>load<u32>(planes, 4);
  const directed = <usize>load<u32>(planes, 8);
  const outX = <usize>load<u32>(planes, 12);
  const outY = <usize>load<u32>(planes, 16);
  const handX = v128.load32_splat(settings);
  const handY = v128.load32_splat(settings, 4);
  const zero = f32x4.splat(0);
  const half = f32x4.splat(0.5);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const x = v128.load(formX + d);
    const y = v128.load(formY + d);
    const own = v128.load(directed + d);
    const square = f32x4.mul(own, own);
    const weight = f32x4.mul(square, square);
    const xx = f32x4.sub(f32x4.mul(x, x), f32x4.mul(y, y));
    const xy = f32x4.mul(x, y);
    const c = f32x4.add(f32x4.mul(weight, xx), handX);
    const s = f32x4.add(f32x4.mul(weight, f32x4.add(xy, xy)), handY);
    const norm = f32x4.add(f32x4.mul(c, c), f32x4.mul(s, s));
    const length = f32x4.add(f32x4.sqrt(norm), f32x4.splat(1e-9));
    const part = f32x4.div(f32x4.mul(half, c), length);
    const sine = f32x4.sqrt(f32x4.pmax(zero, f32x4.sub(half, part)));
    const n = end - i;
    storePart(outX + d, f32x4.sqrt(f32x4.pmax(zero, f32x4.add(half, part))), n);
    const negative = f32x4.lt(s, zero);
    storePart(outY + d, v128.bitselect(f32x4.neg(sine), sine, negative), n);
  }
}
