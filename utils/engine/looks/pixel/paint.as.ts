import { limit, plus, splat } from '../../kernels/lanes.as';

// The planes and settings are described in `paint.op.ts`.
const COLOUR_BYTES: usize = 24;

// @ts-ignore: decorator
@inline
function squares(a: v128, b: v128, c: v128): v128 {
  return plus(plus(f32x4.mul(a, a), b, b), c, c);
}

/** Value `k` (in bytes) of the palette's colours given by four indices. */
// @ts-ignore: decorator
@inline
function pick(palette: usize, index: v128, k: usize): v128 {
  let v = f32x4.splat(load<f32>(palette + COLOUR_BYTES * (<usize>i32x4.extract_lane(index, 0)) + k));
  v = f32x4.replace_lane(v, 1, load<f32>(palette + COLOUR_BYTES * (<usize>i32x4.extract_lane(index, 1)) + k));
  v = f32x4.replace_lane(v, 2, load<f32>(palette + COLOUR_BYTES * (<usize>i32x4.extract_lane(index, 2)) + k));
  return f32x4.replace_lane(v, 3, load<f32>(palette + COLOUR_BYTES * (<usize>i32x4.extract_lane(index, 3)) + k));
}

// @ts-ignore: decorator
@inline
function packed(at: usize): u32 {
  const r = <u32>nearest(load<f32>(at, 12));
  const g = <u32>nearest(load<f32>(at, 16));
  const b = <u32>nearest(load<f32>(at, 20));
  return r | (g << 8) | (b << 16) | 0xff000000;
}

// @ts-ignore: decorator
@inline
function bayer(y: i32): v128 {
  return (y & 1) == 0
    ? f32x4(0.125, 0.625, 0.125, 0.625)
    : f32x4(0.875, 0.375, 0.875, 0.375);
}

export function pixelpaint(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const own = <usize>load<u32>(planes);
  const lit = <usize>load<u32>(planes, 4);
  const blur = <usize>load<u32>(planes, 8);
  const as = <usize>load<u32>(planes, 12);
  const bs = <usize>load<u32>(planes, 16);
  const detail = <usize>load<u32>(planes, 20);
  const skin = <usize>load<u32>(planes, 24);
  const palette = <usize>load<u32>(planes, 28);
  const out = <usize>load<u32>(planes, 32);
  const n = <i32>load<f32>(settings);
  const chroma = v128.load32_splat(settings, 4);
  const crisp = v128.load32_splat(settings, 8);
  const care = v128.load32_splat(settings, 12);
  const plainly = v128.load32_splat(settings, 16);
  const hard = v128.load32_splat(settings, 20);
  const one = splat(1);
  const half = splat(0.5);
  for (let y = from; y < to; y++) {
    const thresholds = bayer(top + y);
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const v = v128.load(lit + d);
      const ratio = f32x4.div(v, f32x4.pmax(splat(0.1), v128.load(own + d)));
      const gain = f32x4.mul(chroma, limit(ratio, 0.7, 1.6));
      const fine = limit(f32x4.sub(v, v128.load(blur + d)), -0.2, 0.2);
      const flat = v128.load(skin + d);
      const edge = f32x4.mul(crisp, f32x4.sub(one, f32x4.mul(splat(0.6), flat)));
      const l = plus(v, plus(edge, care, v128.load(detail + d)), fine);
      const a = f32x4.mul(v128.load(as + d), gain);
      const b = f32x4.mul(v128.load(bs + d), gain);
      const penalty = plus(plainly, splat(0.5), flat);
      let least = splat(1e9);
      let first = i32x4.splat(0);
      for (let j = 0; j < n; j++) {
        const c = palette + COLOUR_BYTES * <usize>j;
        const away = squares(
          f32x4.sub(l, v128.load32_splat(c)),
          f32x4.sub(a, v128.load32_splat(c, 4)),
          f32x4.sub(b, v128.load32_splat(c, 8)),
        );
        const nearer = f32x4.lt(away, least);
        least = v128.bitselect(away, least, nearer);
        first = v128.bitselect(i32x4.splat(j), first, nearer);
      }
      // Beyond the row the lanes may hold anything; their indices still lie in the palette.
      const nl = pick(palette, first, 0);
      const na = pick(palette, first, 4);
      const nb = pick(palette, first, 8);
      const dl = f32x4.sub(l, nl);
      const da = f32x4.sub(a, na);
      const db = f32x4.sub(b, nb);
      let second = first;
      let share = splat(0);
      for (let j = 0; j < n; j++) {
        const c = palette + COLOUR_BYTES * <usize>j;
        const ul = f32x4.sub(v128.load32_splat(c), nl);
        const ua = f32x4.sub(v128.load32_splat(c, 4), na);
        const ub = f32x4.sub(v128.load32_splat(c, 8), nb);
        const square = squares(ul, ua, ub);
        const dot = plus(plus(f32x4.mul(dl, ul), da, ua), db, ub);
        const t = limit(f32x4.div(dot, f32x4.pmax(square, splat(1e-6))), 0, 0.5);
        const rest = squares(
          f32x4.sub(dl, f32x4.mul(t, ul)),
          f32x4.sub(da, f32x4.mul(t, ua)),
          f32x4.sub(db, f32x4.mul(t, ub)),
        );
        const mixing = f32x4.mul(penalty, f32x4.mul(t, f32x4.sub(one, t)));
        const hue = f32x4.add(f32x4.mul(ua, ua), f32x4.mul(ub, ub));
        const away = plus(rest, mixing, plus(square, splat(3), hue));
        const nearer = f32x4.lt(away, least);
        least = v128.bitselect(away, least, nearer);
        second = v128.bitselect(i32x4.splat(j), second, nearer);
        share = v128.bitselect(t, share, nearer);
      }
      const order = i32x4.gt_s(second, first);
      const bright = plus(
        half,
        f32x4.sub(v128.bitselect(share, f32x4.sub(one, share), order), half),
        hard,
      );
      const chosen = v128.bitselect(
        i32x4.max_s(first, second),
        i32x4.min_s(first, second),
        f32x4.gt(bright, thresholds),
      );
      const left = width - x;
      store<u32>(out + d, packed(palette + COLOUR_BYTES * <usize>i32x4.extract_lane(chosen, 0)));
      if (left > 1)
        store<u32>(out + d + 4, packed(palette + COLOUR_BYTES * <usize>i32x4.extract_lane(chosen, 1)));
      if (left > 2)
        store<u32>(out + d + 8, packed(palette + COLOUR_BYTES * <usize>i32x4.extract_lane(chosen, 2)));
      if (left > 3)
        store<u32>(out + d + 12, packed(palette + COLOUR_BYTES * <usize>i32x4.extract_lane(chosen, 3)));
    }
  }
}
