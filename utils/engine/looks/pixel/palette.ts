import type { OklabColour } from '../oklab';

/** Colours are compared in Oklab with its two colour axes stretched: hue matters more than a shade. */
export const STRETCH = 1.4;

/** Steps of lightness and of each colour axis in the histogram. */
const STEPS = 32;
const REACH = 0.5;
/** Counts are raised to this power: a small patch of a colour of its own gets its place. */
const FAIRNESS = 0.47;
const ROUNDS = 8;

/** Colours to choose from, with their weights; colour axes stretched. */
interface Bins {
  l: number[];
  a: number[];
  b: number[];
  weight: number[];
}

/** Floats per cell of the histogram: count, weight, sums of l, a, b. */
const CELL = 5;

/** Counts of colours, `importance` (1 and more) of each. */
export class Histogram {
  private readonly cells = new Float64Array(CELL * STEPS ** 3);

  add(l: number, a: number, b: number, importance: number): void {
    const u = step((a * STRETCH) / (2 * REACH) + 0.5);
    const v = step((b * STRETCH) / (2 * REACH) + 0.5);
    const at = CELL * ((step(l) * STEPS + u) * STEPS + v);
    this.count(at, 1);
    this.count(at + 1, importance);
    this.count(at + 2, l);
    this.count(at + 3, a * STRETCH);
    this.count(at + 4, b * STRETCH);
  }

  private count(at: number, value: number): void {
    this.cells[at] = (this.cells[at] as number) + value;
  }

  private colours(): Bins {
    const out: Bins = { l: [], a: [], b: [], weight: [] };
    for (let at = 0; at < this.cells.length; at += CELL) {
      const n = this.cells[at] as number;
      if (n === 0) continue;
      out.weight.push((this.cells[at + 1] as number) ** FAIRNESS);
      out.l.push((this.cells[at + 2] as number) / n);
      out.a.push((this.cells[at + 3] as number) / n);
      out.b.push((this.cells[at + 4] as number) / n);
    }
    return out;
  }

  /**
   * At most `count` colours by k-means, started by k-means++ (Arthur & Vassilvitskii 2007) from a
   * fixed seed, darkest first. Fewer where the picture has fewer.
   */
  palette(count: number): OklabColour[] {
    const bins = this.colours();
    const size = bins.l.length;
    const k = Math.min(count, size);
    const centres = start(bins, k);
    const owner = new Int32Array(size);
    for (let round = 0; round < ROUNDS; round++) {
      const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number]);
      for (let i = 0; i < size; i++) {
        const own = nearest(centres, bins, i);
        owner[i] = own;
        const sum = sums[own];
        const w = bins.weight[i] ?? 0;
        if (!sum) continue;
        sum[0] += w * (bins.l[i] ?? 0);
        sum[1] += w * (bins.a[i] ?? 0);
        sum[2] += w * (bins.b[i] ?? 0);
        sum[3] += w;
      }
      sums.forEach(([l, a, b, w], j) => {
        if (w > 0) centres[j] = [l / w, a / w, b / w];
      });
    }
    return centres
      .map(([l, a, b]): OklabColour => [l, a / STRETCH, b / STRETCH])
      .sort((x, y) => x[0] - y[0]);
  }
}

function step(v: number): number {
  return Math.min(STEPS - 1, Math.max(0, Math.floor(v * STEPS)));
}

function distance(bins: Bins, i: number, [l, a, b]: OklabColour): number {
  const dl = (bins.l[i] ?? 0) - l;
  const da = (bins.a[i] ?? 0) - a;
  const db = (bins.b[i] ?? 0) - b;
  return dl * dl + da * da + db * db;
}

function nearest(centres: readonly OklabColour[], bins: Bins, i: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < centres.length; j++) {
    const d = distance(bins, i, centres[j] as OklabColour);
    if (d < least) {
      least = d;
      best = j;
    }
  }
  return best;
}

/** First centres: far from each other, by chance weighted with squared distance. */
function start(bins: Bins, k: number): OklabColour[] {
  const size = bins.l.length;
  const away = new Float64Array(size).fill(1);
  const centres: OklabColour[] = [];
  let state = 0x2545f491;
  while (centres.length < k) {
    let total = 0;
    for (let i = 0; i < size; i++) total += (away[i] as number) * (bins.weight[i] ?? 0);
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let left = (state / 2 ** 32) * total;
    let pick = 0;
    for (let i = 0; i < size && left >= 0; i++) {
      const share = (away[i] as number) * (bins.weight[i] ?? 0);
      if (share > 0) pick = i;
      left -= share;
    }
    const centre: OklabColour = [bins.l[pick] ?? 0, bins.a[pick] ?? 0, bins.b[pick] ?? 0];
    for (let i = 0; i < size; i++) {
      const d = distance(bins, i, centre);
      away[i] = centres.length === 0 ? d : Math.min(away[i] as number, d);
    }
    centres.push(centre);
  }
  return centres;
}
