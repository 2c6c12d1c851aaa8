import { limit, plus, soft, splat } from '../../kernels/lanes.as';

/** Bytes per stroke; the layout is described in `laying.op.ts`. */
const STROKE: usize = 80;

// @ts-ignore: decorator
@inline
function add(at: usize, part: v128, value: v128): void {
  v128.store(at, plus(v128.load(at), part, value));
}

export function laying(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const outL = <usize>load<u32>(planes);
  const outA = <usize>load<u32>(planes, 4);
  const outB = <usize>load<u32>(planes, 8);
  const outH = <usize>load<u32>(planes, 12);
  const left = <usize>load<u32>(planes, 16);
  const table = <usize>load<u32>(planes, 24);
  const one = splat(1);
  const zero = splat(0);
  const lanes = f32x4(0.5, 1.5, 2.5, 3.5);
  const columns = f32x4(0, 1, 2, 3);
  const begin = <usize>load<u32>(planes, 20);
  const hidden = splat(1.0 / 300.0);
  let s = begin + <usize>(<i32>load<f32>(settings)) * STROKE;
  while (s > begin) {
    s -= STROKE;
    const cy = load<f32>(s, 4) - <f32>top;
    const reach = load<f32>(s, 64);
    const first = max(from, <i32>Mathf.floor(cy - reach));
    const last = min(to, <i32>Mathf.ceil(cy + reach));
    if (first >= last) continue;
    const cx = load<f32>(s);
    const dx = load<f32>(s, 8);
    const dy = load<f32>(s, 12);
    const halfLength = load<f32>(s, 16);
    const halfWidth = load<f32>(s, 20);
    const under = load<f32>(s, 68) * halfWidth - 0.5;
    const over = load<f32>(s, 72) * halfWidth + 0.5;
    const steepX = Mathf.abs(dx) > 0.0001;
    const steepY = Mathf.abs(dy) > 0.0001;
    const undx: f32 = steepX ? <f32>1 / dx : 0;
    const undy: f32 = steepY ? <f32>1 / dy : 0;
    const unlength = splat(<f32>1 / halfLength);
    const unwidth = splat(<f32>1 / halfWidth);
    const length4 = splat(halfLength);
    const width4 = splat(halfWidth);
    const bend = v128.load32_splat(s, 24);
    const dx4 = splat(dx);
    const dy4 = splat(dy);
    const offset = v128.load32_splat(s, 52);
    const bristle = splat(halfWidth * load<f32>(s, 56));
    const body = v128.load32_splat(s, 60);
    const dry = v128.load32_splat(s, 76);
    const l = v128.load32_splat(s, 28);
    const a = v128.load32_splat(s, 32);
    const b = v128.load32_splat(s, 36);
    const sl = v128.load32_splat(s, 40);
    const sa = v128.load32_splat(s, 44);
    const sb = v128.load32_splat(s, 48);
    for (let y = first; y < last; y++) {
      const py = <f32>y + 0.5 - cy;
      let low = -cx;
      let high = <f32>width - cx;
      if (steepX) {
        const p = (-halfLength - py * dy) * undx;
        const q = (halfLength - py * dy) * undx;
        low = max(low, min(p, q));
        high = min(high, max(p, q));
      }
      if (steepY) {
        const p = (py * dx - under) * undy;
        const q = (py * dx - over) * undy;
        low = max(low, min(p, q));
        high = min(high, max(p, q));
      }
      const stop = min(width, <i32>Mathf.ceil(cx + high) + 1);
      const alongY = splat(py * dy);
      const acrossY = splat(py * dx);
      for (let x = max(0, <i32>Mathf.floor(cx + low)); x < stop; x += 4) {
        const d = (<usize>(y * width + x)) << 2;
        const seen = v128.load(left + d);
        const open = f32x4.ge(seen, hidden);
        if (!v128.any_true(open)) continue;
        const px = f32x4.add(splat(<f32>x - cx), lanes);
        const u = f32x4.mul(plus(alongY, px, dx4), unlength);
        const square = f32x4.mul(u, u);
        const w = f32x4.sub(
          f32x4.mul(f32x4.sub(acrossY, f32x4.mul(px, dy4)), unwidth),
          f32x4.mul(bend, f32x4.sub(square, splat(1.0 / 3.0))),
        );
        const far = f32x4.abs(u);
        const side = f32x4.abs(w);
        const narrow = f32x4.mul(
          f32x4.pmax(zero, f32x4.sub(far, splat(0.55))),
          splat(1.0 / 0.45),
        );
        const within = f32x4.sub(
          f32x4.sub(one, f32x4.mul(splat(0.62), f32x4.mul(narrow, narrow))),
          side,
        );
        const edge = plus(splat(0.5), within, width4);
        // Lanes beyond the row's end belong to the next row.
        const inside = v128.and(
          v128.and(f32x4.gt(edge, zero), f32x4.lt(far, one)),
          v128.and(open, f32x4.lt(columns, splat(<f32>(width - x)))),
        );
        if (!v128.any_true(inside)) continue;
        const place = limit(plus(offset, w, bristle), 0, 250);
        const base = f32x4.floor(place);
        const t = f32x4.sub(place, base);
        const j = i32x4.trunc_sat_f32x4_s(base);
        // Bristles j to j + 3, of four pixels.
        const r0 = v128.load(table + ((<usize>i32x4.extract_lane(j, 0)) << 2));
        const r1 = v128.load(table + ((<usize>i32x4.extract_lane(j, 1)) << 2));
        const r2 = v128.load(table + ((<usize>i32x4.extract_lane(j, 2)) << 2));
        const r3 = v128.load(table + ((<usize>i32x4.extract_lane(j, 3)) << 2));
        const a01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
        const a23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
        const p0 = v128.shuffle<f32>(a01, a23, 0, 1, 4, 5);
        const p1 = v128.shuffle<f32>(a01, a23, 2, 3, 6, 7);
        const b01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
        const b23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
        const p2 = v128.shuffle<f32>(b01, b23, 0, 1, 4, 5);
        const p3 = v128.shuffle<f32>(b01, b23, 2, 3, 6, 7);
        const near = plus(p0, t, f32x4.sub(p1, p0));
        const next = plus(p2, t, f32x4.sub(p3, p2));
        const hair = plus(near, plus(splat(0.5), splat(0.5), u), f32x4.sub(next, near));
        const head = plus(
          splat(0.5),
          f32x4.sub(plus(one, splat(-0.4), hair), u),
          length4,
        );
        const tail = plus(
          splat(0.5),
          plus(f32x4.add(u, splat(0.75)), splat(0.25), hair),
          length4,
        );
        const worn = f32x4.sub(
          one,
          f32x4.mul(dry, soft(plus(u, splat(-0.6), hair), splat(-0.1), splat(1.25))),
        );
        const alpha = v128.and(
          inside,
          f32x4.mul(
            f32x4.mul(limit(edge, 0, 1), limit(head, 0, 1)),
            f32x4.mul(limit(tail, 0, 1), worn),
          ),
        );
        const streak = f32x4.sub(hair, splat(0.5));
        const ridge = f32x4.mul(f32x4.mul(side, side), f32x4.mul(side, side));
        const paint = plus(
          plus(plus(splat(0.35), splat(0.75), hair), splat(0.35), ridge),
          splat(0.3),
          soft(u, splat(0.3), splat(1.0 / 0.6)),
        );
        const part = f32x4.mul(seen, alpha);
        v128.store(left + d, f32x4.sub(seen, part));
        add(outL + d, part, plus(l, streak, sl));
        add(outA + d, part, plus(a, streak, sa));
        add(outB + d, part, plus(b, streak, sb));
        add(outH + d, part, f32x4.mul(body, paint));
      }
    }
  }
}
