import { limit, plus, soft, splat, storePart } from '../../kernels/lanes.as';

export function washes(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const light = <usize>load<u32>(planes);
  const fine = <usize>load<u32>(planes, 4);
  const blur = <usize>load<u32>(planes, 8);
  const cloud = <usize>load<u32>(planes, 12);
  const skin = <usize>load<u32>(planes, 16);
  const detail = <usize>load<u32>(planes, 20);
  const outT = <usize>load<u32>(planes, 24);
  const outL = <usize>load<u32>(planes, 28);
  const outA = <usize>load<u32>(planes, 32);
  const outB = <usize>load<u32>(planes, 36);
  const layers = v128.load32_splat(settings);
  const unlayer = splat(<f32>1 / load<f32>(settings));
  const wet = v128.load32_splat(settings, 4);
  const chroma = v128.load32_splat(settings, 8);
  const keen = v128.load32_splat(settings, 12);
  const one = splat(1);
  const less = f32x4.sub(one, chroma);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const count = end - i;
    const guard = f32x4.pmin(one, plus(v128.load(detail + d), splat(0.35), v128.load(skin + d)));
    const own = limit(f32x4.sub(v128.load(fine + d), v128.load(blur + d)), -0.2, 0.2);
    const v = limit(plus(v128.load(light + d), f32x4.mul(keen, plus(splat(0.16), splat(0.6), guard)), own), 0, 1);
    const n = v128.load(cloud + d);
    const place = plus(f32x4.mul(v, layers), splat(0.5), n);
    const step = f32x4.floor(place);
    const half = limit(plus(wet, splat(0.5), n), 0.08, 0.5);
    const rise = soft(
      f32x4.sub(place, step),
      f32x4.sub(splat(0.5), half),
      f32x4.div(splat(0.5), half),
    );
    const glazed = f32x4.mul(f32x4.add(step, rise), unlayer);
    const t = limit(
      plus(glazed, plus(splat(0.25), splat(0.35), guard), f32x4.sub(v, glazed)),
      0,
      1,
    );
    storePart(outT + d, t, count);
    storePart(outL + d, plus(splat(0.27), t, plus(splat(0.93), splat(-0.2), t)), count);
    const dark = f32x4.sub(one, soft(t, splat(0.05), splat(1.0 / 0.45)));
    const paper = f32x4.sub(one, soft(t, splat(0.86), splat(1.0 / 0.14)));
    const ca = v128.load(outA + d);
    const cb = v128.load(outB + d);
    const vivid = f32x4.pmin(one, f32x4.mul(splat(18), plus(f32x4.mul(ca, ca), cb, cb)));
    const gain = f32x4.mul(paper, plus(chroma, less, vivid));
    const drift = f32x4.mul(f32x4.sub(one, guard), f32x4.mul(paper, n));
    storePart(
      outA + d,
      plus(plus(f32x4.mul(ca, gain), splat(-0.002), dark), splat(0.02), drift),
      count,
    );
    storePart(
      outB + d,
      plus(plus(f32x4.mul(cb, gain), splat(-0.022), dark), splat(-0.045), drift),
      count,
    );
  }
}
