import type { Flow, Kernels, Plane, Window } from '../../kernels/kernels';

/** The hand's own direction in degrees, and how far it sways across and down the picture. */
const HAND = -14;
const SWAY_X = 14;
const SWAY_Y = 10;

/** Cosine and sine of twice the hand's angle, one part of it. */
function turns(
  count: number,
  angle: (i: number) => number,
): { cos: Float32Array; sin: Float32Array } {
  const doubled = (i: number) => (angle(i) * Math.PI) / 90;
  return {
    cos: Float32Array.from({ length: count }, (_, i) => Math.cos(doubled(i))),
    sin: Float32Array.from({ length: count }, (_, i) => Math.sin(doubled(i))),
  };
}

/** The picture's direction at large on the canvas: doubled angle, its length the coherence. */
export interface Drift {
  cos: Plane;
  sin: Plane;
}

/** Weight of the hand's own direction beside the drift, which is at most 1: more, so that strokes never swirl around a point. */
const OWN = 1.1;

/**
 * Turns the flow to a calm common direction where there is no form to follow: long strokes along the
 * picture's drift, swayed by the hand, instead of curls drawn from noise. `form` is 0..1. All are
 * added as doubled angles, so that one turns into the other without a seam. Writes into `flow`.
 */
export function steer(
  kernels: Kernels,
  flow: Flow,
  form: Plane,
  drift: Drift,
  canvas: Window,
): void {
  const { width, height, top, rows } = canvas;
  const short = Math.min(width, height);
  const across = turns(width, (x) => SWAY_X * Math.sin((5.3 * x) / short + 0.6));
  const down = turns(rows, (y) => HAND + SWAY_Y * Math.sin((4.1 * (top + y)) / short + 1.9));
  const x = kernels.view(flow.x);
  const y = kernels.view(flow.y);
  const directed = kernels.view(flow.anisotropy);
  const weight = kernels.view(form);
  const driftC = kernels.view(drift.cos);
  const driftS = kernels.view(drift.sin);
  for (let row = 0; row < rows; row++) {
    const dc = OWN * (down.cos[row] as number);
    const ds = OWN * (down.sin[row] as number);
    for (let column = 0; column < width; column++) {
      const i = row * width + column;
      const ac = across.cos[column] as number;
      const as = across.sin[column] as number;
      const fx = x[i] as number;
      const fy = y[i] as number;
      const f = weight[i] as number;
      const w = f * (directed[i] as number);
      const calm = 0.02 + 0.8 * (1 - f) * (1 - f);
      const c = w * (fx * fx - fy * fy) + calm * (ac * dc - as * ds + (driftC[i] as number));
      const s = w * 2 * fx * fy + calm * (as * dc + ac * ds + (driftS[i] as number));
      // Half the doubled angle, without trigonometry.
      const length = Math.sqrt(c * c + s * s) + 1e-12;
      const half = Math.sqrt(Math.max(0, 0.5 * (1 - c / length)));
      x[i] = Math.sqrt(Math.max(0, 0.5 * (1 + c / length)));
      y[i] = s < 0 ? -half : half;
    }
  }
}
