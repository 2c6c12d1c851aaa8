import type { Flow, Kernels, Lab, Plane, Window } from '../../kernels/kernels';
import { wholeOf } from '../../kernels/pointwise';
import { boxHalf, gaussHalf } from '../../kernels/taps';
import { gridPlane } from '../likeness';
import { inBands, ownWindow, type RenderJob, rowsOf } from '../look';
import { reduceLab } from '../reduce.op';
import { brought } from '../working';
import { canvasWindow, ownOnCanvas, type Sizes, sizesOf } from './canvas';
import { coveredOp, pickOutOp, restoreOp } from './coats.op';
import { steer } from './direction';
import { finishOp } from './finish.op';
import type { Guard } from './guard';
import { bristlesOp, modelOp } from './strokes.op';

export interface OilOptions {
  brush: number;
  relief: number;
  colour: number;
}

/** Hardness of the coats: even the low contrasts of fur and skin part into patches of paint. */
const HARD = 3000;

/** How much of the first coat is left out on skin, so that the finer second brush models it. */
const FINE = 0.5;

const NONE = new Float32Array(1);

const planesOf = ({ l, a, b }: Lab) => [l, a, b] as const;

function eachOf({ l, a, b }: Lab, work: (plane: Plane) => Plane): Lab {
  return { l: work(l), a: work(a), b: work(b) };
}

/**
 * Lays two coats of anisotropic Kuwahara on a canvas of `CANVAS` pixels, models brush strokes as
 * noise drawn out along the flow of the painted picture, lights them from the upper left, and brings
 * the result to full size with the guarded features put back.
 */
export function paintOil(job: RenderJob<Guard>, options: OilOptions): void {
  const { kernels: k, window, analysis, progress } = job;
  const s = sizesOf(window, options.brush, job.memory !== undefined);
  const canvas = canvasWindow(window, s.factor);
  const ground = s.factor === 1 ? k.lab(job.source) : reduceLab(k, job.source, window, canvas);
  progress(0.1);
  const coat = k.kuwahara(ground, k.flow(ground.l, s.tensor), { radius: s.first, hardness: HARD });
  progress(0.4);
  const skin = gridPlane(k, analysis, analysis.skin, canvas);
  const settings = Float32Array.of(FINE);
  k.compose(restoreOp, [...planesOf(coat), ...planesOf(ground), skin], settings, canvas);
  const second = k.kuwahara(coat, k.flow(coat.l, s.tensor), { radius: s.second, hardness: HARD });
  progress(0.6);
  const flow = k.flow(second.l, s.strokeTensor);
  const near = ownOnCanvas(job, canvas, s);
  const cut = (plane: Plane) =>
    rowsOf(plane, near.top - canvas.top, near.top + near.rows - canvas.top);
  const form = gridPlane(k, analysis, analysis.form, near);
  const paint = strokesOver(
    job,
    options,
    { paint: eachOf(second, cut), ground: eachOf(ground, cut), flow: cutFlow(flow, cut), form },
    near,
    s,
  );
  progress(0.8);
  inBands(job, (band) => finish(band, paint, near, options.colour));
  progress(1);
}

function cutFlow({ x, y, anisotropy }: Flow, cut: (plane: Plane) => Plane): Flow {
  return { x: cut(x), y: cut(y), anisotropy: cut(anisotropy) };
}

interface Canvas {
  paint: Lab;
  ground: Lab;
  flow: Flow;
  form: Plane;
}

/** Picks out details, draws the paint out along edges, models strokes over it. */
function strokesOver(
  { kernels: k, analysis, seed }: RenderJob<Guard>,
  options: OilOptions,
  { paint, ground, flow, form }: Canvas,
  canvas: Window,
  s: Sizes,
): Lab {
  const drift = {
    cos: gridPlane(k, analysis, analysis.drift.cos, canvas),
    sin: gridPlane(k, analysis, analysis.drift.sin, canvas),
  };
  steer(k, flow, form, drift, canvas);
  pickOut(k, paint, ground, gridPlane(k, analysis, analysis.busy, canvas), s.unit);
  const drawn = drawOut(k, paint, s.unit);
  const strokes = k.lic(bristles(k, canvas, form, seed, s), flow, boxHalf(s.stroke));
  const planes = [...planesOf(drawn), k.gauss(drawn.l, s.unit), strokes, form];
  k.compose(modelOp, planes, Float32Array.of(options.relief), canvas);
  return drawn;
}

/** What the brush draws out into strokes. */
function bristles(k: Kernels, canvas: Window, form: Plane, seed: number, s: Sizes): Plane {
  const noise = (own: number, cell: number) =>
    k.texture(canvas, [{ seed: own, cellX: cell, cellY: cell, gain: 1 }]);
  const dabs = noise(seed, s.dab);
  const broad = noise(seed ^ 0x2c1b3c6d, 1.9 * s.dab);
  const hairs = noise(seed ^ 0x5bd1e995, s.hair);
  k.compose(bristlesOp, [dabs, broad, hairs, form], NONE, canvas);
  return dabs;
}

function pickOut(k: Kernels, paint: Lab, ground: Lab, busy: Plane, unit: number): void {
  const { width, height } = busy;
  const hidden = k.plane(width, height);
  const whole = wholeOf(hidden);
  k.compose(coveredOp, [paint.l, ground.l, hidden], NONE, whole);
  k.gauss(hidden, unit, hidden);
  k.compose(pickOutOp, [...planesOf(paint), ...planesOf(ground), hidden, busy], NONE, whole);
}

/** Smooths light along edges: hard steps of the filter become the clean edge of a stroke. Nobody sees colour so finely. */
function drawOut(k: Kernels, paint: Lab, unit: number): Lab {
  const flow = k.flow(paint.l, 1.5 * unit);
  const half = gaussHalf(1.2 * unit);
  return { ...paint, l: k.lic(paint.l, flow, half) };
}

/** Brings the painting to full size, puts guarded features back, grades tone and colour. */
function finish(job: RenderJob<Guard>, paint: Lab, canvas: Window, colour: number): void {
  const { kernels: k, own, analysis, out } = job;
  const window = ownWindow(job);
  const up = eachOf(paint, (plane) => brought(k, plane, canvas, window));
  const before = k.lab(rowsOf(job.source, own.from, own.to));
  const detail = gridPlane(k, analysis, analysis.detail, window);
  const rich = colour * analysis.grade.chroma;
  const settings = Float32Array.of(rich, Math.min(rich, 1));
  k.compose(finishOp, [...planesOf(up), ...planesOf(before), detail], settings, window);
  k.curve(up.l, analysis.grade.curve, 0, 1, up.l);
  k.rgba(up, rowsOf(out, own.from, own.to));
}
