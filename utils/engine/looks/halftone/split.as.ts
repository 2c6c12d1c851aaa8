import { limit, plus, splat, storePart } from '../../kernels/lanes.as';

// The planes and settings are described in `split.op.ts`.
export function halftonesplit(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const red = <usize>load<u32>(planes);
  const green = <usize>load<u32>(planes, 4);
  const blue = <usize>load<u32>(planes, 8);
  const tone = <usize>load<u32>(planes, 12);
  const key = <usize>load<u32>(planes, 16);
  const chroma = v128.load32_splat(settings);
  const start = v128.load32_splat(settings, 4);
  const most = v128.load32_splat(settings, 8);
  const removal = v128.load32_splat(settings, 12);
  const one = splat(1);
  const range = f32x4.div(one, f32x4.sub(one, start));
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const n = end - i;
    const r = v128.load(red + d);
    const g = v128.load(green + d);
    const b = v128.load(blue + d);
    const t = v128.load(tone + d);
    const grey = plus(plus(f32x4.mul(r, splat(0.299)), g, splat(0.587)), b, splat(0.114));
    const ratio = f32x4.div(t, f32x4.add(grey, splat(0.05)));
    const gain = f32x4.mul(chroma, limit(ratio, 0.7, 2.4));
    const c = f32x4.sub(one, limit(plus(t, f32x4.sub(r, grey), gain), 0, 1));
    const m = f32x4.sub(one, limit(plus(t, f32x4.sub(g, grey), gain), 0, 1));
    const y = f32x4.sub(one, limit(plus(t, f32x4.sub(b, grey), gain), 0, 1));
    const least = f32x4.pmin(c, f32x4.pmin(m, y));
    const dark = limit(f32x4.mul(f32x4.sub(least, start), range), 0, 1);
    const k = f32x4.mul(f32x4.mul(most, dark), plus(splat(0.35), splat(0.65), dark));
    const gone = f32x4.mul(removal, k);
    const left = f32x4.div(one, f32x4.sub(one, gone));
    storePart(red + d, limit(f32x4.mul(f32x4.sub(c, gone), left), 0, 1), n);
    storePart(green + d, limit(f32x4.mul(f32x4.sub(m, gone), left), 0, 1), n);
    storePart(blue + d, limit(f32x4.mul(f32x4.sub(y, gone), left), 0, 1), n);
    storePart(key + d, k, n);
  }
}
