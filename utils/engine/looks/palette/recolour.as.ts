import { plus } from '../../kernels/lanes.as';

const SIDE: i32 = 17;
const NODE_BYTES: usize = 16;
const GREEN: usize = 272;
const RED: usize = 4624;

// @ts-ignore: decorator
@inline
function edge(at: usize, part: v128): v128 {
  const v = v128.load(at);
  return plus(v, f32x4.sub(v128.load(at, NODE_BYTES), v), part);
}

// @ts-ignore: decorator
@inline
function face(at: usize, green: v128, blue: v128): v128 {
  const v = edge(at, blue);
  return plus(v, f32x4.sub(edge(at + GREEN, blue), v), green);
}

export function recolour(
  planes: usize,
  settings: usize,
  width: i32,
  height: i32,
  top: i32,
  from: i32,
  to: i32,
): void {
  const pixels = <usize>load<u32>(planes);
  const table = <usize>load<u32>(planes, 4);
  const light = <usize>load<u32>(planes, 8);
  const broad = <usize>load<u32>(planes, 12);
  const grain = <usize>load<u32>(planes, 16);
  const out = <usize>load<u32>(planes, 20);
  const detail = load<f32>(settings);
  const bloom = load<f32>(settings, 4);
  const fall = load<f32>(settings, 8);
  const centreX = load<f32>(settings, 12);
  const centreY = load<f32>(settings, 16);
  const inverse = load<f32>(settings, 20);
  const toNodes = f32x4.splat(16.0 / 255.0);
  const last = f32x4.splat(<f32>(SIDE - 2));
  const white = f32x4.splat(255);
  const zero = f32x4.splat(0);
  const warm = f32x4(1, 0.86, 0.66, 0);
  for (let y = from; y < to; y++) {
    const dy = <f32>(top + y) - centreY;
    const down = dy * dy;
    for (let x = 0; x < width; x++) {
      const d = (<usize>(y * width + x)) << 2;
      const bytes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(pixels + d)));
      const place = f32x4.mul(f32x4.convert_i32x4_u(bytes), toNodes);
      const low = f32x4.pmin(last, f32x4.floor(place));
      const part = f32x4.sub(place, low);
      const whole = i32x4.trunc_sat_f32x4_u(low);
      const node =
        table +
        (<usize>i32x4.extract_lane(whole, 0)) * RED +
        (<usize>i32x4.extract_lane(whole, 1)) * GREEN +
        (<usize>i32x4.extract_lane(whole, 2)) * NODE_BYTES;
      const red = v128.shuffle<f32>(part, part, 0, 0, 0, 0);
      const green = v128.shuffle<f32>(part, part, 1, 1, 1, 1);
      const blue = v128.shuffle<f32>(part, part, 2, 2, 2, 2);
      const front = face(node, green, blue);
      const mapped = plus(front, f32x4.sub(face(node + RED, green, blue), front), red);
      const around = load<f32>(broad + d);
      const fine = min<f32>(0.16, max<f32>(-0.16, load<f32>(light + d) - around));
      const add = f32x4.splat(255 * (detail * fine + load<f32>(grain + d)));
      const colour = f32x4.add(mapped, add);
      const dx = <f32>x - centreX;
      const off = (dx * dx + down) * inverse;
      const shade = f32x4.splat(1 - fall * off * off);
      const glow = f32x4.mul(warm, f32x4.splat(bloom * max<f32>(0, around - 0.5)));
      const lit = f32x4.mul(plus(colour, f32x4.sub(white, colour), glow), shade);
      const held = f32x4.nearest(f32x4.pmin(white, f32x4.pmax(zero, lit)));
      const words = i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(held), zero);
      const packed = i8x16.narrow_i16x8_u(words, zero);
      store<u32>(out + d, <u32>i32x4.extract_lane(packed, 0) | 0xff000000);
    }
  }
}
