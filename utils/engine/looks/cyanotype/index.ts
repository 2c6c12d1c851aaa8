import type { Kernels, Plane, ToneGrid, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { defineLook, optionOf, type RenderJob, scaleOf } from '../look';
import { limit, measureTone } from '../measure';
import { reduced } from '../working';
import { type Coat, coat } from './coat';
import { cyanotypeMeta } from './meta';
import { RAMP_STEPS, ramp } from './ramp';

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
  analyse: ({ kernels, small }) => {
    const pixels = kernels.pixels(small.width, small.height);
    kernels.bytes(pixels).set(small.rgba);
    return measureTone(kernels, kernels.luma(pixels, LUMA));
  },
  halo: (_options, picture) => {
    const scale = scaleOf(picture);
    const factor = wideFactor(scale);
    return factor * (gaussReach((WIDE * scale) / factor) + 3);
  },
  render: (job) => {
    const { kernels, source, window, options, analysis, scale, seed, progress } = job;
    const contrast = optionOf(cyanotypeMeta, options, 'contrast');
    const paper = optionOf(cyanotypeMeta, options, 'paper');
    const light = kernels.luma(source, LUMA);
    kernels.localTone(light, window, analysis, Math.min(0.9, LOCAL * contrast), light);
    const soft = kernels.gauss(light, SOFT * scale);
    const wide = blurWide(kernels, light, window, scale);
    progress(0.4);
    const streaks = texture(kernels, window, [
      [seed + 1, 260 * scale, 7 * scale, 0.06 * paper],
      [seed + 2, 400 * scale, 26 * scale, 0.07 * paper],
      [seed + 3, 70 * scale, 60 * scale, 0.06 * paper],
      [seed + 4, 17 * scale, 17 * scale, 0.03 * paper],
    ]);
    // Fibres finer than a pixel average out instead of turning into noise.
    const seen = Math.min(1, 2 * scale);
    const fibres = texture(kernels, window, [
      [seed + 5, 2.1 * scale, 2.1 * scale, 0.07 * paper * seen],
      [seed + 6, 1.3 * scale, 4.5 * scale, 0.03 * paper * seen],
      [seed + 7, 9 * scale, 1.6 * scale, 0.03 * paper * seen],
    ]);
    const border = optionOf(cyanotypeMeta, options, 'border');
    const bristles = texture(
      kernels,
      window,
      border > 0
        ? [
            [seed + 8, 160 * scale, 3.2 * scale, 22 * border * scale],
            [seed + 9, 60 * scale, 10 * scale, 16 * border * scale],
          ]
        : [],
    );
    progress(0.7);
    const edges = border > 0 ? coat(window, scale, border, seed) : undefined;
    print(job, { soft, wide, streaks, fibres, bristles }, edges, contrast, border);
    progress(1);
  },
});

function blurWide(kernels: Kernels, light: Plane, window: Window, scale: number): Plane {
  const factor = wideFactor(scale);
  if (factor === 1) return kernels.gauss(light, WIDE * scale);
  const small = reduced(window, factor);
  const less = kernels.resample(light, window, small, 'area');
  kernels.gauss(less, (WIDE * scale) / factor, less);
  return kernels.resample(less, small, window, 'linear');
}

/** Sum of noises: seed, cell across, cell down, gain. */
function texture(
  kernels: Kernels,
  window: Window,
  octaves: readonly (readonly [number, number, number, number])[],
): Plane {
  const plane = kernels.plane(window.width, window.rows);
  kernels.view(plane).fill(0);
  for (const [seed, cellX, cellY, gain] of octaves) {
    kernels.grain(plane, window, {
      seed,
      cellX: Math.max(1, cellX),
      cellY: Math.max(1, cellY),
      gain,
    });
  }
  return plane;
}

interface Sheets {
  soft: Plane;
  wide: Plane;
  streaks: Plane;
  fibres: Plane;
  bristles: Plane;
}

function print(
  { kernels, window, scale, out }: RenderJob<ToneGrid>,
  sheets: Sheets,
  edges: Coat | undefined,
  contrast: number,
  border: number,
): void {
  const colours = ramp(kernels);
  const soft = kernels.view(sheets.soft);
  const wide = kernels.view(sheets.wide);
  const streaks = kernels.view(sheets.streaks);
  const fibres = kernels.view(sheets.fibres);
  const bristles = kernels.view(sheets.bristles);
  const bytes = kernels.bytes(out);
  const { width, height, top, rows } = window;
  const detail = 0.35 * contrast;
  const slope = 1.12 * (0.9 + 0.1 * contrast);
  const deep = 110 * border * scale;
  kernels.rows(rows, (from, to) => {
    for (let y = from; y < to; y++) {
      const near = top + y < deep || top + y > height - deep;
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const v = soft[i] as number;
        const t = limit(0.5 + (v + detail * (v - (wide[i] as number)) - 0.5) * slope, 0, 1);
        const fibre = fibres[i] as number;
        let density = (1 - t) * (1 + (streaks[i] as number));
        density += fibre * (0.45 + 1.3 * density * (1.2 - density));
        if (edges && (near || x < deep || x > width - deep)) {
          density *= coverage(edges, x, y, top, bristles[i] as number, scale);
        }
        const place = 1 - density + 0.2 * fibre;
        const step =
          place <= 0 ? 0 : place >= 1 ? RAMP_STEPS - 1 : (place * (RAMP_STEPS - 1) + 0.5) | 0;
        bytes[4 * i] = colours[4 * step] as number;
        bytes[4 * i + 1] = colours[4 * step + 1] as number;
        bytes[4 * i + 2] = colours[4 * step + 2] as number;
        bytes[4 * i + 3] = 255;
      }
    }
  });
}

/** How much coat is at a pixel: 0 bare paper, 1 coated, a little more along the wet edge. */
function coverage(
  edges: Coat,
  x: number,
  y: number,
  top: number,
  bristle: number,
  scale: number,
): number {
  const side = Math.min(x - (edges.left[y] as number), (edges.right[y] as number) - x) + bristle;
  const row = top + y;
  const long =
    Math.min(row - (edges.top[x] as number), (edges.bottom[x] as number) - row) + 0.25 * bristle;
  if (side <= -4 * scale || long <= -2 * scale) return 0;
  const dry = ramped(side, -4 * scale, (18 + 0.5 * bristle) * scale);
  const wet = ramped(long, -2 * scale, 5 * scale);
  const rim = 1 - ramped(Math.min(side, long), 4 * scale, 28 * scale);
  return dry * wet * (1 + 0.16 * rim);
}

function ramped(value: number, low: number, high: number): number {
  const t = limit((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}
