import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './pigment.wgsl?raw';

/** Linear light 0..1 to sRGB by three roots: within 0.002, with no tables. */
function encode(linear: number): number {
  const x = limit(linear, 0, 1);
  const one = Math.sqrt(x);
  const two = Math.sqrt(one);
  const three = Math.sqrt(two);
  return limit(0.662002687 * one + 0.68412206 * two - 0.323583601 * three - 0.022541147 * x, 0, 1);
}

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const pixels = bytes(0);
  const tone = plane(1);
  const near = plane(2);
  const far = plane(3);
  const cloud = plane(4);
  const tooth = plane(5);
  const rim = plane(6);
  const calm = plane(7);
  const lightness = plane(8);
  const a = plane(9);
  const b = plane(10);
  const rgb = new Float64Array(3);
  const pigment = setting(0);
  const bottom = setting(1) - 1;
  const border = setting(2);
  const unit = setting(3);
  const relief = setting(4);
  for (let y = from; y < to; y++) {
    const row = Math.min(top + y, bottom - top - y);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const t = f32[tone + i] as number;
      const grain = f32[tooth + i] as number;
      const water = f32[cloud + i] as number;
      const edge1 = Math.max(0, (f32[near + i] as number) - t);
      const edge2 = Math.max(0, (f32[far + i] as number) - t);
      const before = f32[tooth + i - (x > 0 ? 1 : 0) - (top + y > 0 ? width : 0)] as number;
      const after = f32[
        tooth + i + (x < width - 1 ? 1 : 0) + (top + y < bottom ? width : 0)
      ] as number;
      const lit = limit(relief * (after - before), -1, 1);
      // How far within the painted part, in pixels at scale 1.
      const within =
        (Math.min(row, x, width - 1 - x) - border * (1 + (f32[rim + i] as number))) / unit +
        4 * grain;
      const painted = border > 0 ? soft(within, -1.5, 1.5) : 1;
      const pool = border > 0 ? Math.max(0, 1 - Math.abs(within - 2) / 5) : 0;
      // A backrun: water pushed pigment away from here, and left it at the rim.
      const rimmed = Math.max(0, 1 - Math.abs(water - 0.15) / 0.02);
      const quiet = f32[calm + i] as number;
      const bloom = quiet * (0.34 * rimmed - 0.55 * soft(water, 0.15, 0.32));
      const density =
        pigment *
        ((0.3 + 0.6 * quiet) * water +
          bloom +
          3.8 * edge1 +
          3.2 * edge2 +
          (0.35 + 0.3 * (1 - t)) * grain +
          0.35 * pool);
      const shade = 1 + 0.036 * lit;
      const l = f32[lightness + i] as number;
      const ca = f32[a + i] as number;
      const cb = f32[b + i] as number;
      const long = (l + 0.3963377774 * ca + 0.2158037573 * cb) ** 3;
      const middle = (l - 0.1055613458 * ca - 0.0638541728 * cb) ** 3;
      const short = (l - 0.0894841775 * ca - 1.291485548 * cb) ** 3;
      rgb[0] = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short;
      rgb[1] = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short;
      rgb[2] = -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short;
      for (let c = 0; c < 3; c++) {
        const o = pixels + 4 * i + c;
        const own = encode(rgb[c] as number);
        const made = limit(own - (own - own * own) * density, 0, 1);
        const paper = (c === 0 ? 0.992 : c === 1 ? 0.982 : 0.955) * shade;
        u8[o] = 255 * paper * (1 + painted * (made - 1));
      }
      u8[pixels + 4 * i + 3] = 255;
    }
  }
}

/**
 * Pigment on paper after Bousseau, Kaplan, Thollot and Sillion 2006: colour `C - (C - C^2)(d - 1)`
 * with the density `d` from water, darkened edges and the paper's tooth; lit tooth; an unpainted border.
 *
 * Planes: pixels (written), tone, the same blurred a little and more, clouds of water, tooth, the
 * border's noise, calm (0..1: where water may stand), l, a, b. Settings: strength of pigment, the whole picture's height, width of the border in
 * pixels, scale, relief of the tooth. Reach 1.
 */
export const pigmentOp: LookOp = { id: 'pigmented', plain, wgsl };
