import { limit, percentiles } from './measure';

/** Entries of the curve. */
const STEPS = 256;

/** Most that a dull picture's range is opened by. */
const MOST_GAIN = 2.4;

/** How a painting's tones and colours follow from a picture's. */
export interface Light {
  /** Tone, 0 (darkest paint) to 1 (lightest), for lightness at equal steps from 0 to 1. */
  curve: Float32Array;
  /** What colours are multiplied by, 1 to 2.6: those of a lifted picture are lifted too. */
  chroma: number;
  /** How much the curve stretches contrasts around the picture's middle, 1 or more: noise grows with it. */
  stretch: number;
}

/**
 * Opens the picture's range of lightness towards the whole of the paint's, and lifts a dim one, half of
 * the way, so that its middle comes to `brightness` (0..1).
 */
export function lightOf(light: Float32Array, brightness: number): Light {
  const [low, middle, high] = percentiles(light, [0.005, 0.5, 0.995]) as [number, number, number];
  const gain = limit((0.98 / Math.max(0.05, high - low)) ** 0.6, 1, MOST_GAIN);
  // The point that stays where it is lies so that both ends come nearer to black and white.
  const spare = Math.max(1e-3, 1 - (high - low));
  const still = low + (high - low) * limit(low / spare, 0.05, 0.6);
  const opened = (v: number) => limit(still + gain * (v - still), 0, 1);
  const m = limit(opened(middle), 0.03, 0.95);
  const target = m < brightness ? m + 0.5 * (brightness - m) : m;
  const gamma = limit(Math.log(target) / Math.log(m), 0.5, 1);
  const curve = Float32Array.from({ length: STEPS }, (_, i) => opened(i / (STEPS - 1)) ** gamma);
  return {
    curve,
    chroma: limit((gain * m ** (gamma - 1)) ** 0.75, 1, 2.6),
    stretch: Math.max(1, gain * gamma * m ** (gamma - 1)),
  };
}
