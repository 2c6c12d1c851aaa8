import type { LookOp } from '../../kernels/kernels';
import { soft } from '../../kernels/numbers';
import bristles from './bristles.wgsl?raw';
import model from './model.wgsl?raw';
import steer from './steer.wgsl?raw';

/** Weight of the hand's own direction beside the drift, which is at most 1: more, so that strokes never swirl around a point. */
const OWN = 1.1;
/** Lightness of the darkest paint: strokes show in it. */
const BLACK = 0.045;
/** How much paint edges are sharpened. */
const CRISP = 1.4;
/** How steep a slope of the relief is fully lit. */
const LIGHT = 9;

/**
 * Turns the flow to a calm common direction where there is no form to follow, in place; all are added
 * as doubled angles. Planes: flow x, y (written), anisotropy; form 0..1; drift's cosine and sine; the
 * hand's doubled angle: cosine and sine of its part per column, then per row.
 */
export const steerOp: LookOp = {
  id: 'oilSteer',
  wgsl: steer,
  plain: ({ f32, plane, width, from, to }) => {
    const value = (k: number, i: number): number => f32[plane(k) + i] as number;
    for (let row = from; row < to; row++) {
      const dc = OWN * value(8, row);
      const ds = OWN * value(9, row);
      for (let column = 0; column < width; column++) {
        const i = row * width + column;
        const ac = value(6, column);
        const as = value(7, column);
        const fx = value(0, i);
        const fy = value(1, i);
        const f = value(3, i);
        const w = f * value(2, i);
        const calm = 0.02 + 0.8 * (1 - f) * (1 - f);
        const c = w * (fx * fx - fy * fy) + calm * (ac * dc - as * ds + value(4, i));
        const s = w * 2 * fx * fy + calm * (as * dc + ac * ds + value(5, i));
        // Half the doubled angle, without trigonometry.
        const length = Math.sqrt(c * c + s * s) + 1e-12;
        const half = Math.sqrt(Math.max(0, 0.5 * (1 - c / length)));
        f32[plane(0) + i] = Math.sqrt(Math.max(0, 0.5 * (1 + c / length)));
        f32[plane(1) + i] = s < 0 ? -half : half;
      }
    }
  },
};

/**
 * What the brush draws out into strokes, 0..1: dabs of paint, and the finer marks of its hairs.
 * Planes: noise of dabs (written), of broad dabs, of hairs, each -0.5..0.5; form.
 */
export const bristlesOp: LookOp = {
  id: 'oilBristles',
  wgsl: bristles,
  plain: ({ f32, plane, width, from, to }) => {
    const [dabs, broad, hairs, form] = [plane(0), plane(1), plane(2), plane(3)];
    for (let i = from * width, end = to * width; i < end; i++) {
      const calm = 1 - (f32[form + i] as number);
      const own = f32[dabs + i] as number;
      const dab = own + calm * ((f32[broad + i] as number) - own);
      f32[dabs + i] = 0.5 + dab + (0.5 - 0.34 * calm) * ((f32[hairs + i] as number) - dab);
    }
  },
};

/**
 * Sharpens paint edges, varies the colour from stroke to stroke, lights the relief from the upper left.
 * Planes: l, a, b (written), l blurred, strokes 0..1 (read one pixel around), form. Settings: relief.
 */
export const modelOp: LookOp = {
  id: 'oilModel',
  wgsl: model,
  plain: ({ f32, plane, setting, width, height, from, to }) => {
    const [l, a, b] = [plane(0), plane(1), plane(2)];
    const [blurred, h, form] = [plane(3), plane(4), plane(5)];
    const much = setting(0);
    for (let y = from; y < to; y++) {
      const up = y > 0 ? -width : 0;
      const down = y < height - 1 ? width : 0;
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const before = f32[h + i + up - (x > 0 ? 1 : 0)] as number;
        const after = f32[h + i + down + (x < width - 1 ? 1 : 0)] as number;
        const slope = LIGHT * (after - before);
        const lit = slope / (1 + Math.abs(slope));
        const tone = f32[l + i] as number;
        const f = f32[form + i] as number;
        const load = (2 * soft(f32[h + i] as number, 0.3, 0.7) - 1) * (0.65 + 0.35 * f);
        const relief = much * (0.95 - 0.1 * f) * (0.45 + 0.55 * soft(tone, 0.05, 0.45));
        const crisp = tone + CRISP * (tone - (f32[blurred + i] as number));
        f32[l + i] = BLACK + (1 - BLACK) * crisp + relief * (0.06 * lit + 0.03 * load);
        f32[a + i] = (f32[a + i] as number) + relief * 0.005 * load;
        f32[b + i] = (f32[b + i] as number) - relief * 0.007 * load;
      }
    }
  },
};
