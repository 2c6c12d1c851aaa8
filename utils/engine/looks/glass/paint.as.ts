import { limit, plus, storePart } from '../../kernels/lanes.as';

// The planes and settings are described in `paint.op.ts`.
export function glasspaint(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const fine = <usize>load<u32>(planes);
  const coarse = <usize>load<u32>(planes, 4);
  const care = <usize>load<u32>(planes, 8);
  const everywhere = v128.load32_splat(settings);
  const special = v128.load32_splat(settings, 4);
  const faint = load<f32>(settings, 8);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const raw = f32x4.sub(v128.load(fine + d), v128.load(coarse + d));
    const strength = plus(everywhere, special, v128.load(care + d));
    const line = f32x4.sub(raw, limit(raw, -faint, faint));
    storePart(fine + d, limit(f32x4.mul(strength, line), -0.4, 0.12), end - i);
  }
}
