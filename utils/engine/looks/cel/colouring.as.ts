import { limit, plus, soft, splat, storePart } from '../../kernels/lanes.as';

export function cel(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const own = <usize>load<u32>(planes);
  const blur = <usize>load<u32>(planes, 4);
  const line = <usize>load<u32>(planes, 8);
  const outL = <usize>load<u32>(planes, 12);
  const outA = <usize>load<u32>(planes, 16);
  const outB = <usize>load<u32>(planes, 20);
  const chroma = v128.load32_splat(settings);
  const outline = v128.load32_splat(settings, 4);
  const low = splat(load<f32>(settings, 8) - load<f32>(settings, 12));
  const unedge = splat(0.5 / load<f32>(settings, 12));
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const v = v128.load(outL + d);
    const fine = limit(f32x4.sub(v128.load(own + d), v128.load(blur + d)), -0.12, 0.12);
    const shadow = f32x4.sub(one, soft(v, splat(0.35), splat(1.0 / 0.27)));
    const pen = f32x4.mul(outline, f32x4.sub(one, soft(v128.load(line + d), low, unedge)));
    const va = plus(f32x4.mul(v128.load(outA + d), chroma), splat(0.01), shadow);
    const vb = plus(f32x4.mul(v128.load(outB + d), chroma), splat(-0.028), shadow);
    const vl = plus(v, splat(0.42), fine);
    const n = end - i;
    storePart(outL + d, plus(vl, f32x4.sub(splat(0.17), vl), pen), n);
    storePart(outA + d, plus(va, f32x4.sub(splat(0.018), f32x4.mul(splat(0.7), va)), pen), n);
    storePart(outB + d, plus(vb, f32x4.sub(splat(-0.018), f32x4.mul(splat(0.7), vb)), pen), n);
  }
}
