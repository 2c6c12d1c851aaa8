import type { Heap } from './heap';

/** Kernel table: angles over half a turn, steps of anisotropy from 0 to 1, sectors of the disc. */
export const ANGLES = 32;
export const STEPS = 8;
export const SECTORS = 8;

/** One ellipse per angle and anisotropy: offsets of its samples and, per sample, eight sector weights. */
export interface KuwaharaTable {
  /** Furthest sample in pixels. */
  reach: number;
  /** First sample of each kernel, and one past the last: `ANGLES * STEPS + 1` entries. */
  starts: Int32Array;
  dx: Int8Array;
  dy: Int8Array;
  /** `SECTORS` per sample; over a kernel each sector sums to 1. */
  weights: Float32Array;
}

// Sector weight ((y + zeta) - eta x^2)^2 on the unit disc: Kyprianidis, Semmo, Kang, Doellner,
// "Anisotropic Kuwahara Filtering with Polynomial Weighting Functions", TPCG 2010, section 3.
// zeta = 2 / radius; eta makes the weight vanish at 0.58 rad off the sector's axis.
const ZERO_CROSSING = 0.58;
const FALLOFF = 3.125;

/** Builds the table for a mean radius in pixels (about 5 ms for radius 8). */
export function kuwaharaTable(radius: number): KuwaharaTable {
  const zeta = 2 / Math.max(2, radius);
  const reach = Math.ceil(radius * 2);
  const starts = new Int32Array(ANGLES * STEPS + 1);
  const samples = new Samples(Math.ceil(ANGLES * STEPS * (3.3 * radius * radius + 8)));
  for (let step = 0; step < STEPS; step++) {
    const anisotropy = step / (STEPS - 1);
    const long = radius * (1 + anisotropy);
    const short = radius / (1 + anisotropy);
    for (let turn = 0; turn < ANGLES; turn++) {
      const first = samples.count;
      addEllipse(samples, (turn * Math.PI) / ANGLES, long, short, zeta);
      normalise(samples.weights, first, samples.count);
      starts[step * ANGLES + turn + 1] = samples.count;
    }
  }
  const { count, dx, dy, weights } = samples;
  return {
    reach,
    starts,
    dx: dx.slice(0, count),
    dy: dy.slice(0, count),
    weights: weights.slice(0, count * SECTORS),
  };
}

/** Samples in the order they are found, with room for so many at first. */
class Samples {
  count = 0;
  dx: Int8Array;
  dy: Int8Array;
  weights: Float32Array;

  constructor(room: number) {
    this.dx = new Int8Array(room);
    this.dy = new Int8Array(room);
    this.weights = new Float32Array(room * SECTORS);
  }

  /** The place of the weights of one more sample. */
  add(dx: number, dy: number): number {
    if (this.count === this.dx.length) this.grow();
    this.dx[this.count] = dx;
    this.dy[this.count] = dy;
    return SECTORS * this.count++;
  }

  private grow(): void {
    const { dx, dy, weights } = this;
    const room = 2 * dx.length + 64;
    this.dx = new Int8Array(room);
    this.dy = new Int8Array(room);
    this.weights = new Float32Array(room * SECTORS);
    this.dx.set(dx);
    this.dy.set(dy);
    this.weights.set(weights);
  }
}

function addEllipse(
  samples: Samples,
  angle: number,
  long: number,
  short: number,
  zeta: number,
): void {
  const eta = (zeta + Math.cos(ZERO_CROSSING)) / Math.sin(ZERO_CROSSING) ** 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const tall = Math.ceil(Math.sqrt((long * sin) ** 2 + (short * cos) ** 2));
  const wide = Math.ceil(Math.sqrt((long * cos) ** 2 + (short * sin) ** 2));
  for (let dy = -tall; dy <= tall; dy++) {
    for (let dx = -wide; dx <= wide; dx++) {
      const u = (cos * dx + sin * dy) / long;
      const v = (-sin * dx + cos * dy) / short;
      const far = u * u + v * v;
      if (far > 1) continue;
      const at = samples.add(dx, dy);
      // Along the axes of sectors 0 to 3; of 4 to 7 it is the opposite. Off an axis is along the next but one.
      const p = Math.SQRT1_2 * (u + v);
      const q = Math.SQRT1_2 * (v - u);
      const { weights } = samples;
      opposite(weights, at, u, zeta - eta * v * v);
      opposite(weights, at + 1, p, zeta - eta * q * q);
      opposite(weights, at + 2, v, zeta - eta * u * u);
      opposite(weights, at + 3, q, zeta - eta * p * p);
      let sum = 0;
      for (let k = 0; k < SECTORS; k++) sum += weights[at + k] as number;
      if (sum <= 0) {
        samples.count--;
        continue;
      }
      const gauss = Math.exp(-FALLOFF * far) / sum;
      for (let k = 0; k < SECTORS; k++) weights[at + k] = (weights[at + k] as number) * gauss;
    }
  }
}

/** Weights in a sector and in the one across from it. */
function opposite(weights: Float32Array, at: number, along: number, rest: number): void {
  const here = Math.max(0, rest + along);
  const there = Math.max(0, rest - along);
  weights[at] = here * here;
  weights[at + SECTORS / 2] = there * there;
}

function normalise(weights: Float32Array, first: number, end: number): void {
  for (let k = 0; k < SECTORS; k++) {
    let sum = 0;
    for (let i = first; i < end; i++) sum += weights[i * SECTORS + k] as number;
    const inverse = 1 / sum;
    for (let i = first; i < end; i++) {
      weights[i * SECTORS + k] = (weights[i * SECTORS + k] as number) * inverse;
    }
  }
}

/**
 * Copies three planes into one of four floats a pixel (l, a, b, l*l + a*a + b*b) with a border of
 * repeated edge pixels; rows count in the bordered picture.
 */
export function border(
  heap: Heap,
  inL: number,
  inA: number,
  inB: number,
  out: number,
  width: number,
  height: number,
  reach: number,
  from: number,
  to: number,
): void {
  const { f32 } = heap;
  const outWidth = width + 2 * reach;
  for (let y = from; y < to; y++) {
    const sy = Math.min(height - 1, Math.max(0, y - reach));
    for (let x = 0; x < outWidth; x++) {
      const i = sy * width + Math.min(width - 1, Math.max(0, x - reach));
      const l = f32[(inL >> 2) + i] as number;
      const a = f32[(inA >> 2) + i] as number;
      const b = f32[(inB >> 2) + i] as number;
      const o = (out >> 2) + 4 * (y * outWidth + x);
      f32[o] = l;
      f32[o + 1] = a;
      f32[o + 2] = b;
      f32[o + 3] = l * l + a * a + b * b;
    }
  }
}

/** Angle of (x, y) over half a turn, 0..1, by a polynomial (error below 0.001 turn). */
export function halfTurn(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const t = Math.min(ax, ay) / Math.max(ax, ay, 1e-20);
  const s = t * t;
  // atan(t) / pi on 0..1
  const part = t * (0.317947 + s * (-0.10256 + s * (0.049 - s * 0.014466)));
  const quarter = ay > ax ? 0.5 - part : part;
  return x < 0 !== y < 0 ? 1 - quarter : quarter;
}

/**
 * The filter itself. `offsets` holds per sample a byte offset into the bordered picture; `q` is half
 * the sharpness as a power of two squarings (2: power 4), `hardness` scales the variance.
 */
export function kuwahara(
  heap: Heap,
  bordered: number,
  flowX: number,
  flowY: number,
  anisotropy: number,
  outL: number,
  outA: number,
  outB: number,
  width: number,
  reach: number,
  starts: number,
  offsets: number,
  weights: number,
  hardness: number,
  squarings: number,
  from: number,
  to: number,
): void {
  const { f32, i32 } = heap;
  const rowWidth = width + 2 * reach;
  const l = new Float64Array(SECTORS);
  const a = new Float64Array(SECTORS);
  const b = new Float64Array(SECTORS);
  const q = new Float64Array(SECTORS);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const turn = halfTurn(f32[(flowX >> 2) + i] as number, f32[(flowY >> 2) + i] as number);
      const angle = ((turn * ANGLES + 0.5) | 0) & (ANGLES - 1);
      const step = ((f32[(anisotropy >> 2) + i] as number) * (STEPS - 1) + 0.5) | 0;
      const kernel = (starts >> 2) + step * ANGLES + angle;
      const centre = (bordered >> 2) + 4 * ((y + reach) * rowWidth + x + reach);
      l.fill(0);
      a.fill(0);
      b.fill(0);
      q.fill(0);
      for (let n = i32[kernel] as number, end = i32[kernel + 1] as number; n < end; n++) {
        const p = centre + ((i32[(offsets >> 2) + n] as number) >> 2);
        const pl = f32[p] as number;
        const pa = f32[p + 1] as number;
        const pb = f32[p + 2] as number;
        const pq = f32[p + 3] as number;
        const w = (weights >> 2) + n * SECTORS;
        for (let k = 0; k < SECTORS; k++) {
          const weight = f32[w + k] as number;
          if (weight === 0) continue;
          l[k] = (l[k] as number) + weight * pl;
          a[k] = (a[k] as number) + weight * pa;
          b[k] = (b[k] as number) + weight * pb;
          q[k] = (q[k] as number) + weight * pq;
        }
      }
      let total = 0;
      let sl = 0;
      let sa = 0;
      let sb = 0;
      for (let k = 0; k < SECTORS; k++) {
        const ml = l[k] as number;
        const ma = a[k] as number;
        const mb = b[k] as number;
        let v = Math.max(0, (q[k] as number) - ml * ml - ma * ma - mb * mb) * hardness;
        for (let s = 0; s < squarings; s++) v *= v;
        const weight = 1 / (1 + v);
        total += weight;
        sl += ml * weight;
        sa += ma * weight;
        sb += mb * weight;
      }
      f32[(outL >> 2) + i] = sl / total;
      f32[(outA >> 2) + i] = sa / total;
      f32[(outB >> 2) + i] = sb / total;
    }
  }
}
