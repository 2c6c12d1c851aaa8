import type { Plane } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { type LineOptions, lineReach, lineResponse, steadyLines } from '../lines';
import { defineLook, optionOf, ownWindow, scaleOf } from '../look';
import { analyseOutlines, type OutlineAnalysis } from '../outlines';
import { steadied } from '../steadied';
import { brought, labOfRows, reduced, reducedLab, workingFactor } from '../working';
import { draw } from './draw';
import { pencilMeta } from './meta';
import { faint, formOf, lean, leanReach, press, strokeHalf } from './strokes';

const COVERAGE = 0.09;
/** Width of a stroke at scale 1. */
const CELL = 2.2;
/** Length at scale 1: flow of the outlines. */
const FLOW = 3.4;
/**
 * The two layers: the hand's own direction in degrees, where the form gives none, and how much that
 * counts against the form's contrast; half the length of a stroke at scale 1.
 */
const LAYERS = [
  { degrees: -50, hand: 0.0016, half: 22 },
  { degrees: -28, hand: 0.004, half: 15 },
] as const;

const LINES = (scale: number): LineOptions => ({
  sigma: Math.max(0.6, 1.05 * scale),
  strength: 16,
  along: Math.max(1, 3.5 * scale),
});

function flowSigma(scale: number): number {
  return Math.max(1, FLOW * scale);
}

function strokeReach(scale: number, layer: 0 | 1): number {
  return Math.max(4, Math.round(LAYERS[layer].half * scale));
}

export const pencil = defineLook<OutlineAnalysis>({
  meta: pencilMeta,
  gpu: true,
  analysisSide: 480,
  planes: 12,
  haloPlanes: 3,
  analyse: ({ kernels, small, options }) => {
    const coverage = COVERAGE * optionOf(pencilMeta, options, 'outline');
    return analyseOutlines({ kernels, small }, { flowSigma, lines: LINES, coverage });
  },
  halo: (_options, picture) => {
    const factor = workingFactor(picture);
    const scale = scaleOf(picture) / factor;
    const line = gaussReach(flowSigma(scale)) + lineReach(LINES(scale));
    const stroke = leanReach(scale) + strokeReach(scale, 0) + 1;
    return Math.ceil(factor * (Math.max(line, stroke) + 4));
  },
  render: (job) => {
    const { kernels, window, analysis, seed, progress } = job;
    const factor = workingFactor(window);
    const half = reduced(window, factor);
    const scale = job.scale / factor;
    const source = steadied(job);
    const { small, whole } = reducedLab(kernels, source, window, half);
    const local = kernels.localTone(small.l, half, analysis.tone, 1);
    const flow = kernels.flow(local, flowSigma(scale));
    const made = ownWindow(job);
    const up = (plane: Plane) => brought(kernels, plane, half, made);
    const response = lineResponse(kernels, local, flow, LINES(scale));
    steadyLines(job, response);
    const lines = up(response);
    progress(0.35);
    const form = formOf(kernels, local, scale);
    const layer = (which: 0 | 1) => {
      const { degrees, hand } = LAYERS[which];
      const leaning = lean(kernels, form.flow, form.force, degrees, hand);
      const cell = Math.max(1, CELL * scale);
      const gain = faint(CELL * scale);
      const grain = kernels.texture(half, [
        { seed: seed + 1 + which, cellX: cell, cellY: cell, gain },
      ]);
      const strokes = kernels.lic(grain, leaning, strokeHalf(strokeReach(scale, which)));
      return up(press(kernels, strokes, form.force));
    };
    const first = layer(0);
    const second = layer(1);
    progress(0.75);
    const near = (from: number, to: number) => labOfRows(kernels, source, whole, from, to);
    draw(job, near, lines, first, second);
    progress(1);
  },
});
