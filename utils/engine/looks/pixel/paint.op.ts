import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './paint.wgsl?raw';

/** Floats per colour of the palette: l, stretched a, stretched b, red, green, blue (0..255). */
export const COLOUR_FLOATS = 6;

/** Bayer's matrix of 2 x 2, thresholds in quarters: larger ones strew single pixels that look like noise. */
const BAYER = [0, 2, 3, 1] as const;

/** What a mixture of different hues costs on top: it shimmers, one of lights does not. */
const HUE = 3;
const DETAIL_LIMIT = 0.2;
/** What a mixture costs on skin on top: faces are painted in flat shades. */
const SKIN_PENALTY = 0.5;

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const own = plane(0);
  const lit = plane(1);
  const blur = plane(2);
  const as = plane(3);
  const bs = plane(4);
  const detail = plane(5);
  const skin = plane(6);
  const palette = plane(7);
  const out = bytes(8);
  const n = setting(0);
  const chroma = setting(1);
  const crisp = setting(2);
  const care = setting(3);
  const plainly = setting(4);
  const hard = setting(5);
  const colour = (j: number, k: number): number => f32[palette + COLOUR_FLOATS * j + k] as number;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const v = f32[lit + i] as number;
      const gain = chroma * limit(v / Math.max(0.1, f32[own + i] as number), 0.7, 1.6);
      const fine = limit(v - (f32[blur + i] as number), -DETAIL_LIMIT, DETAIL_LIMIT);
      const flat = f32[skin + i] as number;
      const l = v + (crisp * (1 - 0.6 * flat) + care * (f32[detail + i] as number)) * fine;
      const a = (f32[as + i] as number) * gain;
      const b = (f32[bs + i] as number) * gain;
      const penalty = plainly + SKIN_PENALTY * flat;
      let least = 1e9;
      let first = 0;
      for (let j = 0; j < n; j++) {
        const d = (l - colour(j, 0)) ** 2 + (a - colour(j, 1)) ** 2 + (b - colour(j, 2)) ** 2;
        if (d < least) {
          least = d;
          first = j;
        }
      }
      let second = first;
      let share = 0;
      for (let j = 0; j < n; j++) {
        const ul = colour(j, 0) - colour(first, 0);
        const ua = colour(j, 1) - colour(first, 1);
        const ub = colour(j, 2) - colour(first, 2);
        const square = ul * ul + ua * ua + ub * ub;
        const dl = l - colour(first, 0);
        const da = a - colour(first, 1);
        const db = b - colour(first, 2);
        const t = limit((dl * ul + da * ua + db * ub) / Math.max(square, 1e-6), 0, 0.5);
        const el = dl - t * ul;
        const ea = da - t * ua;
        const eb = db - t * ub;
        const d =
          el * el +
          ea * ea +
          eb * eb +
          penalty * t * (1 - t) * (square + HUE * (ua * ua + ub * ub));
        if (d < least) {
          least = d;
          second = j;
          share = t;
        }
      }
      // The pair in a fixed order: the pattern then does not turn over where both are equally near.
      const dark = Math.min(first, second);
      const light = Math.max(first, second);
      const bright = 0.5 + ((second > first ? share : 1 - share) - 0.5) * hard;
      const threshold = ((BAYER[((top + y) & 1) * 2 + (x & 1)] as number) + 0.5) / 4;
      const pick = bright > threshold ? light : dark;
      u8[out + 4 * i] = colour(pick, 3);
      u8[out + 4 * i + 1] = colour(pick, 4);
      u8[out + 4 * i + 2] = colour(pick, 5);
      u8[out + 4 * i + 3] = 255;
    }
  }
}

/**
 * Paints every block in a colour of the palette, or in two by Bayer's pattern where a mixture of two
 * is clearly nearer than either.
 *
 * Planes: own light, normalised light, the same blurred, a, b, where features are and where
 * skin is (0..1), palette (`COLOUR_FLOATS` values a colour, darkest first), pixels to write.
 * Settings: colours, chroma, crispness, extra crispness at features, what a mixture costs (0..1:
 * high means little dither), how hard patterns are (1: all shares).
 */
export const paintOp: LookOp = { id: 'pixelpaint', plain, wgsl };
