import { gather, plus, splat, storePart } from '../../kernels/lanes.as';

export function lighting(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const h = <usize>load<u32>(planes);
  const l = <usize>load<u32>(planes, 4);
  const outA = <usize>load<u32>(planes, 8);
  const outB = <usize>load<u32>(planes, 12);
  const bare = <usize>load<u32>(planes, 16);
  const groundL = <usize>load<u32>(planes, 20);
  const groundA = <usize>load<u32>(planes, 24);
  const groundB = <usize>load<u32>(planes, 28);
  const relief = v128.load32_splat(settings);
  const steep = v128.load32_splat(settings, 4);
  const one = splat(1);
  const last = i32x4.splat(width - 1);
  for (let y = from; y < to; y++) {
    const row = h + ((<usize>(y * width)) << 2);
    const above = h + ((<usize>((y > 0 ? y - 1 : y) * width)) << 2);
    const below = h + ((<usize>((y < height - 1 ? y + 1 : y) * width)) << 2);
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>x) << 2;
      let left: v128;
      let right: v128;
      if (x > 0 && x + 5 <= width) {
        left = v128.load(row + d - 4);
        right = v128.load(row + d + 4);
      } else {
        const here = i32x4.min_s(i32x4.add(i32x4.splat(x), i32x4(0, 1, 2, 3)), last);
        left = gather(row, i32x4.max_s(i32x4.sub(here, i32x4.splat(1)), i32x4.splat(0)));
        right = gather(row, i32x4.min_s(i32x4.add(here, i32x4.splat(1)), last));
      }
      const along = f32x4.sub(v128.load(below + d), v128.load(above + d));
      const slope = f32x4.mul(steep, plus(along, splat(0.6), f32x4.sub(right, left)));
      const lit = f32x4.div(slope, f32x4.add(one, f32x4.abs(slope)));
      const shine = f32x4.pmax(splat(0), f32x4.sub(lit, splat(0.35)));
      const o = (<usize>(y * width + x)) << 2;
      const n = width - x;
      const shown = v128.load(bare + o);
      const tone = plus(v128.load(l + o), shown, v128.load(groundL + o));
      const light = plus(
        f32x4.mul(splat(0.115), lit),
        splat(0.12),
        f32x4.mul(shine, shine),
      );
      const strength = f32x4.mul(relief, plus(splat(0.25), splat(0.75), tone));
      storePart(l + o, plus(tone, strength, light), n);
      storePart(outA + o, plus(v128.load(outA + o), shown, v128.load(groundA + o)), n);
      storePart(outB + o, plus(v128.load(outB + o), shown, v128.load(groundB + o)), n);
    }
  }
}
