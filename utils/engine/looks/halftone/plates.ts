import { PLATE_FLOATS, PRINT_FLOATS } from './print.op';

/** One ink: its colour on white, how it is printed, and how much of it each part of the picture asks for. */
interface Plate {
  /** sRGB, 0..1. */
  ink: readonly [number, number, number];
  /** Screen angle in degrees. */
  angle: number;
  /** Off register, in units of the `shift` option. */
  shift: readonly [number, number];
  /** Shares of cyan, magenta, yellow, black, of detail, and a constant. */
  amount: readonly [number, number, number, number, number, number];
}

interface InkSet {
  plates: readonly Plate[];
  /** Settings of the separation: chroma, where black begins, most black, what it replaces. */
  split: readonly [number, number, number, number];
}

const CYAN = [0, 0.64, 0.9] as const;
const MAGENTA = [0.93, 0.1, 0.5] as const;
const YELLOW = [1, 0.93, 0.08] as const;
const BLACK = [0.09, 0.08, 0.11] as const;
const BLUE = [0.07, 0.2, 0.56] as const;
const RED = [0.96, 0.24, 0.24] as const;

/** The classical angles: 15, 75, 0 and 45 degrees, the strongest ink on the diagonal. */
const SETS: readonly InkSet[] = [
  {
    split: [1.5, 0.4, 1, 0.5],
    plates: [
      { ink: YELLOW, angle: 0, shift: [2, -2], amount: [0, 0, 1.12, 0, 0.2, -0.07] },
      { ink: MAGENTA, angle: 75, shift: [-2, 1], amount: [0, 1.12, 0, 0, 0.4, -0.08] },
      { ink: CYAN, angle: 15, shift: [2, 2], amount: [1.12, 0, 0, 0, 0.4, -0.08] },
      { ink: BLACK, angle: 45, shift: [0, 0], amount: [0, 0, 0, 1.15, 3.4, -0.06] },
    ],
  },
  {
    split: [0, 0, 0, 0],
    plates: [{ ink: BLACK, angle: 45, shift: [0, 0], amount: [0, 1.1, 0, 0, 2.4, -0.06] }],
  },
  {
    split: [1.2, 0, 1, 0],
    plates: [
      { ink: RED, angle: 75, shift: [-2, 1], amount: [-0.3, 0.65, 0.5, 0, 0.6, -0.05] },
      { ink: BLUE, angle: 45, shift: [0, 0], amount: [0.9, 0.1, 0, 0.4, 2.4, -0.13] },
    ],
  },
];

const PAPER = [0.985, 0.978, 0.955] as const;
const PAPER_GRAIN = 0.03;
const UNEVEN = 0.16;

/** Finest screen that pixels can still carry. */
const LEAST_CELL = 3.4;

/** Largest distance off register per unit of the option, in pixels at scale 1. */
export const MOST_SHIFT = 2;

export interface PrintOptions {
  /** Which inks, 0..2. */
  set: number;
  /** Cell of the screens in pixels at scale 1. */
  dots: number;
  /** Off register. */
  shift: number;
  scale: number;
}

function setOf(set: number): InkSet {
  return SETS[Math.min(SETS.length - 1, Math.max(0, Math.round(set)))] as InkSet;
}

/** Side of a screen's cell in pixels. */
export function cellOf(dots: number, scale: number): number {
  return Math.max(LEAST_CELL, dots * scale);
}

/** Settings of the separation. */
export function splitOf(set: number): Float32Array {
  return Float32Array.from(setOf(set).split);
}

/** Whether a set asks for cyan, magenta, yellow and black. */
export function inksOf(set: number): readonly boolean[] {
  return [0, 1, 2, 3].map((ink) => setOf(set).plates.some(({ amount }) => amount[ink] !== 0));
}

/** Settings of the printing; `stride` is the width of the ink planes. */
export function printOf(options: PrintOptions, stride: number): Float32Array {
  const { plates } = setOf(options.set);
  const cell = cellOf(options.dots, options.scale);
  const settings = new Float32Array(PRINT_FLOATS + plates.length * PLATE_FLOATS);
  settings.set([...PAPER, PAPER_GRAIN, UNEVEN, plates.length, stride]);
  plates.forEach((plate, index) => {
    const radians = (plate.angle * Math.PI) / 180;
    const off = options.shift * options.scale;
    settings.set(
      [
        Math.round(plate.shift[0] * off),
        Math.round(plate.shift[1] * off),
        Math.cos(radians) / cell,
        Math.sin(radians) / cell,
        0.31 * index,
        0.17 * index,
        ...plate.amount,
        ...plate.ink.map((v) => 1 - v),
      ],
      PRINT_FLOATS + index * PLATE_FLOATS,
    );
  });
  return settings;
}
