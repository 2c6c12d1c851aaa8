import { hash } from '../../kernels/filter';
import type { Window } from '../../kernels/kernels';

/** Where the brushed coat ends, in pixels of the picture; bristles are added on top. */
export interface Coat {
  /** Per row of the window: end of the coat from the left, from the right. */
  left: Float32Array;
  right: Float32Array;
  /** Per column: end of the coat from above, from below. */
  top: Float32Array;
  bottom: Float32Array;
}

/** Mean width of bare paper at scale 1 and border 1. */
const MARGIN = 40;
/** Height of one brush stroke. */
const STROKE = 74;

function random(i: number, seed: number): number {
  return hash(i, seed, 0x5eed) / 4294967296 - 0.5;
}

function wave(place: number, seed: number): number {
  const i = Math.floor(place);
  const f = place - i;
  const s = f * f * (3 - 2 * f);
  return random(i, seed) * (1 - s) + random(i + 1, seed) * s;
}

/** Strokes run from side to side: every stroke ends where it likes, the long edges only wander. */
export function coat(window: Window, scale: number, border: number, seed: number): Coat {
  const { width, height, top, rows } = window;
  const size = border * scale;
  const side = (y: number, which: number) => {
    const place = (top + y) / (STROKE * scale) + 0.5 * wave((top + y) / (300 * scale), seed);
    const stroke = Math.floor(place);
    const own = random(stroke, seed + which);
    // Neighbouring strokes run into each other over a tenth of their height.
    const near = Math.min(1, (place - stroke) * 10);
    const end = random(stroke - 1, seed + which) * (1 - near) + own * near;
    return (MARGIN + 44 * end) * size;
  };
  const edge = (x: number, which: number) =>
    (MARGIN * 0.9 +
      26 * wave(x / (310 * scale), seed + which) +
      14 * wave(x / (83 * scale), seed + which + 10) +
      7 * wave(x / (29 * scale), seed + which + 20)) *
    size;
  return {
    left: Float32Array.from({ length: rows }, (_, y) => side(y, 1)),
    right: Float32Array.from({ length: rows }, (_, y) => width - 1 - side(y, 2)),
    top: Float32Array.from({ length: width }, (_, x) => edge(x, 3)),
    bottom: Float32Array.from({ length: width }, (_, x) => height - 1 - edge(x, 4)),
  };
}
