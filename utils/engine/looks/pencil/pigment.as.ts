import { limit, plus, soft, splat, storePart } from '../../kernels/lanes.as';

export function pencil(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const tone = <usize>load<u32>(planes);
  const wide = <usize>load<u32>(planes, 4);
  const tooth = <usize>load<u32>(planes, 8);
  const line = <usize>load<u32>(planes, 12);
  const first = <usize>load<u32>(planes, 16);
  const second = <usize>load<u32>(planes, 20);
  const outL = <usize>load<u32>(planes, 24);
  const outA = <usize>load<u32>(planes, 28);
  const outB = <usize>load<u32>(planes, 32);
  const pressure = v128.load32_splat(settings);
  const vivid = v128.load32_splat(settings, 4);
  const outline = v128.load32_splat(settings, 8);
  const low = load<f32>(settings, 12) - load<f32>(settings, 16);
  const unedge = splat(0.5 / load<f32>(settings, 16));
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const v = v128.load(tone + d);
    const bare = limit(plus(v, splat(0.3), f32x4.sub(v, v128.load(wide + d))), 0, 1);
    const t = plus(bare, splat(0.36), f32x4.mul(bare, f32x4.sub(one, bare)));
    const dark = f32x4.sub(one, t);
    const grain = v128.load(tooth + d);
    const k1 = f32x4.mul(pressure, limit(f32x4.mul(splat(9), v128.load(first + d)), -1.4, 1.4));
    const k2 = f32x4.mul(pressure, limit(f32x4.mul(splat(9), v128.load(second + d)), -1.4, 1.4));
    const lit = plus(splat(0.44), splat(0.545), t);
    const own = f32x4.pmax(splat(0.1), v128.load(outL + d));
    const gain = f32x4.mul(vivid, limit(f32x4.div(lit, own), 0.8, 1.6));
    const ca = f32x4.mul(gain, v128.load(outA + d));
    const cb = f32x4.mul(gain, v128.load(outB + d));
    const chroma = f32x4.sqrt(plus(f32x4.mul(ca, ca), cb, cb));
    const need = plus(dark, splat(1.3), chroma);
    const held1 = f32x4.mul(splat(0.36), grain);
    const load1 = f32x4.pmin(splat(0.18), plus(splat(-0.36), splat(1.0), need));
    const base = soft(
      f32x4.add(plus(load1, splat(0.5), k1), held1),
      splat(-0.55),
      splat(1.0 / 1.1),
    );
    const load2 = f32x4.pmin(splat(0.42), plus(splat(-1.02), splat(1.5), dark));
    const deep = f32x4.mul(
      splat(0.7),
      soft(f32x4.add(plus(load2, splat(0.5), k2), held1), splat(-0.6), splat(1.0 / 1.2)),
    );
    let vl = plus(splat(0.968), plus(splat(0.186 - 0.968), splat(0.8), lit), base);
    let va = f32x4.mul(ca, base);
    let vb = plus(splat(0.012), f32x4.sub(cb, splat(0.012)), base);
    vl = plus(vl, f32x4.sub(plus(splat(0.03), splat(0.62), lit), vl), deep);
    va = plus(va, f32x4.sub(f32x4.mul(splat(1.05), ca), va), deep);
    vb = plus(vb, f32x4.sub(plus(splat(-0.008), splat(1.05), cb), vb), deep);
    const pen = f32x4.sub(one, soft(v128.load(line + d), splat(low), unedge));
    const held = limit(plus(plus(splat(0.78), splat(0.3), grain), splat(0.12), k1), 0, 1);
    const drawn = f32x4.mul(f32x4.mul(outline, pen), held);
    vl = plus(vl, plus(splat(0.1), splat(-0.6), vl), drawn);
    const n = end - i;
    storePart(outL + d, plus(vl, splat(0.016), grain), n);
    va = plus(va, f32x4.sub(plus(splat(0.008), splat(0.7), ca), va), drawn);
    storePart(outA + d, va, n);
    storePart(outB + d, plus(vb, f32x4.sub(f32x4.mul(splat(0.7), cb), vb), drawn), n);
  }
}
