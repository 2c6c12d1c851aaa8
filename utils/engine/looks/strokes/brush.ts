import type { StrokesAnalysis } from './index';
import { randomOf } from './plan';
import { AT, over, PLANNED, reachOf, under } from './stroke';

/** Numbers per stroke that is painted; see `layingOp`. */
export const PAINTED = 20;

/** Bristles in the brush's table. */
export const BRISTLES = 256;

/** Lightness of the darkest paint. */
const BLACK = 0.06;

/** Room at both ends of the table. */
const MARGIN = 40;

/** How high each bristle of a brush holds its paint, 0..1; neighbours differ, some stand out. */
export function bristles(seed: number): Float32Array {
  const random = randomOf(seed ^ 0x6272_7368);
  const raw = Float32Array.from({ length: BRISTLES }, random);
  return raw.map((v, i) => 0.7 * v + 0.3 * (raw[(i + 1) % BRISTLES] as number));
}

/**
 * The strokes that touch rows `from` to `to` of the picture, in their order, with their colour varied
 * by the seed: a stroke is the same whichever strip it is painted in.
 */
export function loaded(
  { strokes }: StrokesAnalysis,
  seed: number,
  scale: number,
  from: number,
  to: number,
): Float32Array {
  const count = strokes.length / PLANNED;
  const out = new Float32Array(PAINTED * count);
  const random = randomOf(seed);
  const pitch = Math.max(1, 4.2 * scale);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const at = i * PLANNED;
    const value = (k: number): number => strokes[at + k] as number;
    // The same number of draws for every stroke, painted or not.
    const r1 = random() - 0.5;
    const r2 = random() - 0.5;
    const r3 = random() - 0.5;
    const r4 = random();
    const stroke = {
      x: value(AT.x),
      y: value(AT.y),
      dx: value(AT.dx),
      dy: value(AT.dy),
      halfLength: value(AT.halfLength),
      halfWidth: value(AT.halfWidth),
      bend: value(AT.bend),
    };
    const reach = reachOf(stroke);
    if (stroke.y + reach < from || stroke.y - reach > to) continue;
    const free = 0.25 + 0.75 * value(AT.free);
    // The darkest paint is not black: strokes show in it.
    const l = BLACK + (1 - BLACK) * value(AT.l);
    out.set(
      [
        stroke.x,
        stroke.y,
        stroke.dx,
        stroke.dy,
        stroke.halfLength,
        stroke.halfWidth,
        stroke.bend,
        l + 0.05 * free * r1,
        value(AT.a) + 0.022 * free * r2,
        value(AT.b) + 0.03 * free * r3,
        0.13 * free * (0.5 + 0.5 * l),
        0.03 * free * r3,
        0.03 * free * r2,
        MARGIN + r4 * (BRISTLES - 2 * MARGIN),
        1 / pitch,
        value(AT.body) * (0.45 + 0.75 * l) * (0.8 + 0.4 * r4),
        reach,
        under(stroke.bend),
        over(stroke.bend),
        0.55 * value(AT.free),
      ],
      n * PAINTED,
    );
    n++;
  }
  return out.subarray(0, n * PAINTED);
}
