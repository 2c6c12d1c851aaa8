import type { Flow, Kernels, Lab, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach, kuwaharaReach } from '../../kernels/taps';
import { type LineOptions, lineReach, lineResponse, steadyLines } from '../lines';
import { defineLook, optionOf, ownWindow, scaleOf } from '../look';
import { analyseOutlines, type OutlineAnalysis } from '../outlines';
import { steadied } from '../steadied';
import { brought, labOfRows, reduced, reducedLab, workingFactor } from '../working';
import { lightOp } from './light.op';
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
  gpu: true,
  analysisSide: 480,
  planes: 14,
  haloPlanes: 3,
  analyse: ({ kernels, small, options }) => {
    const coverage = COVERAGE * optionOf(celMeta, options, 'outline');
    return analyseOutlines({ kernels, small }, { flowSigma, lines: LINES, coverage });
  },
  halo: (_options, picture) => {
    const factor = workingFactor(picture);
    const scale = scaleOf(picture) / factor;
    const reach = Math.max(lineReach(LINES(scale)), kuwaharaReach(areaRadius(scale)));
    const long = Math.ceil(factor * (gaussReach(flowSigma(scale)) + reach + 4));
    return Math.max(long, gaussReach(DETAIL * scaleOf(picture)) + 1);
  },
  render: (job) => {
    const { kernels, window, analysis, progress } = job;
    const factor = workingFactor(window);
    const half = reduced(window, factor);
    const scale = job.scale / factor;
    const source = steadied(job);
    const { small, whole } = reducedLab(kernels, source, window, half);
    const local = kernels.localTone(small.l, half, analysis.tone, 1);
    const flow = kernels.flow(local, flowSigma(scale));
    const response = lineResponse(kernels, local, flow, LINES(scale));
    steadyLines(job, response);
    progress(0.4);
    const flat = areas(kernels, small, half, analysis.tone, flow, areaRadius(scale));
    const made = ownWindow(job);
    const up = (plane: Plane, filter: 'cubic' | 'linear') =>
      brought(kernels, plane, half, made, filter);
    const lines = up(response, 'cubic');
    const full = { l: up(flat.l, 'cubic'), a: up(flat.a, 'linear'), b: up(flat.b, 'linear') };
    progress(0.7);
    const near = (from: number, to: number) => labOfRows(kernels, source, whole, from, to).l;
    paint(job, near, full, lines);
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
  kernels.compose(lightOp, [lit, small.l, small.a, small.b], new Float32Array(1), half);
  return kernels.kuwahara({ l: lit, a: small.a, b: small.b }, flow, { radius });
}
