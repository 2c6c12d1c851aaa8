// SIMD of the operations that bring the source back into a result; the twins are in `keep/`.
import { limit, planeOf, plus, splat, storePart } from './lanes.as';

/** Planes of cells that `keepMix` reads: four of the fit and the guard. */
const LAYERS: i32 = 5;

/**
 * Cube root of lanes 0..1: a guess from a third of the exponent, then one step of Halley's method
 * (relative error 4e-5). Adding 1.5 * 2^23 leaves a rounded whole number in the lower bits, which is
 * cheaper than a conversion that heeds every special value; so is `pmax` than `max`.
 */
// @ts-ignore: decorator
@inline
function root(given: v128): v128 {
  const x = f32x4.pmax(splat(1e-12), given);
  const third = f32x4.mul(f32x4.convert_i32x4_s(x), splat(0.333333333 / 256));
  const whole = i32x4.shl(f32x4.add(third, splat(12582912)), 8);
  const y = i32x4.add(whole, i32x4.splat(0x2a5137a0 - 0x40000000));
  const cube = f32x4.mul(f32x4.mul(y, y), y);
  const sum = f32x4.add(cube, x);
  return f32x4.div(f32x4.mul(y, f32x4.add(sum, x)), f32x4.add(sum, cube));
}

// @ts-ignore: decorator
@inline
function mix(x: v128, y: v128, z: v128, a: f32, b: f32, c: f32): v128 {
  return plus(plus(f32x4.mul(x, splat(a)), y, splat(b)), z, splat(c));
}

// @ts-ignore: decorator
@inline
function squares(at: usize, sum: v128): v128 {
  const bytes = i16x8.extend_low_i8x16_u(v128.load64_zero(at));
  const squared = i16x8.mul(bytes, bytes);
  return i32x4.add(
    sum,
    i32x4.add(i32x4.extend_low_i16x8_u(squared), i32x4.extend_high_i16x8_u(squared)),
  );
}

/** Lightness of the mean light of a cell. */
function cellLight(pixels: usize, wide: i32, left: i32, right: i32, first: i32, last: i32): f32 {
  let sum = i32x4.splat(0);
  for (let y = first; y < last; y++) {
    let p = pixels + ((<usize>(y * wide + left)) << 2);
    const end = pixels + ((<usize>(y * wide + right)) << 2);
    for (; p + 8 <= end; p += 8) sum = squares(p, sum);
    if (p < end) {
      const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(p));
      sum = i32x4.add(sum, i32x4.extend_low_i16x8_u(i16x8.mul(bytes, bytes)));
    }
  }
  const count = <f32>((last - first) * (right - left));
  const light = f32x4.mul(f32x4.convert_i32x4_s(sum), splat(<f32>1 / (65025 * count)));
  const r = f32x4.splat(f32x4.extract_lane(light, 0));
  const g = f32x4.splat(f32x4.extract_lane(light, 1));
  const b = f32x4.splat(f32x4.extract_lane(light, 2));
  let cones = f32x4.mul(r, f32x4(0.4122214708, 0.2119034982, 0.0883024619, 0));
  cones = plus(cones, g, f32x4(0.5363325363, 0.6806995451, 0.2817188376, 0));
  cones = root(plus(cones, b, f32x4(0.0514459929, 0.1073969566, 0.6299787005, 0)));
  const parts = f32x4.mul(cones, f32x4(0.2104542553, 0.793617785, -0.0040720468, 0));
  return (
    f32x4.extract_lane(parts, 0) + f32x4.extract_lane(parts, 1) + f32x4.extract_lane(parts, 2)
  );
}

export function keepCells(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const cell = <i32>load<f32>(settings);
  const wide = <i32>load<f32>(settings, 4);
  const stripTop = <i32>load<f32>(settings, 8);
  const stripRows = <i32>load<f32>(settings, 12);
  for (let y = from; y < to; y++) {
    const first = max(0, (y + top) * cell - stripTop);
    const last = min(stripRows, (y + top + 1) * cell - stripTop);
    for (let x = 0; x < width; x++) {
      const left = x * cell;
      const right = min(wide, left + cell);
      const source = cellLight(planeOf(planes, 0), wide, left, right, first, last);
      const made = cellLight(planeOf(planes, 1), wide, left, right, first, last);
      const away = source - made;
      const o = (<usize>(y * width + x)) << 2;
      store<f32>(planeOf(planes, 2) + o, source);
      store<f32>(planeOf(planes, 3) + o, away);
      store<f32>(planeOf(planes, 4) + o, source * source);
      store<f32>(planeOf(planes, 5) + o, source * away);
    }
  }
}

export function keepFit(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const soft = v128.load32_splat(settings);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const o = (<usize>i) << 2;
    const n = end - i;
    const mean = v128.load(planeOf(planes, 0) + o);
    const away = v128.load(planeOf(planes, 1) + o);
    const square = v128.load(planeOf(planes, 2) + o);
    const product = v128.load(planeOf(planes, 3) + o);
    const spread = f32x4.pmax(splat(0), f32x4.sub(square, f32x4.mul(mean, mean)));
    const part = f32x4.div(splat(1), f32x4.add(spread, soft));
    const along = f32x4.sub(product, f32x4.mul(mean, away));
    line(planes, 0, o, n, f32x4.mul(spread, part), mean, mean);
    line(planes, 2, o, n, f32x4.mul(along, part), away, mean);
  }
}

// @ts-ignore: decorator
@inline
function line(planes: usize, k: i32, o: usize, n: i32, slope: v128, middle: v128, mean: v128): void {
  storePart(planeOf(planes, k) + o, slope, n);
  storePart(planeOf(planes, k + 1) + o, f32x4.sub(middle, f32x4.mul(slope, mean)), n);
}

// @ts-ignore: decorator
@inline
function lightOf(pixels: v128, shift: i32): v128 {
  const byte = v128.and(i32x4.shr_u(pixels, shift), i32x4.splat(255));
  const v = f32x4.mul(f32x4.convert_i32x4_s(byte), splat(1.0 / 255));
  return f32x4.mul(v, v);
}

// @ts-ignore: decorator
@inline
function byteOf(light: v128): v128 {
  const v = f32x4.sqrt(limit(light, 0, 1));
  // Rounds into the lower bits, see `root`.
  return v128.and(plus(splat(8388608), v, splat(255)), i32x4.splat(255));
}

/** A value of the layer at the pixels of a vector: cell `at`, its left and right neighbour by shares. */
// @ts-ignore: decorator
@inline
function across(at: usize, left: v128, right: v128): v128 {
  const own = v128.load32_splat(at);
  const before = f32x4.sub(v128.load32_splat(at - 4), own);
  const after = f32x4.sub(v128.load32_splat(at + 4), own);
  return plus(plus(own, before, left), after, right);
}

// @ts-ignore: decorator
@inline
function cubed(x: v128): v128 {
  return f32x4.mul(f32x4.mul(x, x), x);
}

export function keepMix(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const cell = load<f32>(settings);
  const cells = <i32>load<f32>(settings, 4);
  const cellTop = load<f32>(settings, 8);
  const cellRows = load<f32>(settings, 12);
  const tone = v128.load32_splat(settings, 16);
  const moreTone = f32x4.sub(v128.load32_splat(settings, 20), tone);
  const fine = v128.load32_splat(settings, 24);
  const moreFine = f32x4.sub(v128.load32_splat(settings, 28), fine);
  const colour = v128.load32_splat(settings, 32);
  const from0 = planeOf(planes, 0);
  const into0 = planeOf(planes, 1);
  const scratch = planeOf(planes, 7);
  const stride = (<usize>(cells + 2)) << 2;
  const one = splat(1);
  const faint = splat(0.0004);
  const step = <i32>cell;
  for (let y = from; y < to; y++) {
    const place: f32 = (<f32>(y + top) + 0.5) / cell - 0.5 - cellTop;
    const v: f32 = min(cellRows - 1, max(<f32>0, place));
    const row = <i32>v;
    const part = splat(v - <f32>row);
    const up = (<usize>(row * cells)) << 2;
    const down = (<usize>(min(<i32>cellRows - 1, row + 1) * cells)) << 2;
    for (let k = 0; k < LAYERS; k++) {
      const layer = planeOf(planes, 2 + k);
      const into = scratch + stride * k + 4;
      for (let x = 0; x < cells; x += 4) {
        const o = (<usize>x) << 2;
        const upper = v128.load(layer + up + o);
        const lower = v128.load(layer + down + o);
        storePart(into + o, plus(upper, f32x4.sub(lower, upper), part), cells - x);
      }
      store<f32>(into - 4, load<f32>(into));
      const last = into + ((<usize>cells) << 2);
      store<f32>(last, load<f32>(last - 4));
    }
    let column = 0;
    let phase = 0;
    for (let x = 0; x < width; x += 4) {
      const o = (<usize>(y * width + x)) << 2;
      const source = v128.load(from0 + o);
      const made = v128.load(into0 + o);
      const u = f32x4.sub(
        f32x4.mul(f32x4.add(splat(<f32>phase), f32x4(0.5, 1.5, 2.5, 3.5)), splat(<f32>1 / cell)),
        splat(0.5),
      );
      const right = f32x4.pmax(splat(0), u);
      const left = f32x4.pmax(splat(0), f32x4.neg(u));
      const at = scratch + 4 + ((<usize>column) << 2);

      const sr = lightOf(source, 0);
      const sg = lightOf(source, 8);
      const sb = lightOf(source, 16);
      const sl = root(mix(sr, sg, sb, 0.4122214708, 0.5363325363, 0.0514459929));
      const sm = root(mix(sr, sg, sb, 0.2119034982, 0.6806995451, 0.1073969566));
      const ss = root(mix(sr, sg, sb, 0.0883024619, 0.2817188376, 0.6299787005));
      const mr = lightOf(made, 0);
      const mg = lightOf(made, 8);
      const mb = lightOf(made, 16);
      const ml = root(mix(mr, mg, mb, 0.4122214708, 0.5363325363, 0.0514459929));
      const mm = root(mix(mr, mg, mb, 0.2119034982, 0.6806995451, 0.1073969566));
      const ms = root(mix(mr, mg, mb, 0.0883024619, 0.2817188376, 0.6299787005));
      const light = mix(sl, sm, ss, 0.2104542553, 0.793617785, -0.0040720468);
      const madeL = mix(ml, mm, ms, 0.2104542553, 0.793617785, -0.0040720468);
      const madeA = mix(ml, mm, ms, 1.9779984951, -2.428592205, 0.4505937099);
      const madeB = mix(ml, mm, ms, 0.0259040371, 0.7827717662, -0.808675766);
      const awayL = f32x4.sub(light, madeL);
      const dl = f32x4.sub(sl, ml);
      const dm = f32x4.sub(sm, mm);
      const ds = f32x4.sub(ss, ms);
      const awayA = mix(dl, dm, ds, 1.9779984951, -2.428592205, 0.4505937099);
      const awayB = mix(dl, dm, ds, 0.0259040371, 0.7827717662, -0.808675766);

      const base = plus(across(at + stride, left, right), across(at, left, right), light);
      const baseL = plus(
        across(at + 3 * stride, left, right),
        across(at + 2 * stride, left, right),
        light,
      );
      const guard = across(at + 4 * stride, left, right);
      const share = plus(fine, guard, moreFine);
      const rest = f32x4.sub(one, share);
      const own = f32x4.sub(light, base);
      const other = f32x4.add(f32x4.sub(madeL, base), baseL);
      const q = f32x4.mul(f32x4.mul(share, share), plus(faint, own, own));
      const r = f32x4.mul(f32x4.mul(rest, rest), plus(faint, other, other));
      const w = f32x4.div(q, f32x4.add(q, r));
      const L = plus(plus(madeL, plus(tone, guard, moreTone), baseL), w, f32x4.sub(awayL, baseL));
      const tint = plus(colour, w, f32x4.sub(one, colour));
      const A = plus(madeA, tint, awayA);
      const B = plus(madeB, tint, awayB);

      const l = cubed(plus(plus(L, A, splat(0.3963377774)), B, splat(0.2158037573)));
      const m = cubed(plus(plus(L, A, splat(-0.1055613458)), B, splat(-0.0638541728)));
      const s = cubed(plus(plus(L, A, splat(-0.0894841775)), B, splat(-1.291485548)));
      const red = byteOf(mix(l, m, s, 4.0767416621, -3.3077115913, 0.2309699292));
      const green = byteOf(mix(l, m, s, -1.2684380046, 2.6097574011, -0.3413193965));
      const blue = byteOf(mix(l, m, s, -0.0041960863, -0.7034186147, 1.707614701));
      const packed = v128.or(
        v128.or(red, i32x4.shl(green, 8)),
        v128.or(i32x4.shl(blue, 16), i32x4.splat(0xff000000)),
      );
      storePart(into0 + o, packed, width - x);
      phase += 4;
      if (phase >= step) {
        phase = 0;
        column += 1;
      }
    }
  }
}
