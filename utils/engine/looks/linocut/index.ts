import type { Plane, ToneGrid } from '../../kernels/kernels';
import { gaussHalf, gaussReach } from '../../kernels/taps';
import { type Likeness, likenessPlane, measureLikeness } from '../likeness';
import {
  type LineCut,
  type LineOptions,
  lineReach,
  lineResponse,
  measureLines,
  steadyLines,
} from '../lines';
import { defineLook, optionOf, ownWindow, type RenderJob, rowsOf, scaleOf } from '../look';
import { measureTone, percentiles } from '../measure';
import { steadied } from '../steadied';
import { brought, reduced, workingFactor } from '../working';
import { carve, carveReach } from './carve';
import { INKS, PAPER } from './inks';
import { linocutMeta } from './meta';
import { linocutOp } from './print.op';

/** Orthochromatic response: red is dark, so that lips are drawn. */
const FILM = [0.14, 0.64, 0.22] as const;
/** Share of the picture that lines cover. */
const COVERAGE = 0.11;
/** Share of local normalisation in the tone that the block is cut by. */
const LOCAL = 0.5;
/** Sigmas at scale 1: direction of lines; calm of the tone along and across them. */
const FLOW = 4.5;
const CALM = 5;
const ACROSS = 0.4;
/** Tones at which the key ink and the second ink begin, and how far marks reach into tone. */
const KEY = 0.36;
const SECOND = 0.64;
const REACH = 0.085;
/** Short side of the picture that marks are cut on in a clip, in pixels. */
const CLIP_SIDE = 320;
/** Margin of bare paper at scale 1. */
const MARGIN = 15;

export interface LinocutAnalysis {
  tone: ToneGrid;
  cut: LineCut;
  /** Response above which dark areas get white lines. */
  white: number;
  likeness: Likeness;
}

function lineOptions(scale: number, cut: number): LineOptions {
  return {
    sigma: Math.max(0.7, 1.9 * scale * cut),
    strength: 22,
    along: Math.max(1, 6 * scale),
  };
}

function flowSigma(scale: number): number {
  return Math.max(1, FLOW * scale);
}

function calmSigma(scale: number): number {
  return Math.max(0.8, CALM * scale);
}

/** Bold carved print: lines, tone cut by a gouge along the form, one or two inks. */
export const linocut = defineLook<LinocutAnalysis>({
  meta: linocutMeta,
  analysisSide: 480,
  planes: 14,
  haloPlanes: 4,
  gpu: true,
  analyse: (job) => {
    const { kernels, small, options } = job;
    const likeness = measureLikeness(job);
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    const light = kernels.luma(pixels, FILM);
    const tone = measureTone(kernels, light);
    const window = { width: small.width, height: small.height, top: 0, rows: small.height };
    const local = kernels.localTone(light, window, tone, 1);
    const scale = scaleOf(small);
    const cut = optionOf(linocutMeta, options, 'cut');
    const flow = kernels.flow(local, flowSigma(scale));
    const response = kernels.view(lineResponse(kernels, local, flow, lineOptions(scale, cut)));
    const [middle = 0.2, white = 1] = percentiles(response, [0.5, 0.93]);
    return {
      tone,
      cut: measureLines(response, COVERAGE * cut),
      white: Math.max(white, middle + 0.16),
      likeness,
    };
  },
  halo: (options, picture) => {
    const factor = workingFactor(picture);
    const scale = scaleOf(picture) / factor;
    const lines =
      gaussReach(flowSigma(scale)) +
      Math.max(
        lineReach(lineOptions(scale, optionOf(linocutMeta, options, 'cut'))),
        gaussReach(calmSigma(scale)) + gaussReach(ACROSS * calmSigma(scale)),
      );
    const rough = Math.max(factor, Math.min(picture.width, picture.height) / CLIP_SIDE);
    const reach = (by: number) => by * (carveReach(scaleOf(picture) / by) + 4);
    return Math.ceil(Math.max(factor * (lines + 4), reach(factor), reach(rough)));
  },
  render: (job) => {
    const { kernels, window, options, analysis, seed, progress } = job;
    const source = steadied(job);
    const factor = workingFactor(window);
    const half = reduced(window, factor);
    const scale = job.scale / factor;
    const cut = optionOf(linocutMeta, options, 'cut');
    const light = kernels.luma(source, FILM);
    const less = factor === 1 ? light : kernels.resample(light, window, half, 'area');
    const local = kernels.localTone(less, half, analysis.tone, 1);
    const flow = kernels.flow(local, flowSigma(scale));
    const response = lineResponse(kernels, local, flow, lineOptions(scale, cut));
    steadyLines(job, response);
    progress(0.35);
    const tone = kernels.localTone(less, half, analysis.tone, LOCAL);
    const calm = kernels.lic(
      kernels.gauss(tone, ACROSS * calmSigma(scale)),
      flow,
      gaussHalf(calmSigma(scale)),
    );
    progress(0.5);
    // On clips a frame has a tenth of a second, and marks are broad.
    const coarse = job.memory
      ? Math.max(factor, Math.min(window.width, window.height) / CLIP_SIDE)
      : factor;
    const rough = reduced(window, coarse);
    const form = coarse === factor ? local : kernels.resample(local, half, rough, 'area');
    const marks = carve(kernels, form, rough, job.scale / coarse, seed, job.memory);
    progress(0.75);
    const mine = ownWindow(job);
    const own = rowsOf(light, job.own.from, job.own.to);
    const fine = kernels.localTone(own, mine, analysis.tone, LOCAL);
    print(job, fine, [
      brought(kernels, response, half, mine),
      brought(kernels, calm, half, mine),
      brought(kernels, marks, rough, mine),
    ]);
    progress(1);
  },
});

/** Prints line response, tone and marks (the strip's own rows); `fine` is tone where features are. */
function print(
  job: RenderJob<LinocutAnalysis>,
  fine: Plane,
  block: readonly [Plane, Plane, Plane],
): void {
  const { kernels, own, options, analysis, scale, seed, out } = job;
  const window = ownWindow(job);
  const cut = optionOf(linocutMeta, options, 'cut');
  const inks = INKS[Math.round(optionOf(linocutMeta, options, 'inks'))] ?? { key: [0, 0, 0] };
  const rag = kernels.texture(window, [
    { seed: seed + 32, cellX: 2.6 * scale, cellY: 2.6 * scale, gain: 0.8 },
    { seed: seed + 33, cellX: 9 * scale, cellY: 9 * scale, gain: 0.3 },
  ]);
  const mottle = kernels.texture(window, [
    { seed: seed + 34, cellX: 110 * scale, cellY: 90 * scale, gain: 0.7 },
    { seed: seed + 35, cellX: 26 * scale, cellY: 26 * scale, gain: 0.4 },
  ]);
  const { threshold, spread } = analysis.cut;
  const settings = Float32Array.of(
    threshold - 0.05 * spread,
    0.12 * spread,
    KEY + 0.05 * (cut - 1),
    SECOND,
    REACH * (0.6 + 0.4 * cut),
    0.028,
    analysis.white,
    optionOf(linocutMeta, options, 'chatter'),
    MARGIN * scale,
    window.width,
    window.height,
    ...PAPER,
    ...(inks.second ?? PAPER),
    ...inks.key,
    inks.second ? 0 : 1,
    inks.second ? 1 : 0,
  );
  const skin = likenessPlane(kernels, analysis.likeness, 'skin', window);
  const detail = likenessPlane(kernels, analysis.likeness, 'detail', window);
  const planes = [...block, rag, mottle, skin, detail, fine];
  kernels.compose(linocutOp, [...planes, rowsOf(out, own.from, own.to)], settings, window);
}
