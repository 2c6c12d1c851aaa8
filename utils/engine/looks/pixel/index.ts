import type { LookOptions } from '../../engine';
import type { Kernels, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { gentleTone } from '../gentle-tone';
import { type Likeness, likenessPlane, measureLikeness } from '../likeness';
import { type AnalyseJob, defineLook, optionOf, type PictureSize, scaleOf } from '../look';
import { limit, percentiles } from '../measure';
import { rgbOf } from '../oklab';
import { steadied } from '../steadied';
import { blocksOp } from './blocks.op';
import { chooseOp } from './choose.op';
import { enlargeOp } from './enlarge.op';
import { pixelMeta } from './meta';
import { COLOUR_FLOATS, paintOp } from './paint.op';
import { Histogram, STRETCH } from './palette';

/** Least side of a pixel: in a thumbnail the look must be seen too. */
const LEAST_SIDE = 3;
/** Shares of the normalising curve and of local correction. */
const CURVE = 0.35;
const LOCAL = 0.16;
const CHROMA = 1.25;
/** Blur, in blocks, that a block stands out from. */
const AROUND = 1.3;
const BLUR = 1.2;
const CRISP = 0.55;
const CARE = 0.3;
/** Share of the new frame in a block's colour on clips: a block on the verge of two colours stays. */
const FRESH = 0.55;
/** Change of a mean, in Oklab, from which something has moved there. */
const MOVED = 0.03;

interface PixelAnalysis {
  tone: ToneGrid;
  likeness: Likeness;
  /** `COLOUR_FLOATS` values a colour. */
  palette: Float32Array;
}

/** Pixel art in a palette of the picture's own colours. */
export const pixel = defineLook<PixelAnalysis>({
  meta: pixelMeta,
  gpu: true,
  planes: 4,
  analysisSide: 192,
  analyse: (job) => {
    const { kernels, small, options } = job;
    const likeness = measureLikeness(job);
    const source = kernels.pixels(small.width, small.height);
    kernels.write(source, small.rgba);
    const tone = gentleTone(kernels, kernels.lightness(source), CURVE);
    return { tone, likeness, palette: paletteOf(job, tone, likeness, options) };
  },
  halo: (options, picture) =>
    sideOf(options, picture) * (1 + gaussReach(AROUND) + gaussReach(BLUR)),
  render: (job) => {
    const { kernels, window, options, analysis, out, memory, progress } = job;
    const source = steadied(job);
    const side = sideOf(options, window);
    const first = Math.floor(window.top / side);
    const last = Math.ceil((window.top + window.rows) / side);
    const blocks: Window = {
      width: Math.ceil(window.width / side),
      height: Math.ceil(window.height / side),
      top: first,
      rows: last - first,
    };
    const { width, rows } = blocks;
    const plane = () => kernels.plane(width, rows);
    const [dark, light, chosen] = [0, 1, 2].map(() => kernels.pixels(width, rows)) as [
      typeof source,
      typeof source,
      typeof source,
    ];
    const [share, mean] = [plane(), plane()];
    const cut = Float32Array.of(side, window.width, window.rows, first * side - window.top);
    kernels.compose(blocksOp, [source, dark, light, share, mean], cut, blocks);
    progress(0.4);
    const around = kernels.gauss(mean, AROUND);
    kernels.compose(chooseOp, [dark, light, share, around, chosen], Float32Array.of(), blocks);
    const lab = kernels.lab(chosen);
    for (const [name, part] of [
      ['l', lab.l],
      ['a', lab.a],
      ['b', lab.b],
    ] as const) {
      memory?.smooth(name, part, FRESH, MOVED);
    }
    const lit = kernels.localTone(lab.l, blocks, analysis.tone, LOCAL);
    const blur = kernels.gauss(lit, BLUR);
    const detail = likenessPlane(kernels, analysis.likeness, 'detail', blocks);
    const skin = likenessPlane(kernels, analysis.likeness, 'skin', blocks);
    const palette = kernels.plane(analysis.palette.length, 1);
    kernels.set(palette, analysis.palette);
    kernels.compose(
      paintOp,
      [lab.l, lit, blur, lab.a, lab.b, detail, skin, palette, chosen],
      paintOf(analysis.palette.length / COLOUR_FLOATS, optionOf(pixelMeta, options, 'dither')),
      blocks,
    );
    progress(0.7);
    const offset = window.top - first * side;
    kernels.compose(enlargeOp, [chosen, out], Float32Array.of(side, width, offset), window);
    progress(1);
  },
});

/** Side of a pixel in the picture's own pixels. */
function sideOf(options: LookOptions, picture: PictureSize): number {
  return Math.max(LEAST_SIDE, Math.round(optionOf(pixelMeta, options, 'size') * scaleOf(picture)));
}

function paintOf(colours: number, dither: number): Float32Array {
  const penalty = dither === 0 ? 1e6 : 0.7 * (1 - dither) ** 2 + 0.03;
  return Float32Array.of(colours, CHROMA * STRETCH, CRISP, CARE, penalty, 2.2 - dither);
}

/** The picture's own colours, as the look will light them; features count for more than their size. */
function paletteOf(
  { kernels, small }: AnalyseJob,
  tone: ToneGrid,
  likeness: Likeness,
  options: LookOptions,
): Float32Array {
  const window = { width: small.width, height: small.height, top: 0, rows: small.height };
  const { l, a, b, lit, detail, skin } = measured(kernels, small.rgba, window, tone, likeness);
  const histogram = new Histogram();
  const lights = new Float32Array(l.length);
  for (let i = 0; i < l.length; i++) {
    const v = limit(lit[i] as number, 0, 1);
    const gain = CHROMA * limit(v / Math.max(0.1, l[i] as number), 0.7, 1.6);
    lights[i] = v;
    const importance = 1 + 3 * (detail[i] as number) + 8 * (skin[i] as number);
    histogram.add(v, (a[i] as number) * gain, (b[i] as number) * gain, importance);
  }
  const colours = histogram.palette(Math.round(optionOf(pixelMeta, options, 'colours')));
  // Means lie inside the range they stand for: the ends go back to where the picture has them.
  const [low = 0, high = 1] = percentiles(lights, [0.01, 0.99]);
  const values = colours.flatMap((colour, j) => {
    const light =
      j === 0
        ? Math.min(colour[0], low)
        : j === colours.length - 1
          ? Math.max(colour[0], high)
          : colour[0];
    const [r, g, blue] = rgbOf([light, colour[1], colour[2]]);
    const bytes = [r, g, blue].map((v) => Math.round(v));
    return [light, colour[1] * STRETCH, colour[2] * STRETCH, ...bytes];
  });
  return Float32Array.from(values);
}

function measured(
  kernels: Kernels,
  rgba: Uint8ClampedArray,
  window: Window,
  tone: ToneGrid,
  likeness: Likeness,
): Record<'l' | 'a' | 'b' | 'lit' | 'detail' | 'skin', Float32Array> {
  const source = kernels.pixels(window.width, window.rows);
  kernels.write(source, rgba);
  const lab = kernels.lab(source);
  const lit = kernels.localTone(lab.l, window, tone, LOCAL);
  const detail = likenessPlane(kernels, likeness, 'detail', window);
  const skin = likenessPlane(kernels, likeness, 'skin', window);
  const view = (plane: Plane) => kernels.view(plane);
  return {
    l: view(lab.l),
    a: view(lab.a),
    b: view(lab.b),
    lit: view(lit),
    detail: view(detail),
    skin: view(skin),
  };
}
