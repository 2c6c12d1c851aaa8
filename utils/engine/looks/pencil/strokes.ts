import type { Flow, Kernels, Plane } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';

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
  const t = kernels.view(tone);
  const f = kernels.view(force);
  for (let i = 0, n = f.length; i < n; i++) {
    const d = (t[i] as number) - (f[i] as number);
    f[i] = d * d;
  }
  return { flow, force: kernels.gauss(force, sigma, force) };
}

/** Contrast squared at which strokes are held back by half: eyes and mouths have more, walls less. */
const FINE = 0.004;

/** Contrast squared at which strokes have half their full pressure: skies and walls have less. */
const CALM = 0.0005;

/** Pressure where there is no form at all. */
const LEAST = 0.34;

/**
 * Presses lightly on calm areas, where strokes would read as rain, and holds strokes back where the
 * picture is fine, so that they do not cross eyes and mouths.
 */
export function press(kernels: Kernels, strokes: Plane, force: Plane): Plane {
  const s = kernels.view(strokes);
  const f = kernels.view(force);
  for (let i = 0, n = s.length; i < n; i++) {
    const v = f[i] as number;
    const full = LEAST + ((1 - LEAST) * v) / (v + CALM);
    s[i] = (s[i] as number) * full * (1 - (0.7 * v) / (v + FINE));
  }
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
  const strength = kernels.view(force);
  const formX = kernels.view(form.x);
  const formY = kernels.view(form.y);
  const x = kernels.view(flow.x);
  const y = kernels.view(flow.y);
  const directed = kernels.view(form.anisotropy);
  const turn = (2 * degrees * Math.PI) / 180;
  const handX = hand * Math.cos(turn);
  const handY = hand * Math.sin(turn);
  for (let i = 0, n = x.length; i < n; i++) {
    const fx = formX[i] as number;
    const fy = formY[i] as number;
    const w = (directed[i] as number) * (strength[i] as number);
    const c = w * (fx * fx - fy * fy) + handX;
    const s = w * 2 * fx * fy + handY;
    // Half the doubled angle, without trigonometry.
    const length = Math.sqrt(c * c + s * s) + 1e-12;
    const cos = Math.sqrt(Math.max(0, 0.5 * (1 + c / length)));
    const sin = Math.sqrt(Math.max(0, 0.5 * (1 - c / length)));
    x[i] = cos;
    y[i] = s < 0 ? -sin : sin;
  }
  return flow;
}
