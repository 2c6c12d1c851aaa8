import type { Kernels, Plane } from '../../kernels/kernels';
import type { AnalyseJob } from '../look';
import { type Grade, gradeOf } from './grade';

/** Where likeness is at stake and where form is, over the whole picture: grids of values 0..1. */
export interface Guard {
  width: number;
  height: number;
  /** Calm skin and what lies in it: a finer brush. */
  skin: Float32Array;
  /** Eyes, mouths, lettering: features to bring back. */
  detail: Float32Array;
  /** How much strokes have a form to follow; 0 on walls and skies, where the hand chooses. */
  form: Float32Array;
  /** Contrast (standard deviation of lightness) of the wider surroundings. */
  busy: Float32Array;
  /** Direction of the picture at large, as cosine and sine of the doubled angle times its coherence. */
  drift: { cos: Float32Array; sin: Float32Array };
  grade: Grade;
}

/** Long side of the guard's grid. */
const GRID = 240;

/** Contrast (standard deviation of lightness) at which form begins to lead the brush, and leads it alone. */
const FORM = [0.01, 0.05] as const;

/** How a value rises from 0 at `low` to 1 at `high`. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/**
 * Finds features: fine detail of a contrast that hair, grass and weave do not reach, in skin-coloured
 * surroundings (there a lost feature is a lost likeness) or, counting less, in calm ones.
 */
export function measureGuard({ kernels: k, small }: AnalyseJob): Guard {
  const { width, height } = small;
  const source = k.pixels(width, height);
  k.bytes(source).set(small.rgba);
  const lab = k.lab(source);
  const unit = Math.min(width, height) / 360;
  const broad = k.gauss(lab.l, 4 * unit);
  const contrast = k.plane(width, height);
  combine(k, contrast, [lab.l, broad], (l, b) => (l - b) ** 2);
  k.gauss(contrast, 2.5 * unit, contrast);
  const form = k.gauss(contrast, 3 * unit);
  const busy = k.gauss(contrast, 12 * unit);
  combine(k, busy, [busy], Math.sqrt);
  combine(k, contrast, [contrast], Math.sqrt);
  combine(k, form, [form], (c) => smoothstep(FORM[0], FORM[1], Math.sqrt(c)));
  const calm = k.plane(width, height);
  combine(k, calm, [contrast], (c) => 1 - smoothstep(0.015, 0.04, c));
  k.gauss(calm, 12 * unit, calm);
  const skin = k.plane(width, height);
  combine(k, skin, [k.gauss(lab.a, 2 * unit), k.gauss(lab.b, 2 * unit)], skinLike);
  k.gauss(skin, 8 * unit, skin);
  combine(k, skin, [skin], (s) => smoothstep(0.25, 0.55, s));
  const detail = k.plane(width, height);
  combine(k, detail, [contrast, calm, skin], (c, quiet, s) =>
    Math.max(s * smoothstep(0.06, 0.13, c), 0.5 * quiet * smoothstep(0.06, 0.16, c)),
  );
  k.gauss(detail, 1.5 * unit, detail);
  // Fur of the same colours is no skin: there the broad brush stays.
  combine(k, skin, [skin, calm], (s, c) => s * (0.4 + 0.6 * smoothstep(0.02, 0.2, c)));
  const factor = Math.min(1, GRID / Math.max(width, height));
  const gridWidth = Math.max(1, Math.round(width * factor));
  const gridHeight = Math.max(1, Math.round(height * factor));
  const from = { width, height, top: 0, rows: height };
  const to = { width: gridWidth, height: gridHeight, top: 0, rows: gridHeight };
  const grid = (plane: Plane) => k.view(k.resample(plane, from, to, 'area')).slice();
  return {
    width: gridWidth,
    height: gridHeight,
    skin: grid(skin),
    detail: grid(detail),
    form: grid(form),
    busy: grid(busy),
    drift: driftOf(k, k.resample(broad, from, to, 'area')),
    grade: gradeOf(k.view(lab.l)),
  };
}

/** Where the picture runs at large: a sky along its bands, a wall along its shading. */
function driftOf(k: Kernels, light: Plane): Guard['drift'] {
  const { width, height } = light;
  const flow = k.flow(light, Math.min(width, height) / 18);
  const cos = k.plane(width, height);
  const sin = k.plane(width, height);
  combine(k, cos, [flow.x, flow.y, flow.anisotropy], (x, y, weight) => weight * (x * x - y * y));
  combine(k, sin, [flow.x, flow.y, flow.anisotropy], (x, y, weight) => weight * 2 * x * y);
  return { cos: k.view(cos).slice(), sin: k.view(sin).slice() };
}

/** `into[i] = of(from[0][i], from[1][i], from[2][i])`. */
function combine(
  k: Kernels,
  into: Plane,
  from: readonly Plane[],
  of: (x: number, y: number, z: number) => number,
): void {
  const out = k.view(into);
  const [x, y, z] = [0, 1, 2].map((i) => k.view(from[i] ?? into));
  for (let i = 0; i < out.length; i++) out[i] = of(x?.[i] ?? 0, y?.[i] ?? 0, z?.[i] ?? 0);
}

/** 1 for hues between rose and ochre at moderate chroma, as skin of every shade is; 0 far from it. */
function skinLike(a: number, b: number): number {
  const chroma = Math.hypot(a, b);
  const hue = Math.atan2(b, a);
  const warm = smoothstep(0.1, 0.45, hue) * (1 - smoothstep(1.3, 1.6, hue));
  return warm * smoothstep(0.015, 0.04, chroma) * (1 - smoothstep(0.12, 0.16, chroma));
}
