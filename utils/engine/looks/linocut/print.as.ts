import { limit, plus, soft, splat } from '../../kernels/lanes.as';

// @ts-ignore: decorator
@inline
function toByte(v: v128): v128 {
  return i32x4.trunc_sat_f32x4_u(f32x4.nearest(limit(v, 0, 255)));
}

/** `1 - v`. */
// @ts-ignore: decorator
@inline
function rest(v: v128): v128 {
  return f32x4.sub(splat(1), v);
}

/** One channel: paper, second ink, key ink. */
// @ts-ignore: decorator
@inline
function channel(s: usize, paper: v128, soot: v128, deep: v128, inkA: v128, inkB: v128): v128 {
  const base = f32x4.mul(v128.load32_splat(s, 44), paper);
  const a = f32x4.mul(v128.load32_splat(s, 56), soot);
  const under = plus(base, f32x4.sub(a, base), inkA);
  const b = f32x4.mul(v128.load32_splat(s, 68), deep);
  return toByte(plus(under, f32x4.sub(b, under), inkB));
}

export function linocut(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const lines = <usize>load<u32>(planes);
  const tones = <usize>load<u32>(planes, 4);
  const strokes = <usize>load<u32>(planes, 8);
  const rags = <usize>load<u32>(planes, 12);
  const mottles = <usize>load<u32>(planes, 16);
  const skins = <usize>load<u32>(planes, 20);
  const details = <usize>load<u32>(planes, 24);
  const sharps = <usize>load<u32>(planes, 28);
  const out = <usize>load<u32>(planes, 32);
  const fuzz = v128.load32_splat(settings, 4);
  const lineLow = f32x4.sub(v128.load32_splat(settings), fuzz);
  const lineSlope = f32x4.div(splat(0.5), fuzz);
  const whiteLow = f32x4.sub(v128.load32_splat(settings, 24), fuzz);
  const wide = v128.load32_splat(settings, 20);
  const keyLow = f32x4.sub(v128.load32_splat(settings, 8), wide);
  const secondLow = f32x4.sub(v128.load32_splat(settings, 12), wide);
  const slope = f32x4.div(splat(0.5), wide);
  const reach = v128.load32_splat(settings, 16);
  const ridges = v128.load32_splat(settings, 28);
  const margin = v128.load32_splat(settings, 32);
  const right = load<f32>(settings, 36);
  const bottom = load<f32>(settings, 40);
  const inKey = v128.load32_splat(settings, 80);
  const inks = v128.load32_splat(settings, 84);
  const one = splat(1);
  const lanes = f32x4(0.5, 1.5, 2.5, 3.5);
  for (let y = from; y < to; y++) {
    const row = <f32>(top + y) + 0.5;
    const nearRow = splat(min<f32>(row, bottom - row));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const line = v128.load(lines + d);
      const fine = v128.load(details + d);
      const calm = v128.load(tones + d);
      const tone = plus(calm, f32x4.sub(v128.load(sharps + d), calm), fine);
      const stroke = v128.load(strokes + d);
      const rag = v128.load(rags + d);
      const mottle = v128.load(mottles + d);
      const skin = v128.load(skins + d);
      const held = f32x4.sub(one, f32x4.mul(splat(0.75), fine));
      const gentle = f32x4.sub(one, f32x4.mul(splat(0.35), skin));
      const depth = f32x4.mul(f32x4.mul(reach, held), f32x4.mul(gentle, stroke));
      const cut = plus(depth, splat(0.06), rag);
      const key = plus(f32x4.add(tone, cut), splat(0.09), skin);
      const area = rest(soft(key, keyLow, slope));
      const frayed = plus(line, f32x4.mul(splat(0.25), rag), fuzz);
      const drawn = rest(soft(frayed, lineLow, lineSlope));
      const bright = soft(line, whiteLow, lineSlope);
      const left = f32x4.mul(area, f32x4.sub(one, f32x4.mul(splat(0.85), bright)));
      const solid = f32x4.pmax(left, drawn);
      const lower = plus(plus(tone, splat(0.8), cut), splat(0.03), skin);
      const second = rest(soft(lower, secondLow, slope));
      const close = f32x4.mul(f32x4.sub(splat(0.75), held), splat(4));
      const missed = limit(plus(close, splat(1.5), skin), 0, 1);
      const patch = soft(mottle, splat(-0.02), splat(1.0 / 0.24));
      const ridge = rest(soft(stroke, splat(-1.75), splat(2.5)));
      const mark = f32x4.mul(f32x4.mul(ridges, patch), f32x4.mul(rest(missed), ridge));
      const column = f32x4.add(splat(<f32>x), lanes);
      const nearColumn = f32x4.pmin(column, f32x4.sub(splat(right), column));
      const wobble = plus(f32x4.mul(splat(0.5), rag), splat(0.9), mottle);
      const edge = plus(f32x4.pmin(nearColumn, nearRow), margin, wobble);
      const block = limit(plus(splat(0.5), f32x4.sub(edge, margin), splat(0.6)), 0, 1);
      const grit = plus(rag, splat(0.35), mottle);
      const salt = f32x4.sub(
        one,
        f32x4.mul(splat(0.55), soft(grit, splat(0.38), splat(1.0 / 0.12))),
      );
      const inkB = f32x4.mul(
        f32x4.mul(block, salt),
        f32x4.pmax(solid, f32x4.mul(inKey, mark)),
      );
      const cover = f32x4.mul(block, plus(splat(0.06), splat(0.94), salt));
      const inkA = f32x4.mul(f32x4.mul(cover, f32x4.pmax(second, mark)), inks);
      const paper = plus(plus(one, splat(0.05), mottle), splat(0.025), rag);
      const soot = plus(one, splat(0.1), mottle);
      const deep = plus(one, splat(0.2), mottle);
      const r = channel(settings, paper, soot, deep, inkA, inkB);
      const g = channel(settings + 4, paper, soot, deep, inkA, inkB);
      const b = channel(settings + 8, paper, soot, deep, inkA, inkB);
      const packed = v128.or(
        v128.or(r, i32x4.shl(g, 8)),
        v128.or(i32x4.shl(b, 16), i32x4.splat(0xff000000)),
      );
      const n = width - x;
      const o = out + d;
      if (n >= 4) v128.store(o, packed);
      else {
        v128.store_lane<u32>(o, packed, 0);
        if (n > 1) v128.store_lane<u32>(o + 4, packed, 1);
        if (n > 2) v128.store_lane<u32>(o + 8, packed, 2);
      }
    }
  }
}
