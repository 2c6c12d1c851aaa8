import { PLATE_FLOATS, PRESS_FLOATS } from './press.op';

/** One ink: its colour on white and how much of it each part of the picture asks for. */
interface Plate {
  /** sRGB, 0..1. */
  ink: readonly [number, number, number];
  /** Screen angle in degrees. */
  angle: number;
  /** Off register, in pixels at scale 1. */
  shift: readonly [number, number];
  /** Amount: share of cyan, magenta, yellow, of the dark they have in common, and a constant. */
  amount: readonly [number, number, number, number, number];
  /** Which of the two grain planes it is printed with. */
  grain: readonly [number, number];
}

const PINK = [1, 0.3, 0.66] as const;
const YELLOW = [1, 0.89, 0.12] as const;
const BLUE = [0.06, 0.4, 0.76] as const;
const TEAL = [0, 0.5, 0.55] as const;
const ORANGE = [1, 0.42, 0.2] as const;
const INDIGO = [0.18, 0.22, 0.58] as const;

/** Dark belongs to the cool ink: shadows print blue, not brown, and yellow stays clean. */
const SETS: readonly (readonly Plate[])[] = [
  [
    { ink: YELLOW, angle: 0, shift: [-1, 2], amount: [0, 0, 0.84, -0.6, 0], grain: [0.7, -0.7] },
    { ink: PINK, angle: 15, shift: [3, 1], amount: [0, 1.02, 0.03, -0.3, 0], grain: [0, 1] },
    { ink: BLUE, angle: 75, shift: [0, -1], amount: [1.04, 0, 0, 0.22, -0.04], grain: [1, 0] },
  ],
  [
    { ink: PINK, angle: 15, shift: [3, 1], amount: [0, 0.8, 0.25, -0.35, 0], grain: [0, 1] },
    { ink: TEAL, angle: 75, shift: [0, -1], amount: [0.85, 0.12, 0, 0.3, -0.06], grain: [1, 0] },
  ],
  [
    { ink: ORANGE, angle: 15, shift: [3, 1], amount: [0, 0.45, 0.55, -0.3, 0], grain: [0, 1] },
    { ink: INDIGO, angle: 75, shift: [0, -1], amount: [0.8, 0.15, 0, 0.3, -0.06], grain: [1, 0] },
  ],
];

const PAPER = [0.972, 0.962, 0.935] as const;

/** Where the picture's black lies on the press: riso blacks stay airy. */
const TONE_BASE = 0.18;
const TONE_SPAN = 0.82;
const CHROMA = 1.42;

/** Finest screen that pixels can still carry. */
const LEAST_CELL = 3.2;

export interface PressOptions {
  /** Which inks, 0..2. */
  set: number;
  /** Cell of the screens in pixels at scale 1. */
  dots: number;
  /** Off register, 1 being the usual 3 pixels. */
  shift: number;
  scale: number;
}

/** The parameter block of the `riso` kernel. */
export function pressOf(options: PressOptions): Float32Array {
  const plates = SETS[Math.min(SETS.length - 1, Math.round(options.set))] ?? [];
  const cell = Math.max(LEAST_CELL, options.dots * options.scale);
  const edge = Math.min(0.45, 0.72 / cell);
  const settings = new Float32Array(PRESS_FLOATS + plates.length * PLATE_FLOATS);
  settings.set([...PAPER, 0.03, TONE_BASE, TONE_SPAN, CHROMA, plates.length]);
  plates.forEach((plate, i) => {
    const turn = (plate.angle * Math.PI) / 180;
    const [r, g, b] = plate.ink;
    settings.set(
      [
        Math.round(plate.shift[0] * options.shift * options.scale),
        Math.round(plate.shift[1] * options.shift * options.scale),
        Math.cos(turn) / cell,
        Math.sin(turn) / cell,
        0.31 * i,
        0.17 * i,
        ...plate.amount,
        1 - r,
        1 - g,
        1 - b,
        edge,
        0.2,
        0.6,
        0.1,
        ...plate.grain,
      ],
      PRESS_FLOATS + i * PLATE_FLOATS,
    );
  });
  return settings;
}

/** Greatest shift in pixels at scale 1. */
export const MOST_SHIFT = 3;
