import type { Palette } from '../../engine';
import { limit } from '../measure';
import { insideGamut, type OklabColour, oklabOfHex } from '../oklab';

/** Two inks: shadows, lights. */
export type Inks = readonly [dark: OklabColour, bright: OklabColour];

const PAIRS: readonly (readonly [dark: string, bright: string])[] = [
  ['#1d1650', '#ffb08a'],
  ['#06383d', '#ffb5bf'],
  ['#4b1160', '#ffe25a'],
  ['#640f28', '#a6e0f0'],
];

/** One of the four pairs. */
export function pairOf(index: number): Inks {
  const [dark, bright] = PAIRS[Math.round(index)] ?? (PAIRS[0] as (typeof PAIRS)[number]);
  return [oklabOfHex(dark), oklabOfHex(bright)];
}

/** How far apart, in Oklab, colours still count as the same, squared. */
const KIN = 0.05 ** 2;

/** The colour of which there is most, counting its strength. */
function dominant(colours: readonly OklabColour[]): OklabColour {
  let best: OklabColour = [0.5, 0, 0];
  let most = -1;
  for (const colour of colours) {
    const near = colours.reduce((sum, other) => {
      const far = (colour[1] - other[1]) ** 2 + (colour[2] - other[2]) ** 2;
      return sum + Math.exp(-far / KIN);
    }, 0);
    const weight = near * (0.02 + Math.hypot(colour[1], colour[2]));
    if (weight > most) {
      most = weight;
      best = colour;
    }
  }
  return best;
}

/** Least and most colour of an ink. */
const FAINT = 0.065;
const FULL = 0.12;

/** A colour of the same hue, as an ink: within a range of lightness, never grey. */
function asInk([l, a, b]: OklabColour, low: number, high: number): OklabColour {
  const chroma = Math.hypot(a, b);
  const factor = chroma > 1e-3 ? limit(1.15 * chroma, FAINT, FULL) / chroma : 1;
  return [limit(l, low, high), a * factor, b * factor];
}

/** Two inks from a palette: the dominant hue of its dark half and of its bright half. */
export function inksFrom(palette: Palette): Inks {
  const colours = palette.map(oklabOfHex).sort((x, y) => x[0] - y[0]);
  const middle = Math.max(1, colours.length >> 1);
  const dark = dominant(colours.slice(0, middle));
  const bright = dominant(colours.slice(middle));
  return [asInk(dark, 0.17, 0.3), asInk(bright, 0.84, 0.92)];
}

/** Entries of the ramp. */
export const RAMP = 256;
/** Floats per entry: red, green, blue (bytes, 0..255) and one unused. */
export const ENTRY = 4;

/**
 * Colours from the dark ink to the bright one, by tone: through Oklab, keeping colour in between where
 * a straight line would pass through grey, and out to nearly bare paper in the highest lights.
 */
export function rampOf([dark, bright]: Inks): Float32Array {
  const ramp = new Float32Array(RAMP * ENTRY);
  for (let i = 0; i < RAMP; i++) {
    const t = i / (RAMP - 1);
    const mix = (k: 0 | 1 | 2) => dark[k] + (bright[k] - dark[k]) * t;
    const [a, b] = [mix(1), mix(2)];
    const wanted = Math.hypot(dark[1], dark[2]) * (1 - t) + Math.hypot(bright[1], bright[2]) * t;
    const fuller = Math.min(2.2, wanted / Math.max(1e-3, Math.hypot(a, b))) ** 0.7;
    const paper = limit((t - 0.86) / 0.14, 0, 1) ** 2;
    const colour = fuller * (1 - 0.45 * paper);
    const light = mix(0) + paper * 0.6 * (0.975 - mix(0));
    ramp.set(insideGamut([light, a * colour, b * colour]), ENTRY * i);
  }
  return ramp;
}
