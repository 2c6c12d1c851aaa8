import { randomFrom, shuffled } from './random';

/** A broad, slightly bent brush stroke; lengths in pixels of the map. */
interface Stroke {
  /** Middle of the stroke. */
  x: number;
  y: number;
  /** Direction, in radians. */
  angle: number;
  length: number;
  width: number;
  /** How far the middle bulges to one side. */
  bend: number;
  /** When it begins and how long it takes, in parts of the whole. */
  begin: number;
  takes: number;
  /** Per bristle: how hard the brush must be pressed for it to paint, 0..1. */
  bristles: number[];
  /** How hard it is pressed, from the stroke's beginning to its end, 0..1. */
  pressure: number[];
  /** How far the hand strays to the side, along the stroke, in parts of the width. */
  wobble: number[];
}

/** Latest time in a map: everything is painted by then. */
const LAST = 254;

/** Values between 0 and 1 that change smoothly from one to the next, for neighbouring bristles. */
function smoothRow(count: number, period: number, random: () => number): number[] {
  const knots = Array.from({ length: Math.ceil(count / period) + 2 }, random);
  return Array.from({ length: count }, (_, i) => {
    const [k, f] = [Math.floor(i / period), (i / period) % 1];
    const s = f * f * (3 - 2 * f);
    return (knots[k] ?? 0) * (1 - s) + (knots[k + 1] ?? 0) * s;
  });
}

/** Steps along a stroke in which pressure and wobble are kept. */
const STEPS = 64;

/** Outer bristles touch only under pressure; of the inner ones a few are dry and leave streaks. */
function bristlesOf(count: number, random: () => number): number[] {
  const broad = smoothRow(count, 11, random);
  const fine = smoothRow(count, 1.7, random);
  return Array.from({ length: count }, (_, i) => {
    const outer = Math.abs((2 * i + 1) / count - 1) ** 3.5;
    const mix = 0.45 * (broad[i] ?? 0) + 0.55 * (fine[i] ?? 0);
    return 0.62 * mix ** 1.5 + 0.8 * outer * (0.3 + mix);
  });
}

/** Set down quickly, carried with a changing hand, lifted slowly while the paint runs out. */
function pressureOf(random: () => number): number[] {
  const hand = smoothRow(STEPS, 6, random);
  return hand.map((value, i) => {
    const along = i / (STEPS - 1);
    const down = Math.min(1, along / 0.07);
    const lift = Math.max(0, (along - 0.6) / 0.4) ** 2;
    return (0.6 + 0.35 * value) * (0.3 + 0.7 * down) * (1 - 0.85 * lift);
  });
}

/** Strokes that cover the whole map in rows, each overlapping its neighbours, in random order. */
function strokesFor(width: number, height: number, random: () => number): Stroke[] {
  const breadth = width * 0.25;
  const step = breadth * 0.5;
  const lean = (random() < 0.5 ? 1 : -1) * (0.22 + 0.16 * random());
  const slack = Math.abs(Math.tan(lean)) * width * 0.5;
  const places: { x: number; y: number }[] = [];
  for (let y = -slack; y < height + slack + step; y += step) {
    const shift = (random() - 0.5) * width * 0.2;
    for (const x of [0.1, 0.62, 1.1]) places.push({ x: x * width + shift, y });
  }
  const order = shuffled(places, random);
  const each = 1 / (order.length + 6);
  return order.map(({ x, y }, i) => {
    const angle = lean + (random() - 0.5) * 0.3;
    const size = breadth * (0.85 + 0.4 * random());
    const back = random() < 0.35 ? Math.PI : 0;
    return {
      x,
      // Rows follow the lean, so that the corners are reached too.
      y: y + Math.tan(lean) * (x - width / 2) + (random() - 0.5) * step * 0.5,
      angle: angle + back,
      length: width * (0.75 + 0.35 * random()),
      width: size,
      bend: (random() - 0.5) * size * 0.5,
      begin: i * each,
      takes: each * (5 + 2 * random()),
      bristles: bristlesOf(Math.max(8, Math.round(size / 1.3)), random),
      pressure: pressureOf(random),
      wobble: smoothRow(STEPS, 13, random).map((value) => (value - 0.5) * 0.14),
    };
  });
}

/** Noise of the canvas, 0..1, the same at the same spot. */
function grain(x: number, y: number): number {
  const mixed = Math.imul(x * 0x9e3779b1 + y, 0x85ebca6b) ^ Math.imul(y, 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 15)) >>> 8) / 2 ** 24;
}

/** Lets one stroke lower the times of the pixels it paints. */
function paint(times: Uint8Array, width: number, height: number, stroke: Stroke): void {
  const [cos, sin] = [Math.cos(stroke.angle), Math.sin(stroke.angle)];
  const [half, side] = [stroke.length / 2, stroke.width * 0.6 + Math.abs(stroke.bend)];
  const [rx, ry] = [
    Math.abs(cos) * half + Math.abs(sin) * side,
    Math.abs(sin) * half + Math.abs(cos) * side,
  ];
  const top = Math.max(0, Math.floor(stroke.y - ry));
  const bottom = Math.min(height - 1, Math.ceil(stroke.y + ry));
  const left = Math.max(0, Math.floor(stroke.x - rx));
  const right = Math.min(width - 1, Math.ceil(stroke.x + rx));
  const count = stroke.bristles.length;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const [dx, dy] = [x - stroke.x, y - stroke.y];
      const along = (dx * cos + dy * sin) / stroke.length + 0.5;
      if (along < 0 || along > 1) continue;
      const step = Math.floor(along * (STEPS - 0.001));
      const bow = stroke.bend * (4 * along * (1 - along) - 0.5);
      const stray = stroke.wobble[step] ?? 0;
      const across = (dy * cos - dx * sin - bow) / stroke.width + 0.5 + stray;
      const bristle = Math.floor(across * count);
      const needs = stroke.bristles[bristle];
      if (needs === undefined) continue;
      // A bristle that hardly touches skips along, and catches the grain of the canvas.
      const skips = 0.42 * (grain(bristle, Math.floor(along * 22)) - 0.5);
      const press = (stroke.pressure[step] ?? 0) + skips + 0.12 * (grain(x, y) - 0.5);
      if (needs > press) continue;
      const time = LAST * (stroke.begin + stroke.takes * (along + 0.08 * needs));
      const at = y * width + x;
      if (time < (times[at] ?? 0)) times[at] = time;
    }
  }
}

/** Gives what no stroke reached the time of its nearest painted neighbour in the row, a little later. */
function fillGaps(times: Uint8Array, width: number): void {
  for (let row = 0; row < times.length; row += width) {
    for (const [from, by] of [
      [0, 1],
      [width - 1, -1],
    ] as const) {
      let last = 255;
      for (let i = 0; i < width; i++) {
        const at = row + from + by * i;
        const time = times[at] ?? 255;
        if (time < 255) last = time;
        else if (last < 255) times[at] = last = Math.min(LAST, last + 2);
      }
    }
  }
}

/**
 * Spreads the times so that the painted part grows at a nearly even pace: by rank for the most part,
 * because later strokes fall mostly on what is painted already.
 */
function evenOut(times: Uint8Array): void {
  const counts = new Uint32Array(256);
  for (const time of times) counts[time] = (counts[time] ?? 0) + 1;
  let seen = 0;
  const even = Uint8Array.from(counts, (count, time) => {
    seen += count;
    return Math.min(LAST, LAST * (0.85 * (seen / times.length) + 0.15 * (time / LAST)));
  });
  for (let i = 0; i < times.length; i++) times[i] = even[times[i] ?? 0] ?? LAST;
}

/**
 * When each pixel of a small map is painted over, 0 first to 254 last, as if by a broad brush in
 * strokes of random order. The map is stretched so that both ends are used.
 */
export function strokeTimes(width: number, height: number, seed: number): Uint8Array<ArrayBuffer> {
  const times = new Uint8Array(width * height).fill(255);
  for (const stroke of strokesFor(width, height, randomFrom(seed))) {
    paint(times, width, height, stroke);
  }
  fillGaps(times, width);
  evenOut(times);
  return times;
}
