import type { ToneGrid } from '../../kernels/kernels';
import { weighted } from '../../kernels/pointwise';
import { gaussReach } from '../../kernels/taps';
import { defineLook, optionOf, scaleOf } from '../look';
import { measureTone } from '../measure';
import { steadied } from '../steadied';
import { risoMeta } from './meta';
import { MOST_SHIFT, pressOf } from './plates';
import { pressOp } from './press.op';

const LUMA = [0.299, 0.587, 0.114] as const;
/** Sigmas of the unsharp mask on tone, at scale 1: faces must survive the screen. */
const FINE = 0.8;
const COARSE = 4;
const SHARPEN = 0.6;
/** Share of local normalisation. */
const LOCAL = 0.34;

/** Halftone print in two or three spot inks; tone is normalised first, so dim photos print too. */
export const riso = defineLook<ToneGrid>({
  meta: risoMeta,
  gpu: true,
  analyse: ({ kernels, small }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    return measureTone(kernels, kernels.luma(pixels, LUMA));
  },
  halo: (options, picture) => {
    const scale = scaleOf(picture);
    const shift = Math.ceil(MOST_SHIFT * optionOf(risoMeta, options, 'shift') * scale);
    return gaussReach(COARSE * scale) + shift + 1;
  },
  render: (job) => {
    const { kernels, window, options, analysis, scale, seed, out, progress } = job;
    const source = steadied(job);
    const light = kernels.luma(source, LUMA);
    const tone = kernels.localTone(light, window, analysis, LOCAL, light);
    const fine = kernels.gauss(tone, FINE * scale);
    const coarse = kernels.gauss(tone, COARSE * scale);
    weighted(
      kernels,
      [
        [fine, 1 + SHARPEN],
        [coarse, -SHARPEN],
      ],
      fine,
    );
    progress(0.4);
    const cell = 1.7 * scale;
    const grainOf = (index: number, cellX: number, cellY: number) =>
      kernels.texture(window, [{ seed: seed + index, cellX, cellY, gain: 1 }]);
    const grain = [
      grainOf(1, cell, cell),
      grainOf(2, cell, cell),
      grainOf(3, Math.max(2, 50 * scale), Math.max(2, 190 * scale)),
    ] as const;
    progress(0.7);
    const press = pressOf({
      set: optionOf(risoMeta, options, 'inks'),
      dots: optionOf(risoMeta, options, 'dots'),
      shift: optionOf(risoMeta, options, 'shift'),
      scale,
    });
    kernels.compose(pressOp, [source, fine, ...grain, out], press, window);
    progress(1);
  },
});
