import { gather, limit, plus, splat, storePart } from '../../kernels/lanes.as';

// The planes and settings are described in `lead.op.ts`.
const SEGMENT_BYTES: usize = 24;

export function glasslead(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const l = <usize>load<u32>(planes);
  const a = <usize>load<u32>(planes, 4);
  const b = <usize>load<u32>(planes, 8);
  const paint = <usize>load<u32>(planes, 12);
  const grain = <usize>load<u32>(planes, 16);
  const starts = <usize>load<u32>(planes, 20);
  const segments = <usize>load<u32>(planes, 24);
  const outL = <usize>load<u32>(planes, 28);
  const outA = <usize>load<u32>(planes, 32);
  const outB = <usize>load<u32>(planes, 36);
  const sx = load<f32>(settings);
  const sy = load<f32>(settings, 4);
  const side = load<f32>(settings, 8);
  const across = <i32>load<f32>(settings, 12);
  const down = <i32>load<f32>(settings, 16);
  const reach = load<f32>(settings, 20);
  const lead = v128.load32_splat(settings, 24);
  const push = v128.load32_splat(settings, 28);
  const unshade = splat(1.0 / load<f32>(settings, 32));
  const ripple = v128.load32_splat(settings, 36);
  const unscale = splat(1.0 / sx);
  const one = splat(1);
  const zero = splat(0);
  const half = splat(0.5);
  const lanes = f32x4(0, 1, 2, 3);
  for (let y = from; y < to; y++) {
    const gyOne = (<f32>(top + y) + 0.5) * sy;
    const gy = splat(gyOne);
    const line = min(down - 1, <i32>floor(gyOne / side)) * across;
    const row = splat(<f32>y);
    for (let x = 0; x < width; x += 4) {
      const d4 = (<usize>(y * width + x)) << 2;
      const column = f32x4.add(splat(<f32>x), lanes);
      const gx = f32x4.mul(f32x4.add(column, half), splat(sx));
      const firstBin = min(across - 1, <i32>floor(((<f32>x + 0.5) * sx) / side));
      const lastBin = min(across - 1, <i32>floor(((<f32>(x + 3) + 0.5) * sx) / side));
      let least = splat(reach * reach);
      let vx = zero;
      let vy = zero;
      let wide = one;
      for (let bin = line + firstBin; bin <= line + lastBin; bin++) {
        const end = segments + SEGMENT_BYTES * <usize>load<f32>(starts + ((<usize>bin) << 2), 4);
        let s = segments + SEGMENT_BYTES * <usize>load<f32>(starts + ((<usize>bin) << 2));
        for (; s < end; s += SEGMENT_BYTES) {
          const dx = v128.load32_splat(s, 8);
          const dy = v128.load32_splat(s, 12);
          const px = f32x4.sub(gx, v128.load32_splat(s));
          const py = f32x4.sub(gy, v128.load32_splat(s, 4));
          const dot = plus(f32x4.mul(px, dx), py, dy);
          const t = limit(f32x4.mul(dot, v128.load32_splat(s, 16)), 0, 1);
          const ex = f32x4.sub(px, f32x4.mul(t, dx));
          const ey = f32x4.sub(py, f32x4.mul(t, dy));
          const square = plus(f32x4.mul(ex, ex), ey, ey);
          const nearer = f32x4.lt(square, least);
          least = v128.bitselect(square, least, nearer);
          vx = v128.bitselect(ex, vx, nearer);
          vy = v128.bitselect(ey, vy, nearer);
          wide = v128.bitselect(v128.load32_splat(s, 20), wide, nearer);
        }
      }
      const length = f32x4.sqrt(least);
      const inverse = f32x4.div(one, f32x4.pmax(splat(1e-6), length));
      const nx = f32x4.mul(vx, inverse);
      const ny = f32x4.mul(vy, inverse);
      const d = f32x4.mul(length, unscale);
      const move = f32x4.pmax(zero, f32x4.sub(push, d));
      let vl: v128;
      let va: v128;
      let vb: v128;
      if (v128.any_true(f32x4.gt(move, zero))) {
        const wantX = f32x4.add(column, f32x4.floor(plus(half, nx, move)));
        const wantY = f32x4.add(row, f32x4.floor(plus(half, ny, move)));
        const jx = i32x4.trunc_sat_f32x4_s(limit(wantX, 0, <f32>(width - 1)));
        const jy = i32x4.trunc_sat_f32x4_s(limit(wantY, 0, <f32>(height - 1)));
        const j = i32x4.add(i32x4.mul(jy, i32x4.splat(width)), jx);
        vl = gather(l, j);
        va = gather(a, j);
        vb = gather(b, j);
      } else {
        vl = v128.load(l + d4);
        va = v128.load(a + d4);
        vb = v128.load(b + d4);
      }
      const wideHalf = f32x4.mul(lead, wide);
      const beyond = f32x4.mul(f32x4.sub(d, wideHalf), unshade);
      const near = limit(f32x4.sub(one, beyond), 0, 1);
      const lit = plus(f32x4.add(vl, v128.load(paint + d4)), ripple, v128.load(grain + d4));
      const dim = f32x4.sub(one, f32x4.mul(splat(0.3), f32x4.mul(near, near)));
      const glass = f32x4.mul(lit, dim);
      const cover = limit(f32x4.add(f32x4.sub(wideHalf, d), half), 0, 1);
      const r = limit(f32x4.div(d, wideHalf), 0, 1);
      const facing = f32x4.sub(f32x4.mul(splat(-0.6), nx), f32x4.mul(splat(0.8), ny));
      const round = f32x4.mul(splat(4), f32x4.mul(r, f32x4.sub(one, r)));
      const broad = f32x4.pmin(one, f32x4.mul(half, wideHalf));
      const flank = f32x4.mul(f32x4.mul(f32x4.pmax(zero, facing), broad), round);
      const metal = plus(plus(splat(0.12), splat(0.1), vl), splat(0.3), flank);
      const clear = f32x4.sub(one, f32x4.mul(splat(0.9), cover));
      const n = width - x;
      storePart(outL + d4, plus(glass, f32x4.sub(metal, glass), cover), n);
      storePart(outA + d4, f32x4.mul(va, clear), n);
      storePart(outB + d4, f32x4.mul(vb, clear), n);
    }
  }
}
