import {
  limit,
  pixelsOf,
  planeOf,
  plus,
  settingOf,
  splat,
  storePart,
} from '../../kernels/lanes.as';

// @ts-ignore: decorator
@inline
function edge(value: v128, place: v128, inverse: v128): v128 {
  const t = limit(plus(splat(0.5), f32x4.sub(value, place), inverse), 0, 1);
  return f32x4.mul(f32x4.mul(t, t), f32x4.sub(splat(3), f32x4.add(t, t)));
}

// @ts-ignore: decorator
@inline
function stroke(place: v128, wide: v128, blur: v128): v128 {
  const away = f32x4.abs(f32x4.sub(f32x4.sub(place, f32x4.floor(place)), splat(0.5)));
  const line = f32x4.sub(splat(1), edge(f32x4.add(away, away), wide, blur));
  return v128.and(line, f32x4.gt(wide, splat(0.03)));
}

export function inkLay(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const line = planeOf(planes, 0);
  const area = planeOf(planes, 1);
  const rag = planeOf(planes, 2);
  const pool = planeOf(planes, 3);
  const bend = planeOf(planes, 4);
  const out = planeOf(planes, 5);
  const washes = settingOf(settings, 0);
  const hatches = settingOf(settings, 1);
  const cut = settingOf(settings, 2);
  const sharp = settingOf(settings, 3);
  const pitch = settingOf(settings, 4);
  const unblur = settingOf(settings, 5);
  const one = splat(1);
  const lanes = f32x4(0, 1, 2, 3);
  for (let y = from; y < to; y++) {
    const row = splat(<f32>(y + top));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const t = v128.load(area + d);
      const r = v128.load(rag + d);
      const p = v128.load(pool + d);
      const b = v128.load(bend + d);
      const column = f32x4.add(splat(<f32>x), lanes);
      const pen = f32x4.sub(one, edge(v128.load(line + d), cut, sharp));
      const black = f32x4.sub(one, edge(plus(t, splat(0.6), r), splat(0.2), splat(16)));
      const u = plus(b, f32x4.add(column, row), pitch);
      const v = plus(b, f32x4.sub(column, row), pitch);
      const lift = f32x4.mul(splat(0.12), b);
      const wide1 = f32x4.mul(f32x4.add(f32x4.sub(splat(0.52), t), lift), splat(1.75));
      const wide2 = f32x4.mul(f32x4.sub(f32x4.sub(splat(0.36), t), lift), splat(2.2));
      const first = stroke(u, f32x4.pmin(splat(0.52), wide1), unblur);
      const second = stroke(v, f32x4.pmin(splat(0.5), wide2), unblur);
      const hatch = f32x4.mul(hatches, f32x4.pmax(first, second));
      const ink = f32x4.pmax(f32x4.pmax(pen, black), hatch);
      const light = f32x4.sub(one, edge(f32x4.add(t, r), splat(0.66), splat(16)));
      const dark = f32x4.sub(one, edge(plus(t, splat(1.1), r), splat(0.45), splat(20)));
      const depth = plus(f32x4.mul(splat(0.26), light), splat(0.34), dark);
      const wash = f32x4.mul(f32x4.mul(washes, depth), f32x4.add(one, p));
      const paper = f32x4.mul(f32x4.sub(one, ink), plus(one, splat(0.04), p));
      const red = f32x4.mul(f32x4.mul(splat(248), paper), plus(one, splat(-0.82), wash));
      const green = f32x4.mul(f32x4.mul(splat(243), paper), plus(one, splat(-0.7), wash));
      const blue = f32x4.mul(f32x4.mul(splat(231), paper), plus(one, splat(-0.54), wash));
      const pixels = pixelsOf(
        plus(red, splat(19), ink),
        plus(green, splat(23), ink),
        plus(blue, splat(40), ink),
      );
      storePart(out + d, pixels, width - x);
    }
  }
}
