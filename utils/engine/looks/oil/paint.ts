import type { Kernels, Lab, Plane, Window } from '../../kernels/kernels';
import { boxHalf, gaussHalf } from '../../kernels/taps';
import { type RenderJob, rowsOf } from '../look';
import { canvasWindow, type Sizes, sizesOf } from './canvas';
import { steer } from './direction';
import { type Guard, smoothstep } from './guard';

export interface OilOptions {
  brush: number;
  relief: number;
  colour: number;
}

/** Lightness of the darkest paint: strokes show in it. */
const BLACK = 0.045;

/** Hardness of the coats: even the low contrasts of fur and skin part into patches of paint. */
const HARD = 3000;

/** How much paint edges are sharpened. */
const CRISP = 1.4;

/** One over the square of the chroma from which colours are not made richer. */
const VIVID = 1 / 0.26 ** 2;

/** How steep a slope of the relief is fully lit. */
const LIGHT = 9;

function resampleLab(
  k: Kernels,
  lab: Lab,
  from: Window,
  to: Window,
  filter: 'area' | 'cubic',
): Lab {
  if (from.width === to.width && from.height === to.height) return lab;
  return {
    l: k.resample(lab.l, from, to, filter),
    a: k.resample(lab.a, from, to, filter),
    b: k.resample(lab.b, from, to, filter),
  };
}

/**
 * Lays two coats of anisotropic Kuwahara on a canvas of `CANVAS` pixels, models brush strokes as
 * noise drawn out along the flow of the painted picture, lights them from the upper left, and brings
 * the result to full size with the guarded features put back.
 */
export function paintOil(job: RenderJob<Guard>, options: OilOptions): void {
  const { kernels: k, window, seed, progress } = job;
  const s = sizesOf(window, options.brush);
  const canvas = canvasWindow(window, s.factor);
  const source = k.lab(job.source);
  const ground = resampleLab(k, source, window, canvas, 'area');
  progress(0.1);
  const coat = k.kuwahara(ground, k.flow(ground.l, s.tensor), { radius: s.first, hardness: HARD });
  progress(0.4);
  keepFine(k, coat, ground, gridPlane(k, job.analysis, job.analysis.skin, canvas));
  const second = k.kuwahara(coat, k.flow(coat.l, s.tensor), { radius: s.second, hardness: HARD });
  progress(0.6);
  const { analysis } = job;
  const form = gridPlane(k, analysis, analysis.form, canvas);
  const drift = {
    cos: gridPlane(k, analysis, analysis.drift.cos, canvas),
    sin: gridPlane(k, analysis, analysis.drift.sin, canvas),
  };
  const flow = k.flow(second.l, s.strokeTensor);
  steer(k, flow, form, drift, canvas);
  pickOut(k, second, ground, gridPlane(k, analysis, analysis.busy, canvas), s.unit);
  const paint = drawOut(k, second, s.unit);
  const strokes = k.lic(bristles(k, canvas, form, seed, s), flow, boxHalf(s.stroke));
  progress(0.75);
  const soft = k.gauss(paint.l, s.unit);
  model(k, paint, soft, strokes, form, canvas, options);
  const { from, to } = job.own;
  const own = { ...window, top: window.top + from, rows: to - from };
  const whole = s.factor === 1;
  const up = whole ? rowsOfLab(paint, from, to) : resampleLab(k, paint, canvas, own, 'cubic');
  const detail = gridPlane(k, job.analysis, job.analysis.detail, own);
  finish(k, up, rowsOfLab(source, from, to), job, detail, options.colour);
  k.rgba(up, rowsOf(job.out, from, to));
  progress(1);
}

function rowsOfLab({ l, a, b }: Lab, from: number, to: number): Lab {
  return { l: rowsOf(l, from, to), a: rowsOf(a, from, to), b: rowsOf(b, from, to) };
}

/** What the brush draws out into strokes: dabs of paint, and the finer marks of its hairs. */
function bristles(k: Kernels, canvas: Window, form: Plane, seed: number, s: Sizes): Plane {
  const dabs = k.noise(canvas, seed, s.dab);
  const broad = k.noise(canvas, seed ^ 0x2c1b3c6d, 1.9 * s.dab);
  const hairs = k.noise(canvas, seed ^ 0x5bd1e995, s.hair);
  const d = k.view(dabs);
  const w = k.view(broad);
  const h = k.view(hairs);
  const f = k.view(form);
  for (let i = 0; i < d.length; i++) {
    const calm = 1 - (f[i] as number);
    const dab = (d[i] as number) + calm * ((w[i] as number) - (d[i] as number));
    d[i] = dab + (0.5 - 0.34 * calm) * ((h[i] as number) - dab);
  }
  return dabs;
}

function differenceOf(k: Kernels, a: Plane, b: Plane): Plane {
  const out = k.plane(a.width, a.height);
  const x = k.view(a);
  const y = k.view(b);
  const d = k.view(out);
  for (let i = 0; i < d.length; i++) d[i] = Math.abs((x[i] as number) - (y[i] as number));
  return out;
}

/** A fine brush picks out what the coats covered, where it stood out: glints, twigs, letters, eyes. */
function pickOut(k: Kernels, paint: Lab, ground: Lab, busy: Plane, unit: number): void {
  const covered = differenceOf(k, paint.l, ground.l);
  k.gauss(covered, unit, covered);
  const c = k.view(covered);
  const w = k.view(busy);
  const l = k.view(paint.l);
  const a = k.view(paint.a);
  const b = k.view(paint.b);
  const gl = k.view(ground.l);
  const ga = k.view(ground.a);
  const gb = k.view(ground.b);
  for (let i = 0; i < l.length; i++) {
    const least = 0.03 + 0.5 * (w[i] as number);
    const back = 0.85 * smoothstep(least, least + 0.06, c[i] as number);
    l[i] = (l[i] as number) + back * ((gl[i] as number) - (l[i] as number));
    a[i] = (a[i] as number) + back * ((ga[i] as number) - (a[i] as number));
    b[i] = (b[i] as number) + back * ((gb[i] as number) - (b[i] as number));
  }
}

/** Sharpens paint edges, varies the colour from stroke to stroke, lights the relief from the upper left. */
function model(
  k: Kernels,
  paint: Lab,
  soft: Plane,
  strokes: Plane,
  form: Plane,
  canvas: Window,
  options: OilOptions,
): void {
  const { width, rows } = canvas;
  const l = k.view(paint.l);
  const a = k.view(paint.a);
  const b = k.view(paint.b);
  const blurred = k.view(soft);
  const h = k.view(strokes);
  const f = k.view(form);
  for (let y = 0; y < rows; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < rows - 1 ? width : 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const before = i + up - (x > 0 ? 1 : 0);
      const after = i + down + (x < width - 1 ? 1 : 0);
      const slope = LIGHT * ((h[after] as number) - (h[before] as number));
      const lit = slope / (1 + Math.abs(slope));
      const tone = l[i] as number;
      const load =
        (2 * smoothstep(0.3, 0.7, h[i] as number) - 1) * (0.65 + 0.35 * (f[i] as number));
      const relief = options.relief * (0.95 - 0.1 * (f[i] as number));
      const body = 0.45 + 0.55 * smoothstep(0.05, 0.45, tone);
      const sharp = BLACK + (1 - BLACK) * (tone + CRISP * (tone - (blurred[i] as number)));
      l[i] = sharp + relief * body * (0.06 * lit + 0.03 * load);
      a[i] = (a[i] as number) + relief * body * 0.005 * load;
      b[i] = (b[i] as number) - relief * body * 0.007 * load;
    }
  }
}

/** On skin, part of the first coat is left out, so that the finer second brush models it. */
function keepFine(k: Kernels, coat: Lab, ground: Lab, skin: Plane): void {
  for (const part of ['l', 'a', 'b'] as const) {
    const made = k.view(coat[part]);
    const from = k.view(ground[part]);
    const s = k.view(skin);
    for (let i = 0; i < made.length; i++) {
      made[i] =
        (made[i] as number) + 0.5 * (s[i] as number) * ((from[i] as number) - (made[i] as number));
    }
  }
}

/** Smooths along edges: hard steps of the filter become the clean edge of a stroke. */
function drawOut(k: Kernels, paint: Lab, unit: number): Lab {
  const flow = k.flow(paint.l, 1.5 * unit);
  const half = gaussHalf(1.2 * unit);
  return {
    l: k.lic(paint.l, flow, half),
    a: k.lic(paint.a, flow, half),
    b: k.lic(paint.b, flow, half),
  };
}

function gridPlane(k: Kernels, guard: Guard, values: Float32Array, window: Window): Plane {
  const plane = k.plane(guard.width, guard.height);
  k.view(plane).set(values);
  const from = { width: guard.width, height: guard.height, top: 0, rows: guard.height };
  return k.resample(plane, from, window, 'linear');
}

/** Puts guarded features back, grades tone and colour. */
function finish(
  k: Kernels,
  up: Lab,
  source: Lab,
  { analysis }: RenderJob<Guard>,
  detail: Plane,
  colour: number,
): void {
  const l = k.view(up.l);
  const a = k.view(up.a);
  const b = k.view(up.b);
  const sl = k.view(source.l);
  const sa = k.view(source.a);
  const sb = k.view(source.b);
  const g = k.view(detail);
  const rich = colour * analysis.grade.chroma;
  const held = Math.min(rich, 1);
  for (let i = 0; i < l.length; i++) {
    const back = 0.85 * (g[i] as number);
    l[i] = (l[i] as number) + back * ((sl[i] as number) - (l[i] as number));
    const ca = (a[i] as number) + back * ((sa[i] as number) - (a[i] as number));
    const cb = (b[i] as number) + back * ((sb[i] as number) - (b[i] as number));
    // What is vivid already stays: pushed further, oranges and reds would clip flat.
    const vivid = Math.min(1, VIVID * (ca * ca + cb * cb));
    const gain = rich + (held - rich) * vivid;
    a[i] = gain * ca;
    b[i] = gain * cb;
  }
  k.curve(up.l, analysis.grade.curve, 0, 1, up.l);
}
