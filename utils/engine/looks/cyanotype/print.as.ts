import {
  gather,
  limit,
  planeOf,
  plus,
  settingOf,
  soft,
  softly,
  splat,
  storePart,
  wholeOf,
} from '../../kernels/lanes.as';

export function cyanotypePrint(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const tone = planeOf(planes, 0);
  const wide = planeOf(planes, 1);
  const streaks = planeOf(planes, 2);
  const fibres = planeOf(planes, 3);
  const bristles = planeOf(planes, 4);
  const left = planeOf(planes, 5);
  const right = planeOf(planes, 6);
  const upper = planeOf(planes, 7);
  const lower = planeOf(planes, 8);
  const colours = planeOf(planes, 9);
  const out = planeOf(planes, 10);
  const detail = settingOf(settings, 0);
  const slope = settingOf(settings, 1);
  const scale = load<f32>(settings, 8);
  const above = load<f32>(settings, 12);
  const below = load<f32>(settings, 16);
  const side = load<f32>(settings, 20);
  const one = splat(1);
  const half = splat(0.5);
  const lanes = f32x4(0, 1, 2, 3);
  for (let y = from; y < to; y++) {
    const row = <f32>(top + y);
    const near = row < above || row > below;
    const first = splat(load<f32>(left + ((<usize>y) << 2)));
    const last = splat(load<f32>(right + ((<usize>y) << 2)));
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const v = v128.load(tone + d);
      const sharp = plus(v, detail, f32x4.sub(v, v128.load(wide + d)));
      const t = limit(plus(half, f32x4.sub(sharp, half), slope), 0, 1);
      const fibre = v128.load(fibres + d);
      let density = f32x4.mul(f32x4.sub(one, t), f32x4.add(one, v128.load(streaks + d)));
      const held = f32x4.mul(density, f32x4.sub(splat(1.2), density));
      density = plus(density, fibre, plus(splat(0.45), splat(1.3), held));
      if (near || <f32>x < side || <f32>(x + 3) > <f32>width - side) {
        const column = f32x4.add(splat(<f32>x), lanes);
        const c = (<usize>x) << 2;
        const bristle = v128.load(bristles + d);
        const across = f32x4.add(
          f32x4.pmin(f32x4.sub(column, first), f32x4.sub(last, column)),
          bristle,
        );
        const ends = f32x4.pmin(
          f32x4.sub(splat(row), v128.load(upper + c)),
          f32x4.sub(v128.load(lower + c), splat(row)),
        );
        const long = plus(ends, splat(0.25), bristle);
        const high = f32x4.mul(splat(scale), plus(splat(18), half, bristle));
        const low = splat(-4 * scale);
        const rise = f32x4.sub(f32x4.pmax(splat(-3 * scale), high), low);
        const dry = soft(across, low, f32x4.div(one, rise));
        const wet = softly(long, -2 * scale, 5 * scale);
        const rim = f32x4.sub(one, softly(f32x4.pmin(across, long), 4 * scale, 28 * scale));
        const coat = f32x4.mul(f32x4.mul(dry, wet), plus(one, splat(0.16), rim));
        // Only where the plain twin looks: elsewhere the coat is whole, but for its wet edge.
        const apart = v128.and(
          f32x4.ge(column, splat(side)),
          f32x4.le(column, splat(<f32>width - side)),
        );
        const inside = v128.and(apart, i32x4.splat(near ? 0 : -1));
        density = f32x4.mul(density, v128.bitselect(one, coat, inside));
      }
      const place = limit(plus(f32x4.sub(one, density), splat(0.2), fibre), 0, 1);
      const step = wholeOf(plus(half, splat(1023), place));
      storePart(out + d, gather(colours, step), width - x);
    }
  }
}
