import { gather, limit, plus, soft, splat, storePart } from '../../kernels/lanes.as';

// @ts-ignore: decorator
@inline
function sample(
  plane: usize,
  j: v128,
  right: v128,
  down: v128,
  fx: v128,
  fy: v128,
): v128 {
  const a = gather(plane, j);
  const b = gather(plane, i32x4.add(j, right));
  const below = i32x4.add(j, down);
  const c = gather(plane, below);
  const d = gather(plane, i32x4.add(below, right));
  const upper = plus(a, fx, f32x4.sub(b, a));
  const lower = plus(c, fx, f32x4.sub(d, c));
  return plus(upper, fy, f32x4.sub(lower, upper));
}

export function wetting(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const swayX = <usize>load<u32>(planes, 24);
  const swayY = <usize>load<u32>(planes, 28);
  const lost = <usize>load<u32>(planes, 32);
  const skin = <usize>load<u32>(planes, 36);
  const detail = <usize>load<u32>(planes, 40);
  const low = v128.load32_splat(settings);
  const slope = splat(<f32>1 / (load<f32>(settings, 4) - load<f32>(settings)));
  const lastX = i32x4.splat(width - 1);
  const lastY = i32x4.splat(height - 1);
  const step = i32x4.splat(width);
  for (let y = from; y < to; y++) {
    const row = splat(<f32>y);
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const column = f32x4.add(splat(<f32>x), f32x4(0, 1, 2, 3));
      const guard = f32x4.pmin(
        splat(1),
        plus(v128.load(detail + d), splat(0.75), v128.load(skin + d)),
      );
      const free = f32x4.sub(splat(1), f32x4.mul(splat(0.9), guard));
      const px = limit(plus(column, free, v128.load(swayX + d)), 0, <f32>(width - 1));
      const py = limit(plus(row, free, v128.load(swayY + d)), 0, <f32>(height - 1));
      const bx = f32x4.floor(px);
      const by = f32x4.floor(py);
      const x0 = i32x4.trunc_sat_f32x4_s(bx);
      const y0 = i32x4.trunc_sat_f32x4_s(by);
      const fx = f32x4.sub(px, bx);
      const fy = f32x4.sub(py, by);
      const j = i32x4.add(i32x4.mul(y0, step), x0);
      const right = v128.and(i32x4.lt_s(x0, lastX), i32x4.splat(1));
      const down = v128.and(i32x4.lt_s(y0, lastY), step);
      const bleed = f32x4.mul(free, soft(v128.load(lost + d), low, slope));
      for (let c: usize = 0; c < 12; c += 4) {
        const crisp = sample(<usize>load<u32>(planes + c), j, right, down, fx, fy);
        const blurred = v128.load(<usize>load<u32>(planes + c, 12) + d);
        storePart(
          <usize>load<u32>(planes + c, 44) + d,
          plus(crisp, bleed, f32x4.sub(blurred, crisp)),
          width - x,
        );
      }
    }
  }
}
