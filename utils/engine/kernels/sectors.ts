import { ANGLES, type KuwaharaTable, SECTORS, STEPS } from './kuwahara';

/** Sum of a sector's weights in fixed point. */
const TOTAL = 32767;

/** Sectors that one entry can hold, and where the four windows of as many sectors begin. */
const WINDOW = 4;
const FIRST = [0, 4, 2, 6] as const;

/**
 * A Kuwahara table for two neighbouring samples at a time. Most pairs of samples count in three or
 * four neighbouring sectors only, so an entry holds a pair's weights in a window of four sectors;
 * a pair near the centre has several entries. Entries come in couples that are worked on together:
 * first those of sectors 0 to 3 with those of 4 to 7, then those of 2 to 5 with those of 6 to 1.
 */
export interface SectorTable {
  reach: number;
  /** Two per kernel: first couple of the first and of the second list; one more at the end. */
  starts: Int32Array;
  /** Per entry: the pair's place from the centre. */
  dx: Int8Array;
  dy: Int8Array;
  /** Per entry, two samples by four sectors: `w[2 * sector + sample]`. */
  weights: Int16Array;
}

/** Values of an entry's weights: two samples by four sectors. */
const WEIGHTS = 2 * WINDOW;

/**
 * By which sectors a pair counts in (a bit each): the first window and the second that together hold
 * them, -1 for none.
 */
const WINDOWS = Array.from({ length: 1 << SECTORS }, (_, used): readonly [number, number] => {
  if (used === 0) return [-1, -1];
  const single = FIRST.findIndex((first) => {
    for (let k = 0; k < SECTORS; k++) {
      if (used & (1 << k) && (k - first + SECTORS) % SECTORS >= WINDOW) return false;
    }
    return true;
  });
  return single < 0 ? [0, 1] : [single, -1];
});

/** Entries of one window of one kernel, used again for the next. */
class List {
  count = 0;
  dx: Int8Array;
  dy: Int8Array;
  weights: Int16Array;

  constructor(room: number) {
    this.dx = new Int8Array(room);
    this.dy = new Int8Array(room);
    this.weights = new Int16Array(room * WEIGHTS);
  }

  add(dx: number, dy: number): number {
    if (this.count === this.dx.length) {
      this.dx = grown(this.dx, new Int8Array(2 * this.count));
      this.dy = grown(this.dy, new Int8Array(2 * this.count));
      this.weights = grown(this.weights, new Int16Array(2 * this.count * WEIGHTS));
    }
    this.dx[this.count] = dx;
    this.dy[this.count] = dy;
    return WEIGHTS * this.count++;
  }

  /** Writes entry `i`, or nothing where there is none, after the last of `into`. */
  copy(i: number, into: List): void {
    if (i >= this.count) {
      const nothing = into.add(0, 0);
      into.weights.fill(0, nothing, nothing + WEIGHTS);
      return;
    }
    const at = into.add(this.dx[i] as number, this.dy[i] as number);
    const { weights } = into;
    for (let k = 0; k < WEIGHTS; k++) weights[at + k] = this.weights[WEIGHTS * i + k] as number;
  }
}

function grown<Values extends Int8Array | Int16Array>(from: Values, into: Values): Values {
  into.set(from);
  return into;
}

/** Packs a table of floats: pairs along rows, windows of four sectors, 16-bit weights. */
export function sectorTable(table: KuwaharaTable): SectorTable {
  const kernels = ANGLES * STEPS;
  const starts = new Int32Array(2 * kernels + 1);
  const all = new List(table.dx.length + 64);
  const lists = FIRST.map(() => new List(256));
  const whole = new Int32Array(table.weights.length);
  for (let kernel = 0; kernel < kernels; kernel++) {
    const first = table.starts[kernel] as number;
    const end = table.starts[kernel + 1] as number;
    integers(table.weights, whole, first, end);
    for (const list of lists) list.count = 0;
    sortPairs(table, whole, first, end, lists);
    for (const half of [0, 1] as const) {
      const [one, other] = [lists[2 * half] as List, lists[2 * half + 1] as List];
      for (let i = 0; i < Math.max(one.count, other.count); i++) {
        one.copy(i, all);
        other.copy(i, all);
      }
      starts[2 * kernel + half + 1] = all.count / 2;
    }
  }
  return {
    reach: table.reach,
    starts,
    dx: all.dx.slice(0, all.count),
    dy: all.dy.slice(0, all.count),
    weights: all.weights.slice(0, all.count * WEIGHTS),
  };
}

/** Puts pairs of samples into the lists of the windows that hold their sectors. */
function sortPairs(
  { dx, dy }: KuwaharaTable,
  whole: Int32Array,
  first: number,
  end: number,
  lists: readonly List[],
): void {
  for (let i = first; i < end; i++) {
    // Samples of a row follow each other.
    const paired = i + 1 < end && dy[i + 1] === dy[i] && dx[i + 1] === (dx[i] as number) + 1;
    const left = i * SECTORS;
    const right = left + SECTORS;
    let used = 0;
    for (let k = 0; k < SECTORS; k++) {
      if (whole[left + k] || (paired && whole[right + k])) used |= 1 << k;
    }
    for (const window of WINDOWS[used] ?? []) {
      const list = lists[window];
      if (!list) continue;
      const at = list.add(dx[i] as number, dy[i] as number);
      const from = FIRST[window] as number;
      for (let k = 0; k < WINDOW; k++) {
        const sector = (from + k) % SECTORS;
        list.weights[at + 2 * k] = whole[left + sector] as number;
        list.weights[at + 2 * k + 1] = paired ? (whole[right + sector] as number) : 0;
      }
    }
    if (paired) i++;
  }
}

/** Weights of a kernel as integers, every sector's sum exactly `TOTAL`. */
function integers(weights: Float32Array, whole: Int32Array, first: number, end: number): void {
  const sums = new Int32Array(SECTORS);
  const most = new Int32Array(SECTORS).fill(-1);
  for (let at = first * SECTORS; at < end * SECTORS; at += SECTORS) {
    for (let k = 0; k < SECTORS; k++) {
      const weight = (TOTAL * (weights[at + k] as number) + 0.5) | 0;
      whole[at + k] = weight;
      sums[k] = (sums[k] as number) + weight;
      const best = most[k] as number;
      if (best < 0 || weight > (whole[best] as number)) most[k] = at + k;
    }
  }
  for (let k = 0; k < SECTORS; k++) {
    const best = most[k] as number;
    if (best >= 0) whole[best] = (whole[best] as number) + TOTAL - (sums[k] as number);
  }
}
