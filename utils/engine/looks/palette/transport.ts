import type { Palette } from '../../engine';
import type { Likeness } from '../likeness';
import type { SmallPicture } from '../look';
import { limit } from '../measure';
import { insideGamut, type OklabColour, oklabOf, oklabOfHex } from '../oklab';
import { blurLattice, NODE, NODES, nodeColours, splat } from './lattice';

/** Pixels that are moved. */
const SAMPLE = 1024;
/** Turns of three directions each. */
const TURNS = 12;
/** Weight of lightness beside colour while colours are matched: shadows find the palette's shadows. */
const LIGHT = 0.5;
/** Share of the palette's tone curve, and of what matching says about light beyond it. */
const TONE = 0.72;
const REST = 0.3;
/** How much of its own colour skin keeps. */
const SKIN = 0.55;
/** How far a colour goes towards the nearest of the palette. */
const DECIDED = 0.65;
/** Entries of the tone curve; its steepest and flattest slopes. */
const STEPS = 64;
const STEEPEST = 3;
const FLATTEST = 0.5;

/** From here on `exp(-x)` is nothing; steps per unit of its table. */
const FAR = 18;
const FADE_STEPS = 64;
const FADE = Float64Array.from({ length: FAR * FADE_STEPS + 2 }, (_, i) =>
  Math.exp(-i / FADE_STEPS),
);

/**
 * Draws a colour towards those of the palette that are near where it was carried, as light as it is,
 * and not too far from its own hue. What fills most of a picture, a night sky say, is carried to all
 * of the palette at once, which makes grey: this decides for one part of it.
 */
function towards(
  target: Float64Array,
  [, ownA, ownB]: OklabColour,
  l: number,
  carriedA: number,
  carriedB: number,
): OklabColour {
  let [sum, a, b] = [1e-6, 1e-6 * carriedA, 1e-6 * carriedB];
  for (let i = 0; i < target.length; i += 3) {
    const dl = (target[i] as number) - l;
    const ta = target[i + 1] as number;
    const tb = target[i + 2] as number;
    const near = (ta - carriedA) * (ta - carriedA) + (tb - carriedB) * (tb - carriedB);
    const kin = (ta - ownA) * (ta - ownA) + (tb - ownB) * (tb - ownB);
    const far = dl * dl * (1 / 0.03) + near * (1 / 0.016) + kin * (1 / 0.009);
    if (far >= FAR) continue;
    const place = far * FADE_STEPS;
    const low = Math.floor(place);
    const first = FADE[low] as number;
    const weight = first + ((FADE[low + 1] as number) - first) * (place - low);
    sum += weight;
    a += weight * ta;
    b += weight * tb;
  }
  return [l, carriedA + DECIDED * (a / sum - carriedA), carriedB + DECIDED * (b / sum - carriedB)];
}

interface Sample {
  rgb: Uint8ClampedArray;
  lab: OklabColour[];
  /** Per pixel, 0..1. */
  skin: Float32Array;
}

/**
 * A table over the sRGB cube (`SIDE` nodes a side, `NODE` floats each) that gives a picture the
 * colours of a palette. Colours are matched by sliced optimal transport (Pitie, Kokaram, Dahyot
 * 2007; Bonneel et al. 2015): along one random triple of directions after another, every pixel goes
 * to the palette's value of the same rank. The moves are then smoothed over the cube, so that like
 * colours move alike and nothing bands. Lightness follows a curve of limited slope, skin keeps a
 * part of its own colour. `strength` 0..1.
 */
export function matchColours(
  small: SmallPicture,
  likeness: Likeness,
  palette: Palette,
  strength: number,
): Float32Array {
  const sample = sampleOf(small, likeness);
  const target = palette.map(oklabOfHex);
  const curve = toneCurve(sample.lab, target);
  const moved = transport(
    sample.lab.map(([l, a, b]) => [curveAt(curve, l), a, b]),
    target,
  );
  const moves = smoothMoves(sample, curve, moved);
  const flat = Float64Array.from(target.flat());
  const table = new Float32Array(NODE * NODES);
  nodeColours().forEach((own, i) => {
    const [l, a, b] = own;
    const to = towards(
      flat,
      own,
      curveAt(curve, l) + (moves.l[i] as number),
      a + (moves.a[i] as number),
      b + (moves.b[i] as number),
    );
    const colour = strength * (1 - SKIN * (moves.skin[i] as number));
    const [red, green, blue] = insideGamut([
      l + strength * (to[0] - l),
      a + colour * (to[1] - a),
      b + colour * (to[2] - b),
    ]);
    table[NODE * i] = red;
    table[NODE * i + 1] = green;
    table[NODE * i + 2] = blue;
  });
  return table;
}

function sampleOf({ width, height, rgba }: SmallPicture, likeness: Likeness): Sample {
  const pixels = width * height;
  const count = Math.min(SAMPLE, Math.max(64, pixels));
  const rgb = new Uint8ClampedArray(4 * count);
  const skin = new Float32Array(count);
  const lab = Array.from({ length: count }, (_, i) => {
    const pixel = Math.floor(((i + 0.5) * pixels) / count);
    rgb.set(rgba.subarray(4 * pixel, 4 * pixel + 4), 4 * i);
    const x = Math.floor(((pixel % width) * likeness.width) / width);
    const y = Math.floor((Math.floor(pixel / width) * likeness.height) / height);
    skin[i] = likeness.skin[y * likeness.width + x] ?? 0;
    return oklabOf(rgb[4 * i] ?? 0, rgb[4 * i + 1] ?? 0, rgb[4 * i + 2] ?? 0);
  });
  return { rgb, lab, skin };
}

/** Value of sorted numbers at a share 0..1, between them linear. */
function quantile(sorted: Float32Array, share: number): number {
  const last = sorted.length - 1;
  const place = limit(share * sorted.length - 0.5, 0, last);
  const low = Math.floor(place);
  const value = sorted[low] as number;
  return value + ((sorted[Math.min(last, low + 1)] as number) - value) * (place - low);
}

/** Lightness to lightness: the palette's distribution, but never so steep that noise shows. */
function toneCurve(source: readonly OklabColour[], target: readonly OklabColour[]): Float32Array {
  const from = Float32Array.from(source, ([l]) => l).sort();
  const to = Float32Array.from(target, ([l]) => l).sort();
  const low = quantile(from, 0.01);
  const high = Math.max(low + 0.02, quantile(from, 0.99));
  const wanted = (v: number): number => {
    if (v <= low) return (quantile(to, 0) * v) / Math.max(0.01, low);
    if (v >= high) return quantile(to, 1) + (v - high);
    let [first, last] = [0, from.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      if ((from[middle] as number) < v) first = middle + 1;
      else last = middle;
    }
    return quantile(to, first / from.length);
  };
  const at = (i: number) => i / (STEPS - 1);
  const slopes = Float32Array.from({ length: STEPS - 1 }, (_, i) =>
    limit((wanted(at(i + 1)) - wanted(at(i))) * (STEPS - 1), FLATTEST, STEEPEST),
  );
  const even = slopes.map((_, i) => {
    const near = slopes.subarray(Math.max(0, i - 6), i + 7);
    return near.reduce((sum, slope) => sum + slope, 0) / near.length;
  });
  const curve = new Float32Array(STEPS);
  for (let i = 1; i < STEPS; i++) {
    curve[i] = (curve[i - 1] as number) + (even[i - 1] as number) / (STEPS - 1);
  }
  // The middle tone lands where the palette has its own, as far as black and white allow.
  const centre = quantile(from, 0.5);
  const base = centre * (STEPS - 1);
  const now = curve[Math.round(base)] ?? 0;
  const shift = limit(quantile(to, 0.5) - now, -0.12, 0.16);
  return curve.map((v, i) => {
    const own = at(i);
    const ends = Math.min(1, 4 * own) * Math.min(1, 3 * (1 - own) + 0.25);
    return own + TONE * (limit(v + shift * ends, 0.02, 0.995) - own);
  });
}

function curveAt(curve: Float32Array, value: number): number {
  const place = limit(value, 0, 1) * (STEPS - 1);
  const low = Math.min(STEPS - 2, Math.floor(place));
  const first = curve[low] as number;
  return first + ((curve[low + 1] as number) - first) * (place - low);
}

/** Numbers in -1..1, the same every time. */
function steadyRandom(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
}

/** Three directions at right angles, from the first two random ones. */
function triple(random: () => number): OklabColour[] {
  const unit = (v: OklabColour): OklabColour => {
    const n = Math.hypot(...v) || 1;
    return [v[0] / n, v[1] / n, v[2] / n];
  };
  const u = unit([random() + 1e-3, random(), random()]);
  const r = [random(), random() + 1e-3, random()] as const;
  const dot = u[0] * r[0] + u[1] * r[1] + u[2] * r[2];
  const v = unit([r[0] - dot * u[0], r[1] - dot * u[1], r[2] - dot * u[2]]);
  return [u, v, [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]];
}

/** Where each colour goes. */
function transport(source: readonly OklabColour[], target: readonly OklabColour[]): OklabColour[] {
  const count = source.length;
  const at = Float64Array.from(source.flatMap(([l, a, b]) => [LIGHT * l, a, b]));
  const random = steadyRandom();
  const order = new Float64Array(count);
  const shifts = new Float64Array(3 * count);
  for (let turn = 0; turn < TURNS; turn++) {
    shifts.fill(0);
    for (const [x, y, z] of triple(random)) {
      // Rank by one sort of numbers that carry their index in their last digits.
      for (let i = 0, p = 0; i < count; i++, p += 3) {
        const along = x * (at[p] as number) + y * (at[p + 1] as number) + z * (at[p + 2] as number);
        order[i] = Math.round((along + 2) * 2 ** 26) * 4096 + i;
      }
      order.sort();
      const to = Float32Array.from(target, ([l, a, b]) => x * LIGHT * l + y * a + z * b).sort();
      for (let rank = 0; rank < count; rank++) {
        const packed = order[rank] as number;
        const place = Math.floor(packed / 4096);
        const p = 3 * (packed - 4096 * place);
        const move = quantile(to, (rank + 0.5) / count) - (place / 2 ** 26 - 2);
        shifts[p] = (shifts[p] as number) + move * x;
        shifts[p + 1] = (shifts[p + 1] as number) + move * y;
        shifts[p + 2] = (shifts[p + 2] as number) + move * z;
      }
    }
    for (let p = 0; p < at.length; p++) at[p] = (at[p] as number) + (shifts[p] as number);
  }
  return source.map((_, i) => [
    (at[3 * i] as number) / LIGHT,
    at[3 * i + 1] as number,
    at[3 * i + 2] as number,
  ]);
}

/** Moves over the cube, each node's the mean of those near it, further ones where none is near. */
function smoothMoves(sample: Sample, curve: Float32Array, moved: readonly OklabColour[]) {
  const kinds = ['l', 'a', 'b', 'skin', 'weight'] as const;
  const sums = new Map(kinds.map((kind) => [kind, new Float32Array(NODES)]));
  sample.lab.forEach(([l, a, b], i) => {
    const to = moved[i] ?? [l, a, b];
    const values = [
      REST * (to[0] - curveAt(curve, l)),
      to[1] - a,
      to[2] - b,
      sample.skin[i] ?? 0,
      1,
    ];
    kinds.forEach((kind, k) => {
      const sum = sums.get(kind);
      if (sum) splat(sum, sample.rgb, 4 * i, values[k] ?? 0);
    });
  });
  const count = sample.lab.length;
  const made = new Map<string, Float32Array>();
  for (const kind of kinds) {
    const own = sums.get(kind) ?? new Float32Array(NODES);
    const near = blurLattice(own, 1.3);
    const wide = blurLattice(own, 4);
    const all = own.reduce((sum, value) => sum + value, 0);
    made.set(
      kind,
      near.map((value, i) => value + 0.02 * (wide[i] as number) + (0.002 * all) / 4),
    );
  }
  const weight = made.get('weight') ?? new Float32Array(NODES).fill(count);
  const ratio = (kind: 'l' | 'a' | 'b' | 'skin') =>
    (made.get(kind) ?? weight).map((value, i) => value / (weight[i] as number));
  return { l: ratio('l'), a: ratio('a'), b: ratio('b'), skin: ratio('skin') };
}
