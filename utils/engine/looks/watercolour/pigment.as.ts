import { gather, limit, plus, soft, splat } from '../../kernels/lanes.as';

// @ts-ignore: decorator
@inline
function weighed(a: v128, wa: f32, b: v128, wb: f32, c: v128, wc: f32): v128 {
  return plus(plus(f32x4.mul(a, splat(wa)), b, splat(wb)), c, splat(wc));
}

/** Linear light 0..1 to sRGB by three roots. */
// @ts-ignore: decorator
@inline
function encode(linear: v128): v128 {
  const x = limit(linear, 0, 1);
  const one = f32x4.sqrt(x);
  const two = f32x4.sqrt(one);
  const three = f32x4.sqrt(two);
  const most = weighed(one, 0.662002687, two, 0.68412206, three, -0.323583601);
  return limit(plus(most, splat(-0.022541147), x), 0, 1);
}

// @ts-ignore: decorator
@inline
function channel(linear: v128, density: v128, painted: v128, paper: v128): v128 {
  const own = encode(linear);
  const made = limit(
    f32x4.sub(own, f32x4.mul(f32x4.sub(own, f32x4.mul(own, own)), density)),
    0,
    1,
  );
  const v = f32x4.mul(paper, plus(splat(1), painted, f32x4.sub(made, splat(1))));
  // Adding 2^23 leaves the rounded integer in the lowest bits.
  return v128.and(plus(splat(8388608), splat(255), limit(v, 0, 1)), i32x4.splat(255));
}

export function pigmented(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = <usize>load<u32>(planes);
  const tone = <usize>load<u32>(planes, 4);
  const near = <usize>load<u32>(planes, 8);
  const far = <usize>load<u32>(planes, 12);
  const cloud = <usize>load<u32>(planes, 16);
  const tooth = <usize>load<u32>(planes, 20);
  const rim = <usize>load<u32>(planes, 24);
  const calm = <usize>load<u32>(planes, 28);
  const lightness = <usize>load<u32>(planes, 32);
  const planeA = <usize>load<u32>(planes, 36);
  const planeB = <usize>load<u32>(planes, 40);
  const pigment = v128.load32_splat(settings);
  const bottom = <i32>load<f32>(settings, 4) - 1;
  const border = v128.load32_splat(settings, 8);
  const bordered = load<f32>(settings, 8) > 0;
  const ununit = splat(<f32>1 / load<f32>(settings, 12));
  const relief = v128.load32_splat(settings, 16);
  const zero = splat(0);
  const one = splat(1);
  const lastX = i32x4.splat(width - 1);
  for (let y = from; y < to; y++) {
    const row = splat(<f32>min(top + y, bottom - top - y));
    const above = tooth + ((<usize>((top + y > 0 ? y - 1 : y) * width)) << 2);
    const below = tooth + ((<usize>((top + y < bottom ? y + 1 : y) * width)) << 2);
    for (let x = 0; x < width; x += 4) {
      const d = (<usize>(y * width + x)) << 2;
      const t = v128.load(tone + d);
      const grain = v128.load(tooth + d);
      const water = v128.load(cloud + d);
      const edge1 = f32x4.pmax(zero, f32x4.sub(v128.load(near + d), t));
      const edge2 = f32x4.pmax(zero, f32x4.sub(v128.load(far + d), t));
      let before: v128;
      let after: v128;
      const columns = i32x4.add(i32x4.splat(x), i32x4(0, 1, 2, 3));
      if (x > 0 && x + 5 <= width) {
        before = v128.load(above + ((<usize>(x - 1)) << 2));
        after = v128.load(below + ((<usize>(x + 1)) << 2));
      } else {
        const here = i32x4.min_s(columns, lastX);
        before = gather(above, i32x4.max_s(i32x4.sub(here, i32x4.splat(1)), i32x4.splat(0)));
        after = gather(below, i32x4.min_s(i32x4.add(here, i32x4.splat(1)), lastX));
      }
      const lit = limit(f32x4.mul(relief, f32x4.sub(after, before)), -1, 1);
      const quiet = v128.load(calm + d);
      const away = f32x4.abs(f32x4.sub(water, splat(0.15)));
      const rimmed = f32x4.pmax(zero, f32x4.sub(one, f32x4.mul(away, splat(50))));
      const pushed = soft(water, splat(0.15), splat(1.0 / 0.17));
      const bloom = f32x4.mul(
        quiet,
        f32x4.sub(f32x4.mul(splat(0.34), rimmed), f32x4.mul(splat(0.55), pushed)),
      );
      let density = plus(bloom, plus(splat(0.3), splat(0.6), quiet), water);
      density = plus(plus(density, splat(3.8), edge1), splat(3.2), edge2);
      density = plus(density, plus(splat(0.65), splat(-0.3), t), grain);
      let painted = one;
      if (bordered) {
        const column = f32x4.convert_i32x4_s(i32x4.min_s(columns, i32x4.sub(lastX, columns)));
        const place = f32x4.pmin(row, column);
        const edge = plus(border, border, v128.load(rim + d));
        const within = plus(
          f32x4.mul(f32x4.sub(place, edge), ununit),
          splat(4),
          grain,
        );
        painted = soft(within, splat(-1.5), splat(1.0 / 3.0));
        const off = f32x4.abs(f32x4.sub(within, splat(2)));
        const pool = f32x4.pmax(zero, f32x4.sub(one, f32x4.mul(off, splat(0.2))));
        density = plus(density, splat(0.35), pool);
      }
      density = f32x4.mul(pigment, density);
      const shade = plus(one, splat(0.036), lit);
      const l = v128.load(lightness + d);
      const ca = v128.load(planeA + d);
      const cb = v128.load(planeB + d);
      let long = plus(plus(l, splat(0.3963377774), ca), splat(0.2158037573), cb);
      let middle = plus(plus(l, splat(-0.1055613458), ca), splat(-0.0638541728), cb);
      let short = plus(plus(l, splat(-0.0894841775), ca), splat(-1.291485548), cb);
      long = f32x4.mul(long, f32x4.mul(long, long));
      middle = f32x4.mul(middle, f32x4.mul(middle, middle));
      short = f32x4.mul(short, f32x4.mul(short, short));
      const red = channel(
        weighed(long, 4.0767416621, middle, -3.3077115913, short, 0.2309699292),
        density,
        painted,
        f32x4.mul(shade, splat(0.992)),
      );
      const green = channel(
        weighed(long, -1.2684380046, middle, 2.6097574011, short, -0.3413193965),
        density,
        painted,
        f32x4.mul(shade, splat(0.982)),
      );
      const blue = channel(
        weighed(long, -0.0041960863, middle, -0.7034186147, short, 1.707614701),
        density,
        painted,
        f32x4.mul(shade, splat(0.955)),
      );
      const packed = v128.or(
        v128.or(red, i32x4.shl(green, 8)),
        v128.or(i32x4.shl(blue, 16), i32x4.splat(0xff000000)),
      );
      const out = pixels + d;
      if (x + 4 <= width) v128.store(out, packed);
      else {
        v128.store_lane<u32>(out, packed, 0);
        if (x + 1 < width) v128.store_lane<u32>(out + 4, packed, 1);
        if (x + 2 < width) v128.store_lane<u32>(out + 8, packed, 2);
      }
    }
  }
}
