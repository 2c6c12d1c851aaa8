import type { Flow, Kernels, Plane, Window } from '../../kernels/kernels';
import { weighted } from '../../kernels/pointwise';
import { gaussHalf, gaussReach } from '../../kernels/taps';
import type { FrameMemory } from '../look';
import { leanOp } from './lean.op';

/** Sigma, at scale 1, of the form that the gouge follows. */
const FORM = 14;
/** Width of a mark, and sigma of its length, at scale 1. */
const MARK = 7;
const LENGTH = 15;
/** Weight of the hand's angle against the form's, and the angle in degrees. */
const HAND = 0.06;
const ANGLE = 38;
/** On clips: share of the new frame in the tone's mean over time, and the change by which something has moved. */
const SHARE = 0.05;
const MOVED = 0.1;
/** Deviation of value noise before it is smeared. */
const NOISE = 0.2;

function formSigma(scale: number): number {
  return Math.max(1.2, FORM * scale);
}

function lengthSigma(scale: number): number {
  return Math.max(1.5, LENGTH * scale);
}

/** How far `carve` reaches. */
export function carveReach(scale: number): number {
  return gaussReach(formSigma(scale)) + 1 + gaussReach(lengthSigma(scale));
}

/**
 * Marks of a gouge along the form, deep in the middle and shallow at both ends: noise smeared along
 * the picture's directions, where it has none along the hand's own. Mean 0, deviation about 1.
 */
export function carve(
  kernels: Kernels,
  tone: Plane,
  window: Window,
  scale: number,
  seed: number,
  memory?: FrameMemory,
): Plane {
  memory?.smooth('gouged', tone, SHARE, MOVED);
  const form = kernels.flow(tone, formSigma(scale));
  const flow: Flow = {
    x: kernels.plane(tone.width, tone.height),
    y: kernels.plane(tone.width, tone.height),
    anisotropy: form.anisotropy,
  };
  const turn = (2 * ANGLE * Math.PI) / 180;
  const hand = Float32Array.of(HAND * Math.cos(turn), HAND * Math.sin(turn));
  kernels.compose(leanOp, [form.x, form.y, form.anisotropy, flow.x, flow.y], hand, window);
  const cell = Math.max(1.6, MARK * scale);
  const noise = kernels.texture(window, [{ seed: seed + 31, cellX: cell, cellY: cell, gain: 1 }]);
  const marks = kernels.lic(noise, flow, gaussHalf(lengthSigma(scale)));
  const thinned = Math.sqrt((0.8 * cell) / (2 * Math.sqrt(Math.PI) * lengthSigma(scale)));
  return weighted(kernels, [[marks, 1 / (NOISE * Math.min(1, thinned))]], marks);
}
