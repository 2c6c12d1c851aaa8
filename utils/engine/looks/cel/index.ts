import type { Flow, Kernels, Lab, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach, kuwaharaReach } from '../../kernels/taps';
import { type LineOptions, lineReach, lineResponse } from '../lines';
import { defineLook, optionOf, scaleOf } from '../look';
import { limit } from '../measure';
import { analyseOutlines, type OutlineAnalysis } from '../outlines';
import { reduced, workingFactor } from '../working';
import { celMeta } from './meta';
import { DETAIL, paint } from './paint';

const COVERAGE = 0.09;
/** Share of local normalisation in the areas' light. */
const LOCAL = 0.25;
/** Lengths at scale 1. */
const FLOW = 4;
const AREA = 12;

const LINES = (scale: number): LineOptions => ({
  sigma: Math.max(0.6, 1.2 * scale),
  strength: 24,
  along: Math.max(1, 4.5 * scale),
});

function flowSigma(scale: number): number {
  return Math.max(1, FLOW * scale);
}

function areaRadius(scale: number): number {
  return Math.max(2, Math.round(AREA * scale));
}

/** Flat areas by an anisotropic Kuwahara filter and soft steps of light, outlines by flow. */
export const cel = defineLook<OutlineAnalysis>({
  meta: celMeta,
  analysisSide: 480,
  analyse: ({ kernels, small, options }) => {
    const coverage = COVERAGE * optionOf(celMeta, options, 'outline');
    return analyseOutlines({ kernels, small }, { flowSigma, lines: LINES, coverage });
  },
  halo: (_options, picture) => {
    const factor = workingFactor(picture);
    const scale = scaleOf(picture) / factor;
    const reach = Math.max(lineReach(LINES(scale)), kuwaharaReach(areaRadius(scale)));
    const long = factor * (gaussReach(flowSigma(scale)) + reach + 4);
    return Math.max(long, gaussReach(DETAIL * scaleOf(picture)) + 1);
  },
  render: (job) => {
    const { kernels, source, window, analysis, progress } = job;
    const factor = workingFactor(window);
    const half = reduced(window, factor);
    const scale = job.scale / factor;
    const whole = kernels.lab(source);
    const down = (plane: Plane) =>
      factor === 1 ? plane : kernels.resample(plane, window, half, 'area');
    const small = { l: down(whole.l), a: down(whole.a), b: down(whole.b) };
    const local = kernels.localTone(small.l, half, analysis.tone, 1);
    const flow = kernels.flow(local, flowSigma(scale));
    const response = lineResponse(kernels, local, flow, LINES(scale));
    progress(0.4);
    const flat = areas(kernels, small, half, analysis.tone, flow, areaRadius(scale));
    const up = (plane: Plane, filter: 'cubic' | 'linear') =>
      factor === 1 ? plane : kernels.resample(plane, half, window, filter);
    const lines = up(response, 'cubic');
    const full = { l: up(flat.l, 'cubic'), a: up(flat.a, 'linear'), b: up(flat.b, 'linear') };
    progress(0.7);
    paint(job, whole.l, full, lines);
    progress(1);
  },
});

/** The picture in even light and flat areas; colours keep pace with the light. */
function areas(
  kernels: Kernels,
  small: Lab,
  half: Window,
  tone: ToneGrid,
  flow: Flow,
  radius: number,
): Lab {
  const lit = kernels.localTone(small.l, half, tone, LOCAL);
  const light = kernels.view(lit);
  const l = kernels.view(small.l);
  const a = kernels.view(small.a);
  const b = kernels.view(small.b);
  for (let i = 0, n = light.length; i < n; i++) {
    const t = limit(light[i] as number, 0, 1);
    const v = 0.17 + 0.8 * (t * (1.4 - 0.4 * t));
    const gain = limit(v / Math.max(0.1, l[i] as number), 0.7, 1.6);
    light[i] = v;
    a[i] = (a[i] as number) * gain;
    b[i] = (b[i] as number) * gain;
  }
  return kernels.kuwahara({ l: lit, a: small.a, b: small.b }, flow, { radius });
}
