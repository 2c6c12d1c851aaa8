import type { Kernels, Plane } from '../../kernels/kernels';
import type { AnalyseJob } from '../look';

/** Where likeness is at stake, over the whole picture: two grids of values 0..1. */
export interface Guard {
  width: number;
  height: number;
  /** Calm skin and what lies in it: a finer brush. */
  skin: Float32Array;
  /** Eyes, mouths, lettering: features to bring back. */
  detail: Float32Array;
}

/** Long side of the guard's grid. */
const GRID = 240;

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
  combine(k, contrast, [contrast], Math.sqrt);
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
  const factor = Math.min(1, GRID / Math.max(width, height));
  const gridWidth = Math.max(1, Math.round(width * factor));
  const gridHeight = Math.max(1, Math.round(height * factor));
  const from = { width, height, top: 0, rows: height };
  const to = { width: gridWidth, height: gridHeight, top: 0, rows: gridHeight };
  const skinGrid = k.resample(skin, from, to, 'area');
  const detailGrid = k.resample(detail, from, to, 'area');
  return {
    width: gridWidth,
    height: gridHeight,
    skin: k.view(skinGrid).slice(),
    detail: k.view(detailGrid).slice(),
  };
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
