import type { Kernels, Plane } from '../../kernels/kernels';
import { combine, featuresOf, smoothstep } from '../../looks/likeness';
import type { SmallPicture } from '../../looks/look';
import { percentiles } from '../../looks/measure';
import type { Interest } from './camera';

/** What a still tells a camera: how near each part is, and where to look. */
export interface Relief {
  width: number;
  height: number;
  /** 0 far .. 1 near, row by row. */
  depth: Float32Array;
  interest: Interest;
}

/** Weights of what speaks for nearness. */
const APART = 0.42;
const SHARP = 0.2;
const SKIN = 0.42;
const LOW = 0.34;
/** What lies around the point of interest belongs to what is looked at; how far around, as a share of the short side. */
const ROUND = 0.4;
const AROUND = 0.42;
/** How much more a face draws the camera than anything else. */
const FACE = 14;
/** Sigma of the soft matte around things, of the window in which edges are followed, as shares of the short side. */
const SOFT = 0.012;
const FOLLOW = 0.035;
/** Holes up to this size within a thing belong to it. */
const HOLE = 0.075;
/** Variance of lightness at which an edge is followed by half. */
const EDGE = 0.0015;

/**
 * Estimates how near things are, without a model: what differs from the picture's border, what is
 * sharp, skin, and what stands low are near. The guess then follows the edges of the picture (guided
 * filter, He, Sun, Tang 2013) and is softened, so that nothing tears when it moves.
 */
export function reliefOf(kernels: Kernels, small: SmallPicture): Relief {
  const { width, height } = small;
  const mark = kernels.mark();
  const job = { kernels, small, options: {}, picture: { width, height } };
  const { lab, variance, skin, detail } = featuresOf(job);
  const unit = Math.min(width, height);
  const apart = borderDistance(kernels, lab.l, lab.a, lab.b);
  kernels.gauss(apart, 0.03 * unit, apart);
  const sharp = kernels.plane(width, height);
  combine(kernels, sharp, [variance, detail], (v, d) =>
    Math.max(d, smoothstep(0.008, 0.09, Math.sqrt(v))),
  );
  kernels.gauss(sharp, 0.05 * unit, sharp);
  const guess = kernels.plane(width, height);
  combine(
    kernels,
    guess,
    [apart, sharp, skin],
    (far, fine, s) => APART * far + SHARP * Math.min(1, 1.6 * fine) + SKIN * s,
  );
  const interest = interestOf(kernels, guess, detail, skin);
  closeHoles(kernels, guess, Math.round(HOLE * unit));
  addGround(kernels, guess, interest);
  const followed = follow(kernels, guess, lab.l, FOLLOW * unit);
  kernels.gauss(followed, Math.max(1, SOFT * unit), followed);
  const values = kernels.view(followed).slice();
  kernels.release(mark);
  return { width, height, depth: spread(values), interest };
}

/** 0..1: how unlike each pixel is to the colours along the picture's upper and side borders. */
function borderDistance(kernels: Kernels, l: Plane, a: Plane, b: Plane): Plane {
  const { width, height } = l;
  const [vl, va, vb] = [kernels.view(l), kernels.view(a), kernels.view(b)];
  const border: number[] = [];
  const step = Math.max(1, Math.round((width + 2 * height) / 60));
  for (let x = 0; x < width; x += step) border.push(x + width * Math.floor(height * 0.02));
  for (let y = 0; y < height * 0.75; y += step) {
    border.push(y * width + Math.floor(width * 0.02), y * width + Math.floor(width * 0.98));
  }
  const out = kernels.plane(width, height);
  const values = kernels.view(out);
  const squares = new Float32Array(border.length);
  for (let i = 0; i < values.length; i++) {
    border.forEach((p, k) => {
      const dl = 0.6 * ((vl[i] as number) - (vl[p] as number));
      const da = (va[i] as number) - (va[p] as number);
      const db = (vb[i] as number) - (vb[p] as number);
      squares[k] = dl * dl + 4 * (da * da + db * db);
    });
    // Like a fifth of the border is enough to belong to it: one bright twig does not count.
    const distance = Math.sqrt(fifth(squares));
    values[i] = smoothstep(0.03, 0.22, distance);
  }
  return out;
}

/** The value below which about an eighth of the values lie, found without sorting them all. */
function fifth(values: Float32Array): number {
  let low = 0;
  let high = 2;
  const wanted = values.length / 8;
  for (let i = 0; i < 9; i++) {
    const middle = (low + high) / 2;
    let below = 0;
    for (const value of values) if (value < middle) below += 1;
    if (below < wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** Where the camera is drawn to: the middle of what stands out, skin with features in it before all. */
function interestOf(kernels: Kernels, guess: Plane, detail: Plane, skin: Plane): Interest {
  const { width, height } = guess;
  const g = kernels.view(guess);
  const d = kernels.view(detail);
  const faces = kernels.view(skin);
  let [sum, x, y] = [1e-6, 0.5e-6, 0.5e-6];
  for (let i = 0; i < g.length; i++) {
    const fine = d[i] as number;
    const face = FACE * (faces[i] as number) * (0.15 + fine);
    const weight = (g[i] as number) ** 2 + 1.5 * fine * fine + face;
    sum += weight;
    x += weight * (((i % width) + 0.5) / width);
    y += weight * ((Math.floor(i / width) + 0.5) / height);
  }
  return { x: x / sum, y: y / sum };
}

/** What stands lower is nearer, as on a floor; so is what lies around the point of interest. */
function addGround(kernels: Kernels, guess: Plane, interest: Interest): void {
  const { width, height } = guess;
  const values = kernels.view(guess);
  const reach = AROUND * Math.min(width, height);
  for (let i = 0; i < values.length; i++) {
    const y = Math.floor(i / width);
    const down = y / Math.max(1, height - 1);
    const dx = (i % width) - interest.x * width;
    const dy = 0.75 * (y - interest.y * height);
    const round = Math.exp(-(dx * dx + dy * dy) / (reach * reach));
    values[i] = (values[i] as number) + LOW * down * down + ROUND * round;
  }
}

/** Morphological closing: first everything near grows, then it shrinks back, and holes stay closed. */
function closeHoles(kernels: Kernels, plane: Plane, radius: number): void {
  const values = kernels.view(plane);
  const { width, height } = plane;
  for (const pick of [Math.max, Math.min]) {
    for (const [stride, count, other] of [
      [1, width, width],
      [width, height, 1],
    ] as const) {
      const lines = values.length / count;
      const line = new Float32Array(count);
      for (let k = 0; k < lines; k++) {
        const first = k * other;
        for (let i = 0; i < count; i++) line[i] = values[first + i * stride] as number;
        for (let i = 0; i < count; i++) {
          let best = line[i] as number;
          const last = Math.min(count - 1, i + radius);
          for (let j = Math.max(0, i - radius); j <= last; j++)
            best = pick(best, line[j] as number);
          values[first + i * stride] = best;
        }
      }
    }
  }
}

/** Guided filter: the guess as a local line of the picture's lightness. */
function follow(kernels: Kernels, guess: Plane, guide: Plane, sigma: number): Plane {
  const { width, height } = guess;
  const mean = (plane: Plane) => kernels.gauss(plane, sigma);
  const product = (x: Plane, y: Plane) => {
    const out = kernels.plane(width, height);
    combine(kernels, out, [x, y], (p, q) => p * q);
    return out;
  };
  const [i, p] = [mean(guide), mean(guess)];
  const [ii, ip] = [mean(product(guide, guide)), mean(product(guide, guess))];
  const slope = kernels.plane(width, height);
  combine(kernels, ip, [ip, i, p], (both, x, y) => both - x * y);
  combine(kernels, slope, [ip, ii, i], (c, square, x) => c / (square - x * x + EDGE));
  const base = kernels.plane(width, height);
  combine(kernels, base, [p, slope, i], (y, s, x) => y - s * x);
  const out = kernels.plane(width, height);
  combine(kernels, out, [mean(slope), guide, mean(base)], (s, x, b) => s * x + b);
  return out;
}

/** Brings the values to 0..1, the lowest and highest few aside. */
function spread(values: Float32Array): Float32Array {
  const [low = 0, high = 1] = percentiles(values, [0.03, 0.97]);
  const range = Math.max(0.12, high - low);
  return values.map((v) => smoothstep(-0.05, 1.05, (v - low) / range));
}
