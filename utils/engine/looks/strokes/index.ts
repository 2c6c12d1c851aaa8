import type { Kernels, Plane, Window } from '../../kernels/kernels';
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
    lab: readonly [Float32Array, Float32Array, Float32Array];
  };
}

/** Lightness of a picture's middle. */
const MIDDLE = 0.46;

/** Half widths of the brushes at scale 1 and brush 1, and when each is taken up. */
const BRUSHES = [
  { radius: 34, threshold: 0.03, cell: 1, reach: 3.4, least: 1, body: 0.8, guarded: false },
  { radius: 19, threshold: 0.045, cell: 1, reach: 3.8, least: 1, body: 1, guarded: false },
  { radius: 10.5, threshold: 0.064, cell: 1.2, reach: 4, least: 2, body: 1, guarded: false },
  { radius: 5.6, threshold: 0.088, cell: 1.3, reach: 4.2, least: 2, body: 0.8, guarded: false },
  { radius: 2.7, threshold: 0.055, cell: 1.3, reach: 3.6, least: 1, body: 0.45, guarded: true },
] as const;

/** A brush finer than this many pixels of the small copy is left out. */
const FINEST = 0.55;

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
  const half: Window = sized(width / 2, height / 2);
  const brush = optionOf(strokesMeta, options, 'brush');
  const { lab, variance, skin, detail } = featuresOf(job);
  const light = lightOf(k.view(lab.l), MIDDLE);
  const chroma = 1.2 * light.chroma * optionOf(strokesMeta, options, 'colour');
  const directions = directionsOf(k, lab.l, variance, whole, half);
  k.curve(lab.l, light.curve, 0, 1, lab.l);
  for (const plane of [lab.a, lab.b]) combine(k, plane, [plane], (v) => chroma * v);
  const guard = k.plane(width, height);
  combine(k, guard, [skin, detail], (s, d) => Math.min(1, 0.3 * s + d));
  const busy = k.gauss(variance, Math.min(width, height) / 30);
  combine(k, busy, [busy], (v) => 0.55 + 0.45 * smoothstep(0.01, 0.09, Math.sqrt(v)));
  const toSmall = Math.min(width, height) / 1080;
  const seen = BRUSHES.map((b) => ({ ...b, radius: b.radius * toSmall * brush })).filter(
    (b, i) => i === 0 || b.radius >= FINEST,
  );
  const planes = seen.map(({ radius }) =>
    [lab.l, lab.a, lab.b].map((plane) => k.gauss(plane, 0.45 * radius)),
  );
  const scale = Math.min(1, GROUND / Math.max(width, height));
  const grid = sized(width * scale, height * scale);
  const ground = [lab.l, lab.a, lab.b].map((plane) => k.resample(plane, whole, grid, 'area'));
  const layers: Layer[] = seen.map((b, i) => ({ ...b, sees: copies(k, planes[i] as Plane[]) }));
  const canvas = new Float32Array(3 * width * height).fill(9);
  return {
    strokes: planStrokes(
      {
        canvas: { width, height, lab: canvas },
        directions,
        guard: k.view(guard),
        busy: k.view(busy),
        zoomX: picture.width / width,
        zoomY: picture.height / height,
      },
      layers,
    ),
    ground: { width: grid.width, height: grid.height, lab: copies(k, ground) },
  };
}

function sized(width: number, height: number): Window {
  const rows = Math.max(1, Math.round(height));
  return { width: Math.max(1, Math.round(width)), height: rows, top: 0, rows };
}

function copies(k: Kernels, planes: readonly Plane[]): [Float32Array, Float32Array, Float32Array] {
  return planes.map((plane) => k.view(plane).slice()) as [Float32Array, Float32Array, Float32Array];
}
