import type { Kernels, Pixels, Plane, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { measureLikeness } from '../likeness';
import { defineLook, optionOf, ownWindow, rowsOf, scaleOf } from '../look';
import { steadied } from '../steadied';
import { brought, reduced } from '../working';
import { NODE, SIDE } from './lattice';
import { paletteMeta } from './meta';
import { MOODS } from './moods';
import { recolourOp } from './recolour.op';
import { matchColours } from './transport';

const LUMA = [0.299, 0.587, 0.114] as const;
/** Sigma of the neighbourhood of local contrast and bloom, at scale 1. */
const BROAD = 24;
/** Size of the grain at scale 1, and its gain, peak to peak. */
const CELL = 1.8;
const GRAIN = 0.085;
const DETAIL = 0.34;
const BLOOM = 0.34;
const FALL = 0.2;

/** Factor at which the broad blur runs. */
function broadFactor(scale: number): number {
  return scale >= 0.5 ? 8 : scale >= 0.2 ? 4 : 1;
}

export interface PaletteAnalysis {
  /** Over the sRGB cube, see `lattice.ts`. */
  table: Float32Array;
}

/** The picture in the colours of another one, printed with local contrast, bloom and grain. */
export const palette = defineLook<PaletteAnalysis>({
  meta: paletteMeta,
  planes: 8,
  gpu: true,
  analyse: (job) => {
    const mood = MOODS[Math.round(optionOf(paletteMeta, job.options, 'mood'))] ?? [];
    const wanted = job.palette && job.palette.length > 0 ? job.palette : mood;
    const strength = optionOf(paletteMeta, job.options, 'strength');
    return { table: matchColours(job.small, measureLikeness(job), wanted, strength) };
  },
  halo: (_options, picture) => {
    const scale = scaleOf(picture);
    const factor = broadFactor(scale);
    return factor * (gaussReach((BROAD * scale) / factor) + 3);
  },
  render: (job) => {
    const { kernels, window, options, analysis, scale, seed, out, progress } = job;
    const source = steadied(job);
    const { width, height } = window;
    const mine = ownWindow(job);
    const contrast = optionOf(paletteMeta, options, 'contrast');
    const table = kernels.plane(NODE * SIDE, SIDE * SIDE);
    kernels.set(table, analysis.table);
    const light = kernels.luma(source, LUMA);
    const broad = blurBroad(kernels, light, window, mine, scale);
    progress(0.4);
    const cell = Math.max(1, CELL * scale);
    // Grain finer than a pixel averages out.
    const gain = GRAIN * Math.min(1, 0.5 + scale) * (0.6 + 0.4 * contrast);
    const grain = kernels.texture(mine, [{ seed: seed + 11, cellX: cell, cellY: cell, gain }]);
    progress(0.6);
    const settings = Float32Array.of(
      DETAIL * contrast,
      BLOOM,
      FALL * (0.5 + 0.5 * contrast),
      (width - 1) / 2,
      (height - 1) / 2,
      4 / (width * width + height * height),
    );
    const own = <Block extends Plane | Pixels>(block: Block) =>
      rowsOf(block, job.own.from, job.own.to);
    const planes = [own(source), table, own(light), broad, grain, own(out)];
    kernels.compose(recolourOp, planes, settings, mine);
    progress(1);
  },
});

/** Light around each pixel of the rows of `mine`. */
function blurBroad(
  kernels: Kernels,
  light: Plane,
  window: Window,
  mine: Window,
  scale: number,
): Plane {
  const factor = broadFactor(scale);
  if (factor === 1) return brought(kernels, kernels.gauss(light, BROAD * scale), window, mine);
  const small = reduced(window, factor);
  const less = kernels.resample(light, window, small, 'area');
  kernels.gauss(less, (BROAD * scale) / factor, less);
  return brought(kernels, less, small, mine, 'linear');
}
