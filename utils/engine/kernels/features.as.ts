import { planeOf, plus, settingOf, softly, splat, storePart } from './lanes.as';

export function featureUnlike(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const light = planeOf(planes, 0);
  const broad = planeOf(planes, 1);
  const out = planeOf(planes, 2);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const apart = f32x4.sub(v128.load(light + d), v128.load(broad + d));
    storePart(out + d, f32x4.mul(apart, apart), end - i);
  }
}

export function featureContrast(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const variance = planeOf(planes, 0);
  const broad = planeOf(planes, 1);
  const contrast = planeOf(planes, 2);
  const calm = planeOf(planes, 3);
  const lit = settingOf(settings, 0);
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const around = plus(splat(0.3), lit, v128.load(broad + d));
    const seen = f32x4.max(one, f32x4.div(splat(0.85), around));
    const c = f32x4.mul(f32x4.mul(lit, f32x4.sqrt(v128.load(variance + d))), seen);
    storePart(contrast + d, c, end - i);
    storePart(calm + d, f32x4.sub(one, softly(c, 0.015, 0.04)), end - i);
  }
}

/** Angle of (a, b) for b > 0, exact enough (1e-4) from 0 to a little over a quarter turn; more beyond. */
// @ts-ignore: decorator
@inline
function hueOf(a: v128, b: v128): v128 {
  const whole = f32x4.max(splat(1e-9), f32x4.add(a, b));
  const r = f32x4.min(splat(1.1), f32x4.max(splat(-1.1), f32x4.div(f32x4.sub(b, a), whole)));
  const q = f32x4.mul(r, r);
  let p = plus(splat(-0.085133), q, splat(0.0208351));
  p = plus(splat(0.180141), q, p);
  p = plus(splat(-0.3302995), q, p);
  p = plus(splat(0.999866), q, p);
  return plus(splat(0.78539816), r, p);
}

export function featureSkin(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const red = planeOf(planes, 0);
  const yellow = planeOf(planes, 1);
  const light = planeOf(planes, 2);
  const out = planeOf(planes, 3);
  const lit = settingOf(settings, 0);
  const one = splat(1);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const a = f32x4.mul(lit, v128.load(red + d));
    const b = f32x4.mul(lit, v128.load(yellow + d));
    const chroma = f32x4.sqrt(plus(f32x4.mul(a, a), b, b));
    const around = f32x4.max(splat(0.15), f32x4.mul(lit, v128.load(light + d)));
    const full = f32x4.mul(chroma, f32x4.max(one, f32x4.div(splat(0.6), around)));
    const hue = hueOf(a, b);
    const rose = softly(hue, 0.1, 0.45);
    const warm = f32x4.mul(rose, f32x4.sub(one, softly(hue, 1.3, 1.6)));
    const some = f32x4.mul(warm, softly(full, 0.015, 0.04));
    const skin = f32x4.mul(some, f32x4.sub(one, softly(chroma, 0.12, 0.16)));
    storePart(out + d, v128.and(skin, f32x4.gt(b, splat(0))), end - i);
  }
}

export function featureDetail(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const contrast = planeOf(planes, 0);
  const calm = planeOf(planes, 1);
  const spots = planeOf(planes, 2);
  const skin = planeOf(planes, 3);
  const out = planeOf(planes, 4);
  const lit = settingOf(settings, 0);
  for (let i = from * width, end = to * width; i < end; i += 4) {
    const d = (<usize>i) << 2;
    const c = v128.load(contrast + d);
    const quiet = v128.load(calm + d);
    const s = softly(v128.load(skin + d), 0.25, 0.55);
    const still = f32x4.mul(f32x4.mul(splat(0.5), quiet), softly(c, 0.06, 0.16));
    const found = f32x4.max(f32x4.mul(s, softly(c, 0.06, 0.13)), still);
    const eyes = softly(f32x4.mul(lit, v128.load(spots + d)), 0.1, 0.24);
    storePart(out + d, f32x4.max(found, eyes), end - i);
    const own = plus(splat(0.4), splat(0.6), softly(quiet, 0.02, 0.2));
    storePart(skin + d, f32x4.mul(s, own), end - i);
  }
}
