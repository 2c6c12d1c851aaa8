import type { LookOp } from '../kernels/kernels';
import { soft } from '../kernels/numbers';

/** Squared distance of lightness from its surroundings. Planes: both, and what is written. */
export const unlikeOp: LookOp = {
  id: 'featureUnlike',
  plain: ({ f32, plane, width, from, to }) => {
    const [light, broad, out] = [plane(0), plane(1), plane(2)];
    for (let i = from * width, end = to * width; i < end; i++) {
      f32[out + i] = ((f32[light + i] as number) - (f32[broad + i] as number)) ** 2;
    }
  },
};

/**
 * Contrast of the picture well lit, more of it in the dark, and where there is none. Planes: variance of
 * lightness, lightness around; contrast and calm (0..1) are written. Settings: how much it is lit.
 */
export const contrastOp: LookOp = {
  id: 'featureContrast',
  plain: ({ f32, plane, setting, width, from, to }) => {
    const [variance, broad, contrast, calm] = [plane(0), plane(1), plane(2), plane(3)];
    const lit = setting(0);
    for (let i = from * width, end = to * width; i < end; i++) {
      const seen = Math.max(1, 0.85 / (0.3 + lit * (f32[broad + i] as number)));
      const c = lit * Math.sqrt(f32[variance + i] as number) * seen;
      f32[contrast + i] = c;
      f32[calm + i] = 1 - soft(c, 0.015, 0.04);
    }
  },
};

/**
 * How much a colour is like skin: 1 for hues between rose and ochre at moderate chroma, as skin of every
 * shade is; 0 far from it. The darker the skin the smaller its chroma, about in proportion. Planes:
 * a, b, lightness; the result is written. Settings: how much they are lit.
 */
export const skinOp: LookOp = {
  id: 'featureSkin',
  plain: ({ f32, plane, setting, width, from, to }) => {
    const [red, yellow, light, out] = [plane(0), plane(1), plane(2), plane(3)];
    const lit = setting(0);
    for (let i = from * width, end = to * width; i < end; i++) {
      const a = lit * (f32[red + i] as number);
      const b = lit * (f32[yellow + i] as number);
      const chroma = Math.sqrt(a * a + b * b);
      const full = chroma * Math.max(1, 0.6 / Math.max(0.15, lit * (f32[light + i] as number)));
      const hue = Math.atan2(b, a);
      const warm = b > 0 ? soft(hue, 0.1, 0.45) * (1 - soft(hue, 1.3, 1.6)) : 0;
      f32[out + i] = warm * soft(full, 0.015, 0.04) * (1 - soft(chroma, 0.12, 0.16));
    }
  },
};

/**
 * Features: high contrast in skin, or, counting less, in calm surroundings, and eyes. Planes: contrast,
 * calm, how much a spot stands out, skin (in place: fur of the same colours is none), features (written).
 * Settings: how much the picture is lit.
 */
export const detailOp: LookOp = {
  id: 'featureDetail',
  plain: ({ f32, plane, setting, width, from, to }) => {
    const [contrast, calm, spots, skin, out] = [plane(0), plane(1), plane(2), plane(3), plane(4)];
    const lit = setting(0);
    for (let i = from * width, end = to * width; i < end; i++) {
      const c = f32[contrast + i] as number;
      const quiet = f32[calm + i] as number;
      const s = soft(f32[skin + i] as number, 0.25, 0.55);
      const found = Math.max(s * soft(c, 0.06, 0.13), 0.5 * quiet * soft(c, 0.06, 0.16));
      f32[out + i] = Math.max(found, soft(lit * (f32[spots + i] as number), 0.1, 0.24));
      f32[skin + i] = s * (0.4 + 0.6 * soft(quiet, 0.02, 0.2));
    }
  },
};
