import type { Flow, Kernels, Plane, Window } from '../../kernels/kernels';
import { steerOp } from './strokes.op';

/** The hand's own direction in degrees, and how far it sways across and down the picture. */
const HAND = -14;
const SWAY_X = 14;
const SWAY_Y = 10;

/** Cosine and sine of twice the hand's angle, one part of it, as lines of values. */
function turns(kernels: Kernels, count: number, angle: (i: number) => number): [Plane, Plane] {
  const doubled = (i: number) => (angle(i) * Math.PI) / 90;
  const line = (of: (angle: number) => number) => {
    const plane = kernels.plane(count, 1);
    kernels.set(
      plane,
      Float32Array.from({ length: count }, (_, i) => of(doubled(i))),
    );
    return plane;
  };
  return [line(Math.cos), line(Math.sin)];
}

/** The picture's direction at large on the canvas: doubled angle, its length the coherence. */
export interface Drift {
  cos: Plane;
  sin: Plane;
}

/**
 * Turns the flow to a calm common direction where there is no form to follow: long strokes along the
 * picture's drift, swayed by the hand, instead of curls drawn from noise. `form` is 0..1. Writes into
 * `flow`.
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
  const across = turns(kernels, width, (x) => SWAY_X * Math.sin((5.3 * x) / short + 0.6));
  const down = turns(
    kernels,
    rows,
    (y) => HAND + SWAY_Y * Math.sin((4.1 * (top + y)) / short + 1.9),
  );
  const planes = [flow.x, flow.y, flow.anisotropy, form, drift.cos, drift.sin];
  kernels.compose(steerOp, [...planes, ...across, ...down], new Float32Array(1), canvas);
}
