import { limit, percentiles } from '../measure';

/** Entries of the curve. */
const STEPS = 256;

/** Most that a dull picture's contrast is raised by. */
const MOST_GAIN = 1.2;

/** Lightness that the middle of a dim picture is brought towards. */
const MIDDLE = 0.42;

/** Weight of the S-curve. */
const BEND = 0.17;

/** Power that puts the S-curve's middle at lightness 0.58. */
const POWER = Math.log(0.5) / Math.log(0.58);

/** How a painting's tones and colours follow from a picture's. */
export interface Grade {
  /** Lightness for lightness, at equal steps from 0 to 1. */
  curve: Float32Array;
  /** What colours are multiplied by, 1 to 1.7: those of a lifted picture are lifted too. */
  chroma: number;
}

/**
 * The painting's tones for a picture's: its range opened a little towards black and white, the middle
 * of a dim one lifted, then a gentle S.
 */
export function gradeOf(light: Float32Array): Grade {
  const [low, middle, high] = percentiles(light, [0.005, 0.5, 0.995]) as [number, number, number];
  const gain = limit(0.97 / Math.max(0.05, high - low), 1, MOST_GAIN);
  // The point that stays where it is lies so that both ends come nearer to black and white.
  const spare = Math.max(1e-3, 1 - (high - low));
  const still = low + (high - low) * limit(low / spare, 0.25, 0.55);
  const opened = (v: number) => limit(still + gain * (v - still), 0, 1);
  const m = limit(opened(middle), 0.02, 0.9);
  const target = m < MIDDLE ? m + 0.5 * (MIDDLE - m) : m;
  const gamma = limit(Math.log(target) / Math.log(m), 0.55, 1);
  const curve = Float32Array.from({ length: STEPS }, (_, i) => {
    const v = opened(i / (STEPS - 1)) ** gamma;
    const p = v ** POWER;
    return v + BEND * ((p * p * (3 - 2 * p)) ** (1 / POWER) - v);
  });
  return { curve, chroma: limit(m ** (gamma - 1), 1, 1.7) };
}
