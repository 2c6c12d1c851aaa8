import type { Flow, Kernels, Plane } from '../../kernels/kernels';
import { wholeOf } from '../../kernels/pointwise';
import { gaussReach } from '../../kernels/taps';
import { forceOp, leanOp, pressOp } from './form.op';

const NONE = new Float32Array(1);

/** Sigma of the form that strokes follow, at scale 1. */
const FORM = 10;

function formSigma(scale: number): number {
  return Math.max(1, FORM * scale);
}

/** Sigma of the blur that the form's contrast is measured against. */
function contrastSigma(scale: number): number {
  return Math.max(0.8, 0.4 * formSigma(scale));
}

/** How far `lean` reaches. */
export function leanReach(scale: number): number {
  return gaussReach(contrastSigma(scale)) + gaussReach(formSigma(scale)) + 1;
}

/** Weights along one side of a stroke: even pressure, lifted at the end; the whole sums to 1. */
export function strokeHalf(reach: number): Float32Array {
  const half = Float32Array.from({ length: reach + 1 }, (_, i) => 1 - (i / (reach + 1)) ** 3);
  const sum = half.reduce((total, weight, i) => total + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / sum);
}

/** What remains of texture whose cells would be smaller than a pixel: small copies resemble the large. */
export function faint(cell: number): number {
  return Math.min(1, cell) ** 0.7;
}

/** The form that strokes follow: its direction, and its contrast squared. */
export function formOf(kernels: Kernels, tone: Plane, scale: number): { flow: Flow; force: Plane } {
  const sigma = formSigma(scale);
  const flow = kernels.flow(tone, sigma);
  const force = kernels.gauss(tone, contrastSigma(scale));
  kernels.compose(forceOp, [tone, force], NONE, wholeOf(force));
  return { flow, force: kernels.gauss(force, sigma, force) };
}

/** Presses strokes as the form asks, in place: see `pressOp`. */
export function press(kernels: Kernels, strokes: Plane, force: Plane): Plane {
  kernels.compose(pressOp, [strokes, force], NONE, wholeOf(strokes));
  return strokes;
}

/**
 * Directions for strokes: along the form where there is one, at the hand's own angle elsewhere. The
 * two are added as doubled angles, the form weighted by its contrast, the hand by `hand` (contrast
 * squared), so that one turns into the other without a seam.
 */
export function lean(
  kernels: Kernels,
  form: Flow,
  force: Plane,
  degrees: number,
  hand: number,
): Flow {
  const { width, height } = force;
  const flow = {
    x: kernels.plane(width, height),
    y: kernels.plane(width, height),
    anisotropy: form.anisotropy,
  };
  const turn = (2 * degrees * Math.PI) / 180;
  const settings = Float32Array.of(hand * Math.cos(turn), hand * Math.sin(turn));
  const planes = [form.x, form.y, form.anisotropy, force, flow.x, flow.y];
  kernels.compose(leanOp, planes, settings, wholeOf(force));
  return flow;
}
