/** Numbers per planned stroke; lengths in pixels of the picture to be made. */
export const PLANNED = 12;

/** Places of a planned stroke's numbers. */
export const AT = {
  x: 0,
  y: 1,
  /** Unit vector along it. */
  dx: 2,
  dy: 3,
  halfLength: 4,
  halfWidth: 5,
  /** How far its middle lies off the chord of its ends, in half widths. */
  bend: 6,
  /** Oklab. */
  l: 7,
  a: 8,
  b: 9,
  /** How thick the paint is, 0..1. */
  body: 10,
  /** How much its colour may vary, 0..1: little where a likeness is at stake. */
  free: 11,
} as const;

/** A stroke as its brush leaves it: a ribbon bent like a parabola. */
export interface Stroke {
  x: number;
  y: number;
  dx: number;
  dy: number;
  halfLength: number;
  halfWidth: number;
  bend: number;
}

/** How far a stroke reaches to the one side of its chord, in half widths; below 0. */
export function under(bend: number): number {
  return -1 + Math.min(-bend / 3, (2 * bend) / 3);
}

/** How far it reaches to the other side, in half widths. */
export function over(bend: number): number {
  return 1 + Math.max(-bend / 3, (2 * bend) / 3);
}

/** How far above and below its centre a stroke reaches. */
export function reachOf(s: Stroke): number {
  const side = Math.max(-under(s.bend), over(s.bend));
  return Math.abs(s.dy) * s.halfLength + Math.abs(s.dx) * s.halfWidth * side + 1;
}
