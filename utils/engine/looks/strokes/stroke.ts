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

/** How far a stroke reaches across its chord, in half widths: below (negative) and above. */
export function sides(bend: number): [low: number, high: number] {
  return [-1 + Math.min(-bend / 3, (2 * bend) / 3), 1 + Math.max(-bend / 3, (2 * bend) / 3)];
}

/** Columns of one row that a stroke may cover, clipped to 0..`width`; empty if `first >= last`. */
export function spanOf(s: Stroke, py: number, width: number): [first: number, last: number] {
  let low = -s.x;
  let high = width - s.x;
  const along = py * s.dy;
  if (Math.abs(s.dx) > 1e-4) {
    const p = (-s.halfLength - along) / s.dx;
    const q = (s.halfLength - along) / s.dx;
    low = Math.max(low, Math.min(p, q));
    high = Math.min(high, Math.max(p, q));
  }
  const across = py * s.dx;
  const [under, over] = sides(s.bend);
  if (Math.abs(s.dy) > 1e-4) {
    const p = (across - under * s.halfWidth) / s.dy;
    const q = (across - over * s.halfWidth) / s.dy;
    low = Math.max(low, Math.min(p, q));
    high = Math.min(high, Math.max(p, q));
  }
  return [Math.max(0, Math.floor(s.x + low)), Math.min(width, Math.ceil(s.x + high) + 1)];
}

/** How far above and below its centre a stroke reaches. */
export function reachOf(s: Stroke): number {
  const [under, over] = sides(s.bend);
  return Math.abs(s.dy) * s.halfLength + Math.abs(s.dx) * s.halfWidth * Math.max(-under, over) + 1;
}
