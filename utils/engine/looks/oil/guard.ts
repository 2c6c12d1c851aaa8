import type { Kernels, Plane } from '../../kernels/kernels';
import { driftOf } from '../drift';
import { combine, featuresOf, type Likeness, likenessGrid, smoothstep } from '../likeness';
import type { AnalyseJob } from '../look';
import { wideGauss } from '../wide-gauss';
import { type Grade, gradeOf } from './grade';

export { smoothstep };

/** The likeness at stake, and where form is, over the whole picture: grids of values 0..1. */
export interface Guard extends Likeness {
  /** How much strokes have a form to follow; 0 on walls and skies, where the hand chooses. */
  form: Float32Array;
  /** Contrast (standard deviation of lightness) of the wider surroundings. */
  busy: Float32Array;
  /** Direction of the picture at large, as cosine and sine of the doubled angle times its coherence. */
  drift: { cos: Float32Array; sin: Float32Array };
  grade: Grade;
}

/** Contrast (standard deviation of lightness) at which form begins to lead the brush, and leads it alone. */
const FORM = [0.01, 0.05] as const;

/** Measures the likeness at stake and what leads the brush. */
export function measureGuard(job: AnalyseJob): Guard {
  const { kernels: k, small } = job;
  const { width, height } = small;
  const { lab, broad, variance, skin, detail } = featuresOf(job);
  const unit = Math.min(width, height) / 360;
  const form = k.gauss(variance, 3 * unit);
  const busy = wideGauss(k, variance, 12 * unit);
  const from = { width, height, top: 0, rows: height };
  const to = likenessGrid(small);
  combine(k, busy, [busy], (c) => Math.sqrt(c));
  combine(k, form, [form], (c) => smoothstep(FORM[0], FORM[1], Math.sqrt(c)));
  const grid = (plane: Plane) => k.view(k.resample(plane, from, to, 'area')).slice();
  return {
    width: to.width,
    height: to.height,
    skin: grid(skin),
    detail: grid(detail),
    form: grid(form),
    busy: grid(busy),
    drift: drift(k, k.resample(broad, from, to, 'area')),
    grade: gradeOf(k.view(lab.l)),
  };
}

/** Where the picture runs at large: a sky along its bands, a wall along its shading. */
function drift(k: Kernels, light: Plane): Guard['drift'] {
  const { width, height } = light;
  const cos = k.plane(width, height);
  const sin = k.plane(width, height);
  driftOf(k, light, Math.min(width, height) / 18, cos, sin);
  return { cos: k.view(cos).slice(), sin: k.view(sin).slice() };
}
