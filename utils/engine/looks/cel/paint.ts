import type { Lab, Plane } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { optionOf, ownWindow, type RenderJob, rowsOf } from '../look';
import type { OutlineAnalysis } from '../outlines';
import { colouringOp } from './colouring.op';
import { celMeta } from './meta';

/** Blur, in pixels at scale 1, that detail is measured against. */
export const DETAIL = 3;

/** Steepness of the step between two levels. */
const STEEP = 9;

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

/** Steps of light, shadow tint, outline; straight to bytes. `flat` and `lines` are the strip's own rows; `lightOf` gives any. */
export function paint(
  job: RenderJob<OutlineAnalysis>,
  lightOf: (from: number, to: number) => Plane,
  flat: Lab,
  lines: Plane,
): void {
  const { kernels, own, options, analysis, scale, out } = job;
  const chroma = 1.28 * optionOf(celMeta, options, 'colour');
  const steps = Math.round(optionOf(celMeta, options, 'steps'));
  const outline = Math.min(1, 2 * optionOf(celMeta, options, 'outline'));
  const reach = gaussReach(DETAIL * scale);
  const from = Math.max(0, own.from - reach);
  const to = Math.min(job.window.rows, own.to + reach);
  const made = (block: Plane): Plane => rowsOf(block, own.from - from, own.to - from);
  const light = lightOf(from, to);
  const blurred = made(kernels.gauss(light, DETAIL * scale));
  kernels.curve(flat.l, staircase(steps), 0, 1, flat.l);
  const { threshold, spread } = analysis.cut;
  const settings = Float32Array.of(chroma, outline, threshold - 0.1 * spread, 0.15 * spread);
  const planes = [made(light), blurred, lines, flat.l, flat.a, flat.b];
  kernels.compose(colouringOp, planes, settings, ownWindow(job));
  kernels.rgba(flat, rowsOf(out, own.from, own.to));
}
