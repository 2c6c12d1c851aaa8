import type { Plane, Window } from '../../kernels/kernels';
import { shrink } from '../../shrink';
import { lightOf } from '../light';
import { combine, featuresOf, smoothstep } from '../likeness';
import { type AnalyseJob, defineLook, optionOf } from '../look';
import { wideGauss } from '../wide-gauss';
import { directionsOf } from './direction';
import { strokesMeta } from './meta';
import { paintStrokes } from './paint';
import { type Layer, planStrokes, type Site } from './plan';

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

/** Canvases are smaller by one of these factors, as long as the brush is this many pixels of them broad. */
const FACTORS = [4, 2] as const;
const BROAD = 2.5;

/** A canvas no stroke has touched: unlike every colour. */
const BARE = 9;

/** Planes of l, a, b. */
type Colours = [Float32Array, Float32Array, Float32Array];

/** Long side of the ground's grid. */
const GROUND = 96;

/** Brush strokes with body, each planned on a small copy and painted in order. */
export const strokes = defineLook<StrokesAnalysis>({
  meta: strokesMeta,
  analysisSide: 576,
  planes: 12,
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
  const busy = wideGauss(k, variance, Math.min(half.width, half.height) / 30);
  combine(k, busy, [busy], (v) => 0.55 + 0.45 * smoothstep(0.01, 0.09, Math.sqrt(v)));
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
  const scale = Math.min(1, GROUND / Math.max(width, height));
  const grid = sized(width * scale, height * scale);
  const ground = [l, a, b].map((plane) => k.view(k.resample(plane, whole, grid, 'area')).slice());
  const factors = brushes.map(({ radius }) => factorOf(radius));
  const sites = new Map(
    [...new Set(factors)].map((factor) => {
      const window = factor === 1 ? whole : sized(width / factor, height / factor);
      const brought = (plane: Plane, from: Window) =>
        from.width === window.width && from.height === window.height
          ? plane
          : k.resample(plane, from, window, window.width < from.width ? 'area' : 'linear');
      const lab = [l, a, b].map((plane) => brought(plane, whole));
      return [factor, { window, lab, guard: brought(detail, half), ease: brought(busy, half) }];
    }),
  );
  const seen = brushes.map(({ radius }, i) => {
    const factor = factors[i] ?? 1;
    // Going down blurs a little too.
    const sigma =
      Math.sqrt(Math.max(0, (0.45 * radius) ** 2 - (factor * factor - 1) / 12)) / factor;
    return (sites.get(factor)?.lab ?? []).map((plane) => k.gauss(plane, sigma));
  });
  // Nothing is allocated from here on: views stay good.
  const planned = new Map(
    [...sites].map(([factor, { window, guard, ease }]) => {
      const lab = new Float32Array(3 * window.width * window.height).fill(BARE);
      const site: Site = {
        canvas: { width: window.width, height: window.height, lab },
        directions,
        guard: k.view(guard),
        busy: k.view(ease),
        zoomX: picture.width / window.width,
        zoomY: picture.height / window.height,
      };
      return [factor, site];
    }),
  );
  const layers = brushes.flatMap((each, i): Layer[] => {
    const factor = factors[i] ?? 1;
    const site = planned.get(factor);
    const sees = (seen[i] ?? []).map((plane) => k.view(plane)) as Colours;
    return site ? [{ ...each, radius: each.radius / factor, site, sees }] : [];
  });
  return {
    strokes: planStrokes(layers),
    ground: { width: grid.width, height: grid.height, lab: ground as Colours },
  };
}

/** How many times smaller the canvas may be on which a brush of this half width is planned. */
function factorOf(radius: number): number {
  return FACTORS.find((factor) => radius >= BROAD * factor) ?? 1;
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
