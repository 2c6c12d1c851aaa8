import type { Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach, kuwaharaReach } from '../../kernels/taps';
import {
  type LineCut,
  type LineOptions,
  lineReach,
  lineResponse,
  measureLines,
  steadyLines,
} from '../lines';
import {
  defineLook,
  optionOf,
  ownWindow,
  type PictureSize,
  type RenderJob,
  scaleOf,
} from '../look';
import { measureTone } from '../measure';
import { steadied } from '../steadied';
import { brought, reduced, workingFactor } from '../working';
import { compose } from './compose';
import { inkMeta } from './meta';

/** Orthochromatic response: red is dark, so that lips and freckles are drawn. */
const FILM = [0.1, 0.66, 0.24] as const;
/** Share of the picture that lines cover at weight 1. */
const COVERAGE = 0.16;
/** Share of local normalisation in the tone that blacks, wash and hatching follow. */
const LOCAL = 0.38;
const FLOW = 4;

export interface InkAnalysis {
  tone: ToneGrid;
  cut: LineCut;
}

/** Line settings on a plane on which the short side is `scale * 1080` pixels. */
function lineOptions(scale: number, weight: number): LineOptions {
  return {
    sigma: Math.max(0.6, 1.35 * scale * Math.sqrt(weight)),
    strength: 28,
    along: Math.max(1, 4 * scale),
  };
}

function flowSigma(scale: number): number {
  return Math.max(1, FLOW * scale);
}

function washRadius(scale: number): number {
  return Math.max(2, Math.round(16 * scale));
}

/** Reduced again, for the wash. */
const WASH_FACTOR = 2;

export const ink = defineLook<InkAnalysis>({
  meta: inkMeta,
  gpu: true,
  analysisSide: 480,
  planes: 10,
  haloPlanes: 3,
  analyse: ({ kernels, small, options }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    const light = kernels.luma(pixels, FILM);
    const tone = measureTone(kernels, light);
    const window = { width: small.width, height: small.height, top: 0, rows: small.height };
    const local = kernels.localTone(light, window, tone, 1);
    const weight = optionOf(inkMeta, options, 'weight');
    const scale = scaleOf(small);
    const flow = kernels.flow(local, flowSigma(scale));
    const response = lineResponse(kernels, local, flow, lineOptions(scale, weight));
    return { tone, cut: measureLines(kernels.view(response), COVERAGE * weight ** 0.75) };
  },
  halo: (options, picture: PictureSize) => {
    const factor = workingFactor(picture);
    const scale = scaleOf(picture) / factor;
    const line =
      gaussReach(flowSigma(scale)) +
      lineReach(lineOptions(scale, optionOf(inkMeta, options, 'weight')));
    const small = scale / WASH_FACTOR;
    const wash =
      WASH_FACTOR * (gaussReach(flowSigma(small)) + kuwaharaReach(washRadius(small)) + 4);
    return Math.ceil(factor * (Math.max(line, wash) + 4));
  },
  render: (job) => {
    const { kernels, window, options, analysis, progress } = job;
    const factor = workingFactor(window);
    const half = reduced(window, factor);
    const scale = job.scale / factor;
    const light = kernels.luma(steadied(job), FILM);
    const less = factor === 1 ? light : kernels.resample(light, window, half, 'area');
    const local = kernels.localTone(less, half, analysis.tone, 1);
    const flow = kernels.flow(local, flowSigma(scale));
    const weight = optionOf(inkMeta, options, 'weight');
    const response = lineResponse(kernels, local, flow, lineOptions(scale, weight));
    steadyLines(job, response);
    const lines = brought(kernels, response, half, ownWindow(job));
    progress(0.5);
    const areas = washTone(job, less, half, scale);
    progress(0.7);
    compose(job, lines, areas);
    progress(1);
  },
});

/** Tone in calm areas with clear borders, at full size. */
function washTone(job: RenderJob<InkAnalysis>, light: Plane, half: Window, scale: number): Plane {
  const { kernels, analysis } = job;
  const tone = kernels.localTone(light, half, analysis.tone, LOCAL);
  const quarter = reduced(half, WASH_FACTOR);
  const small = kernels.resample(tone, half, quarter, 'area');
  const flow = kernels.flow(small, flowSigma(scale / WASH_FACTOR));
  const none = kernels.plane(small.width, small.height);
  kernels.fill(none, 0);
  const calm = kernels.kuwahara({ l: small, a: none, b: none }, flow, {
    radius: washRadius(scale / WASH_FACTOR),
  });
  return brought(kernels, calm.l, quarter, ownWindow(job));
}
