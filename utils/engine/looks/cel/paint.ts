import type { Lab, Plane } from '../../kernels/kernels';
import { optionOf, type RenderJob } from '../look';
import { limit } from '../measure';
import { type CelAnalysis, DETAIL } from './index';
import { celMeta } from './meta';

/** Outlines: a dark plum rather than black, tinted by what they enclose. */
const LINE = [0.17, 0.018, -0.018] as const;
/** How much of the source's finest light comes back, so that eyes and teeth stay. */
const GUARD = 0.42;
const GUARD_LIMIT = 0.12;
/** Steepness of the step between two levels. */
const STEEP = 9;

function smooth(value: number, low: number, high: number): number {
  const t = limit((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

/** Light as a staircase of `steps` with soft risers, as a table over 0..1. */
function staircase(steps: number): Float32Array {
  const scale = Math.tanh(STEEP / 2);
  return Float32Array.from({ length: 1024 }, (_, i) => {
    const v = (i / 1023) * steps;
    const step = Math.min(steps - 1, Math.floor(v));
    const rise = Math.tanh((v - step - 0.5) * STEEP) / scale;
    return 0.95 * ((step + 0.5 + 0.5 * rise) / steps) + 0.05 * (i / 1023);
  });
}

/** Steps of light, shadow tint, outline; straight to bytes. */
export function paint(job: RenderJob<CelAnalysis>, light: Plane, flat: Lab, lines: Plane): void {
  const { kernels, options, analysis, scale, out } = job;
  const chroma = 1.28 * optionOf(celMeta, options, 'colour');
  const steps = Math.round(optionOf(celMeta, options, 'steps'));
  const outline = Math.min(1, 2 * optionOf(celMeta, options, 'outline'));
  const blurred = kernels.gauss(light, DETAIL * scale);
  kernels.curve(flat.l, staircase(steps), 0, 1, flat.l);
  const own = kernels.view(light);
  const blur = kernels.view(blurred);
  const l = kernels.view(flat.l);
  const a = kernels.view(flat.a);
  const b = kernels.view(flat.b);
  const line = kernels.view(lines);
  const cut = analysis.cut.threshold - 0.1 * analysis.cut.spread;
  const sharp = 1 / (0.3 * analysis.cut.spread);
  kernels.rows(flat.l.height, (from, to) => {
    const { width } = flat.l;
    for (let i = from * width, end = to * width; i < end; i++) {
      const v = l[i] as number;
      const fine = limit((own[i] as number) - (blur[i] as number), -GUARD_LIMIT, GUARD_LIMIT);
      const shadow = 1 - smooth(v, 0.35, 0.62);
      const t = limit(((line[i] as number) - cut) * sharp + 0.5, 0, 1);
      const pen = outline * (1 - t * t * (3 - 2 * t));
      const va = (a[i] as number) * chroma + 0.01 * shadow;
      const vb = (b[i] as number) * chroma - 0.028 * shadow;
      const vl = v + GUARD * fine;
      l[i] = vl + (LINE[0] - vl) * pen;
      a[i] = va + (LINE[1] - 0.7 * va) * pen;
      b[i] = vb + (LINE[2] - 0.7 * vb) * pen;
    }
  });
  kernels.rgba(flat, out);
}
