import type { Kernels, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { defineLook, optionOf, ownWindow, type RenderJob, rowsOf, scaleOf } from '../look';
import { measureTone } from '../measure';
import { steadied } from '../steadied';
import { brought, reduced } from '../working';
import { coat } from './coat';
import { cyanotypeMeta } from './meta';
import { printOp } from './print.op';
import { ramp } from './ramp';

const LUMA = [0.299, 0.587, 0.114] as const;
/** Sigmas at scale 1: softness of a contact print; neighbourhood of the local contrast. */
const SOFT = 0.9;
const WIDE = 7;
const LOCAL = 0.42;

/** Factor at which the wide blur runs. */
function wideFactor(scale: number): number {
  return scale >= 0.5 ? 4 : 1;
}

/** Iron blue print: density of the coat times the picture's darks, on paper with fibres. */
export const cyanotype = defineLook<ToneGrid>({
  meta: cyanotypeMeta,
  gpu: true,
  analyse: ({ kernels, small }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.write(pixels, small.rgba);
    return measureTone(kernels, kernels.luma(pixels, LUMA));
  },
  halo: (_options, picture) => {
    const scale = scaleOf(picture);
    const factor = wideFactor(scale);
    return factor * (gaussReach((WIDE * scale) / factor) + 3);
  },
  render: (job) => {
    const { kernels, own, options, analysis, scale, seed, progress } = job;
    const contrast = optionOf(cyanotypeMeta, options, 'contrast');
    const paper = optionOf(cyanotypeMeta, options, 'paper');
    const border = optionOf(cyanotypeMeta, options, 'border');
    const light = kernels.luma(steadied(job), LUMA);
    kernels.localTone(light, job.window, analysis, Math.min(0.9, LOCAL * contrast), light);
    const soft = rowsOf(kernels.gauss(light, SOFT * scale), own.from, own.to);
    const wide = blurWide(kernels, light, job.window, ownWindow(job), scale);
    progress(0.4);
    const window = ownWindow(job);
    const texture = (octaves: readonly (readonly [number, number, number])[], first: number) =>
      kernels.texture(
        window,
        octaves.map(([cellX, cellY, gain], i) => ({
          seed: seed + first + i,
          cellX: cellX * scale,
          cellY: cellY * scale,
          gain,
        })),
      );
    const streaks = texture(gained(STREAKS, paper), 1);
    // Fibres finer than a pixel average out instead of turning into noise.
    const fibres = texture(gained(FIBRES, paper * Math.min(1, 2 * scale)), 5);
    const bristles = texture(border > 0 ? gained(BRISTLES, border * scale) : [], 8);
    progress(0.7);
    print(job, { soft, wide, streaks, fibres, bristles }, contrast, border);
    progress(1);
  },
});

/** Noises by cell across, cell down (at scale 1) and gain: of the coat, of the paper, of the brush. */
type Noises = readonly (readonly [number, number, number])[];
const STREAKS: Noises = [
  [260, 7, 0.06],
  [400, 26, 0.07],
  [70, 60, 0.06],
  [17, 17, 0.03],
];
const FIBRES: Noises = [
  [2.1, 2.1, 0.07],
  [1.3, 4.5, 0.03],
  [9, 1.6, 0.03],
];
const BRISTLES: Noises = [
  [160, 3.2, 22],
  [60, 10, 16],
];

function gained(noises: Noises, by: number): Noises {
  return noises.map(([x, y, gain]) => [x, y, gain * by]);
}

function blurWide(
  kernels: Kernels,
  light: Plane,
  window: Window,
  own: Window,
  scale: number,
): Plane {
  const factor = wideFactor(scale);
  const small = reduced(window, factor);
  const less = factor === 1 ? light : kernels.resample(light, window, small, 'area');
  const blurred = kernels.gauss(less, (WIDE * scale) / factor);
  return brought(kernels, blurred, small, own, 'linear');
}

interface Sheets {
  soft: Plane;
  wide: Plane;
  streaks: Plane;
  fibres: Plane;
  bristles: Plane;
}

/** The coat with its edges, printed on the strip's own rows. */
function print(
  job: RenderJob<ToneGrid>,
  { soft, wide, streaks, fibres, bristles }: Sheets,
  contrast: number,
  border: number,
): void {
  const { kernels, own, scale, seed, out } = job;
  const window = ownWindow(job);
  const { width, height, rows } = window;
  const deep = 110 * border * scale;
  const edges = coat(window, scale, border, seed);
  const line = (values: Float32Array) => {
    const plane = kernels.plane(values.length, 1);
    kernels.set(plane, values);
    return plane;
  };
  const colours = ramp(kernels);
  const ends = [edges.left, edges.right, edges.top, edges.bottom].map(line);
  const settings = Float32Array.of(
    0.35 * contrast,
    1.12 * (0.9 + 0.1 * contrast),
    scale,
    border > 0 ? deep : -1,
    border > 0 ? height - deep : height + 1,
    border > 0 ? deep : -1,
  );
  kernels.compose(
    printOp,
    [soft, wide, streaks, fibres, bristles, ...ends, colours, rowsOf(out, own.from, own.to)],
    settings,
    { width, height, top: window.top, rows },
  );
}
