import type { Kernels, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { defineLook, optionOf, ownWindow, rowsOf, scaleOf } from '../look';
import { measureTone } from '../measure';
import { steadied } from '../steadied';
import { brought, reduced } from '../working';
import { ENTRY, inksFrom, pairOf, RAMP, rampOf } from './inks';
import { duotoneMeta } from './meta';
import { printOp } from './print.op';

const LUMA = [0.299, 0.587, 0.114] as const;
/** Share of local normalisation. */
const LOCAL = 0.36;
/** Sigma of the form that lines bend around and contrast is measured against, at scale 1. */
const FORM = 9;
/** Distance of the lines at scale 1 in pixels, the finest that pixels can carry, and their angle. */
const PITCH = 8;
const LEAST_PITCH = 3.6;
const ANGLE = 52;
/** Turns of the screen from black to white. */
const BEND = 2.6;
const DEPTH = 0.2;
/** Size of the grain at scale 1, and its gain. */
const CELL = 2.6;
const GRAIN = 0.13;

/** Factor at which the blur runs. */
function formFactor(scale: number): number {
  return scale >= 0.4 ? 4 : 1;
}

export interface DuotoneAnalysis {
  tone: ToneGrid;
  /** Colours by tone, see `inks.ts`. */
  ramp: Float32Array;
}

/** Two inks, from a pair of ours or from a picture's dark and bright hues, through a screen of lines. */
export const duotone = defineLook<DuotoneAnalysis>({
  meta: duotoneMeta,
  planes: 8,
  gpu: true,
  analyse: ({ kernels, small, options, palette }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    const given = palette && palette.length > 1;
    const inks = given ? inksFrom(palette) : pairOf(optionOf(duotoneMeta, options, 'inks'));
    return { tone: measureTone(kernels, kernels.luma(pixels, LUMA)), ramp: rampOf(inks) };
  },
  halo: (_options, picture) => {
    const scale = scaleOf(picture);
    const factor = formFactor(scale);
    return factor * (gaussReach((FORM * scale) / factor) + 3);
  },
  render: (job) => {
    const { kernels, window, options, analysis, scale, seed, out, progress } = job;
    const source = steadied(job);
    const contrast = optionOf(duotoneMeta, options, 'contrast');
    const lines = optionOf(duotoneMeta, options, 'lines');
    const ramp = kernels.plane(ENTRY * RAMP, 1);
    kernels.set(ramp, analysis.ramp);
    const light = kernels.luma(source, LUMA);
    const tone = kernels.localTone(light, window, analysis.tone, LOCAL, light);
    const mine = ownWindow(job);
    const form = blurred(kernels, tone, window, mine, scale);
    progress(0.5);
    const cell = Math.max(1, CELL * scale);
    const gain = GRAIN * Math.min(1, 0.45 + scale);
    const grain = kernels.texture(mine, [{ seed: seed + 21, cellX: cell, cellY: cell, gain }]);
    progress(0.7);
    const pitch = Math.max(LEAST_PITCH, PITCH * scale);
    const turn = (ANGLE * Math.PI) / 180;
    const settings = Float32Array.of(
      1.15 + 0.35 * contrast,
      0.92 + 0.2 * contrast,
      DEPTH * lines,
      Math.cos(turn) / pitch,
      Math.sin(turn) / pitch,
      BEND,
      0.45 + 0.25 * contrast,
    );
    const { from, to } = job.own;
    const planes = [rowsOf(tone, from, to), form, grain, ramp, rowsOf(out, from, to)];
    kernels.compose(printOp, planes, settings, mine);
    progress(1);
  },
});

/** Tone around each pixel of the rows of `mine`. */
function blurred(
  kernels: Kernels,
  tone: Plane,
  window: Window,
  mine: Window,
  scale: number,
): Plane {
  const factor = formFactor(scale);
  if (factor === 1) return brought(kernels, kernels.gauss(tone, FORM * scale), window, mine);
  const small = reduced(window, factor);
  const less = kernels.resample(tone, window, small, 'area');
  kernels.gauss(less, (FORM * scale) / factor, less);
  return brought(kernels, less, small, mine, 'linear');
}
