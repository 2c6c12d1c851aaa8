import type { Window } from '../../kernels/kernels';
import { shrink } from '../../shrink';
import { lightOf } from '../light';
import { combine, featuresOf, smoothstep } from '../likeness';
import { type AnalyseJob, defineLook, optionOf } from '../look';
import { directionsOf } from './direction';
import { strokesMeta } from './meta';
import { paintStrokes } from './paint';
import { type Layer, planStrokes } from './plan';

export interface StrokesAnalysis {
  /** See `PLANNED`. */
  strokes: Float32Array;
  /** The toned ground under all strokes: l, a, b on a grid over the picture. */
  ground: {
    width: number;
    height: number;
    lab: Colours;
  };
}

/** Lightness of a picture's middle. */
const MIDDLE = 0.46;

/** Half widths of the brushes at scale 1 and brush 1, and when each is taken up. */
const BRUSHES = [
  { radius: 34, threshold: 0.03, cell: 1.2, reach: 3.4, least: 1, body: 0.8, guarded: false },
  { radius: 19, threshold: 0.045, cell: 1.5, reach: 3.8, least: 1, body: 1, guarded: false },
  { radius: 10.5, threshold: 0.064, cell: 1.6, reach: 4, least: 2, body: 1, guarded: false },
  { radius: 5.6, threshold: 0.088, cell: 1.5, reach: 4.2, least: 2, body: 0.8, guarded: false },
  { radius: 2.7, threshold: 0.055, cell: 1.4, reach: 3.6, least: 1, body: 0.45, guarded: true },
] as const;

/** A brush finer than this many pixels of the small copy is left out. */
const FINEST = 0.55;

/** One over the square of the chroma from which colours are not made richer. */
const VIVID = 1 / 0.2 ** 2;

/** A canvas no stroke has touched: unlike every colour. */
const BARE = 9;

/** Planes of l, a, b. */
type Colours = [Float32Array, Float32Array, Float32Array];

/** Long side of the ground's grid. */
const GROUND = 96;

/** Brush strokes with body, each planned on a small copy and painted in order. */
export const strokes = defineLook<StrokesAnalysis>({
  meta: strokesMeta,
  analysisSide: 640,
  planes: 8,
  analyse,
  halo: () => 4,
  render: (job) =>
    paintStrokes(job, {
      relief: optionOf(strokesMeta, job.options, 'relief'),
    }),
});

function analyse(job: AnalyseJob): StrokesAnalysis {
  const { kernels: k, small, picture, options } = job;
  const { width, height } = small;
  const whole: Window = { width, height, top: 0, rows: height };
  const brush = optionOf(strokesMeta, options, 'brush');
  // What changes slowly over the picture is measured on half the copy.
  const less = shrink(small, Math.max(width, height) / 2);
  const half = sized(less.width, less.height);
  const { lab: rough, variance, skin, detail } = featuresOf({ ...job, small: less });
  const light = lightOf(k.view(rough.l), MIDDLE);
  const directions = directionsOf(k, rough.l, variance);
  combine(k, detail, [skin, detail], (s, d) => Math.min(1, 0.45 * s + d));
  const busy = k.gauss(variance, Math.min(half.width, half.height) / 30);
  combine(k, busy, [busy], (v) => 0.55 + 0.45 * smoothstep(0.01, 0.09, Math.sqrt(v)));
  const ease = k.resample(busy, half, whole, 'linear');
  const guard = k.resample(detail, half, whole, 'linear');
  const pixels = k.pixels(width, height);
  k.write(pixels, small.rgba);
  const { l, a, b } = k.lab(pixels);
  k.curve(l, light.curve, 0, 1, l);
  const chroma = 1.2 * light.chroma * optionOf(strokesMeta, options, 'colour');
  enrich(k.view(a), k.view(b), chroma);
  const toSmall = Math.min(width, height) / 1080;
  const brushes = BRUSHES.map((each) => {
    // Whatever the brush, features are painted with a fine one.
    const size = each.guarded ? Math.min(1, brush) : brush;
    return { ...each, radius: each.radius * toSmall * size };
  }).filter(({ radius }, i) => i === 0 || radius >= FINEST);
  const seen = brushes.map(({ radius }) => [l, a, b].map((plane) => k.gauss(plane, 0.45 * radius)));
  const scale = Math.min(1, GROUND / Math.max(width, height));
  const grid = sized(width * scale, height * scale);
  const ground = [l, a, b].map((plane) => k.view(k.resample(plane, whole, grid, 'area')).slice());
  // Nothing is allocated from here on: views stay good.
  const layers: Layer[] = brushes.map((each, i) => ({
    ...each,
    sees: (seen[i] ?? []).map((plane) => k.view(plane)) as Colours,
  }));
  const site = {
    canvas: { width, height, lab: new Float32Array(3 * width * height).fill(BARE) },
    directions,
    guard: k.view(guard),
    busy: k.view(ease),
    zoomX: picture.width / width,
    zoomY: picture.height / height,
  };
  return {
    strokes: planStrokes(site, layers),
    ground: { width: grid.width, height: grid.height, lab: ground as Colours },
  };
}

/** Multiplies colours by `chroma`; what is vivid already is not pushed further, or it would clip flat. */
function enrich(a: Float32Array, b: Float32Array, chroma: number): void {
  const held = Math.min(1, chroma);
  for (let i = 0; i < a.length; i++) {
    const ca = a[i] as number;
    const cb = b[i] as number;
    const gain = chroma + (held - chroma) * Math.min(1, VIVID * (ca * ca + cb * cb));
    a[i] = gain * ca;
    b[i] = gain * cb;
  }
}

function sized(width: number, height: number): Window {
  const rows = Math.max(1, Math.round(height));
  return { width: Math.max(1, Math.round(width)), height: rows, top: 0, rows };
}
