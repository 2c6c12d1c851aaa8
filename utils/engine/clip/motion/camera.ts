import type { MotionRequest } from '../../engine';
import { randomFrom } from '../random';

/** Where the camera is at one moment. Shares of the picture's width and height; 0 is at rest. */
export interface View {
  /** How much nearer the whole picture is than when it just fills its place: 1 and more. */
  zoom: number;
  /** Where the middle of the view lies off the picture's middle. */
  x: number;
  y: number;
  /** How far what is nearest shifts against what is farthest, and how much larger it grows. */
  shiftX: number;
  shiftY: number;
  swell: number;
}

/** What the camera is drawn to: a point of the picture, 0..1 across and down. */
export interface Interest {
  x: number;
  y: number;
}

/** The part of a push-in that goes in; the rest comes back, so that the clip loops. */
const INWARD = 0.64;
const PUSH = 0.16;

/** Parallax: what is cut off to have room to move, and how far things move. */
const ROOM = 0.065;
const BREATH = 0.022;
const SWAY_X = 0.013;
const SWAY_Y = 0.006;
const SHIFT = 0.026;
const SWELL = 0.016;

/** 0 to 1, at rest and without a jerk at both ends (its second derivative is 0 there as well). */
export function smoother(t: number): number {
  const x = Math.min(1, Math.max(0, t));
  return x * x * x * (x * (6 * x - 15) + 10);
}

/**
 * The camera's way, `at` 0..1 through the clip; 0 and 1 are the same view, so that the clip loops.
 * Push: in towards the point of interest, slowly, and back a little quicker. Parallax: once around a
 * small flat ellipse, nearing and receding on the way.
 */
export function viewAt(
  { motion, seed }: Pick<MotionRequest, 'motion' | 'seed'>,
  at: number,
  interest: Interest,
): View {
  if (motion === 'push') {
    const along = at < INWARD ? smoother(at / INWARD) : 1 - smoother((at - INWARD) / (1 - INWARD));
    const zoom = 1 + PUSH * along;
    // The view stays within the picture.
    const room = (1 - 1 / zoom) / 2;
    const drawn = (v: number) => Math.min(room, Math.max(-room, 1.2 * room * toEdge(v)));
    // Heads are in the upper part of pictures: the view hardly goes down.
    const y = Math.min(0.3 * room, drawn(interest.y - 0.1));
    return { zoom, x: drawn(interest.x), y, shiftX: 0, shiftY: 0, swell: 0 };
  }
  const random = randomFrom(seed);
  const side = random() < 0.5 ? -1 : 1;
  const start = 2 * Math.PI * random();
  const turn = start + side * 2 * Math.PI * at;
  const near = 0.5 - 0.5 * Math.cos(2 * Math.PI * at);
  const [across, down] = [Math.cos(turn), Math.sin(turn)];
  return {
    zoom: 1 + ROOM + BREATH * near,
    x: SWAY_X * across,
    y: SWAY_Y * down,
    shiftX: SHIFT * across,
    shiftY: 0.45 * SHIFT * down,
    swell: SWELL * near,
  };
}

/** -1..1: towards which edge a place 0..1 lies. */
function toEdge(v: number): number {
  return Math.min(1, Math.max(-1, 2.2 * (v - 0.5)));
}
