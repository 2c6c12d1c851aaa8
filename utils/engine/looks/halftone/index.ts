import type { LookOptions } from '../../engine';
import type { Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { gentleTone } from '../gentle-tone';
import { defineLook, optionOf, type PictureSize, scaleOf } from '../look';
import { steadied } from '../steadied';
import { halftoneMeta } from './meta';
import { cellOf, inksOf, MOST_SHIFT, printOf, splitOf } from './plates';
import { printOp } from './print.op';
import { shrinkOp } from './shrink.op';
import { splitOp } from './split.op';

const LUMA = [0.299, 0.587, 0.114] as const;
/** Shares of the normalising curve and of local correction. */
const CURVE = 0.7;
const LOCAL = 0.22;
/** Sigma that noise is taken off with before detail is drawn, at scale 1. */
const FINE = 0.9;
/** Sigma, in squares, of what detail is measured against: eyes and mouths are drawn, not only whiskers. */
const COARSE = 1.7;

/** Four-colour print: colour in dots, detail in the black plate. */
export const halftone = defineLook<ToneGrid>({
  meta: halftoneMeta,
  gpu: true,
  planes: 14,
  analyse: ({ kernels, small }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    return gentleTone(kernels, kernels.luma(pixels, LUMA), CURVE);
  },
  halo: (options, picture) => {
    const shift = MOST_SHIFT * optionOf(halftoneMeta, options, 'shift') * scaleOf(picture);
    const reach = Math.max(
      gaussReach(FINE * scaleOf(picture)),
      (2 + gaussReach(COARSE)) * sideOf(options, picture),
    );
    return reach + Math.ceil(shift) + 1;
  },
  render: (job) => {
    const { kernels, window, options, analysis, scale, seed, out, progress } = job;
    const source = steadied(job);
    const side = sideOf(options, window);
    const first = Math.floor(window.top / side);
    const last = Math.ceil((window.top + window.rows) / side);
    const width = Math.ceil(window.width / side);
    const height = Math.ceil(window.height / side);
    const cells: Window = { width, height, top: first, rows: last - first };
    const plane = () => kernels.plane(width, cells.rows);
    const [red, green, blue, grey, key] = [plane(), plane(), plane(), plane(), plane()];
    const cut = Float32Array.of(side, window.width, window.rows, first * side - window.top);
    kernels.compose(shrinkOp, [source, red, green, blue, grey], cut, cells);
    const tone = kernels.localTone(grey, cells, analysis, LOCAL, grey);
    const set = optionOf(halftoneMeta, options, 'inks');
    kernels.compose(splitOp, [red, green, blue, tone, key], splitOf(set), cells);
    progress(0.2);
    // Whole squares, so that sizes stay in proportion when the last square is cut by the edge.
    const whole: Window = { ...window, width: width * side, height: height * side };
    const up = (ink: Plane) => kernels.resample(ink, cells, whole, 'linear');
    const coarse = up(kernels.gauss(tone, COARSE));
    const used = inksOf(set);
    const amounts = [red, green, blue, key].map((ink, i) => (used[i] ? up(ink) : coarse));
    progress(0.5);
    const light = kernels.luma(source, LUMA);
    kernels.localTone(light, window, analysis, LOCAL, light);
    const fine = kernels.gauss(light, FINE * scale, light);
    const grain = kernels.plane(window.width, window.rows);
    kernels.fill(grain, 0);
    const size = Math.max(1, 1.6 * scale);
    kernels.grain(grain, window, { seed, cellX: size, cellY: size, gain: 1 });
    progress(0.7);
    const print = printOf(
      {
        set,
        dots: optionOf(halftoneMeta, options, 'dots'),
        shift: optionOf(halftoneMeta, options, 'shift'),
        scale,
      },
      whole.width,
    );
    kernels.compose(printOp, [...amounts, fine, coarse, grain, out], print, window);
    progress(1);
  },
});

/** Side of the squares whose mean colour the dots print: fine enough for three to a dot. */
function sideOf(options: LookOptions, picture: PictureSize): number {
  const cell = cellOf(optionOf(halftoneMeta, options, 'dots'), scaleOf(picture));
  return Math.max(1, Math.round(cell / 3));
}
