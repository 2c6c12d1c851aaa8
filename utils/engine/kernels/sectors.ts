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

interface Entry {
  dx: number;
  dy: number;
  weights: readonly number[];
}

/** Packs a table of floats: pairs along rows, windows of four sectors, 16-bit weights. */
export function sectorTable(table: KuwaharaTable): SectorTable {
  const kernels = ANGLES * STEPS;
  const starts = new Int32Array(2 * kernels + 1);
  const entries: Entry[] = [];
  for (let kernel = 0; kernel < kernels; kernel++) {
    const lists = entriesOf(table, table.starts[kernel] ?? 0, table.starts[kernel + 1] ?? 0);
    for (const half of [0, 1] as const) {
      const [one, other] = [lists[2 * half] ?? [], lists[2 * half + 1] ?? []];
      for (let i = 0; i < Math.max(one.length, other.length); i++) {
        entries.push(one[i] ?? NOTHING, other[i] ?? NOTHING);
      }
      starts[2 * kernel + half + 1] = entries.length / 2;
    }
  }
  return {
    reach: table.reach,
    starts,
    dx: Int8Array.from(entries, ({ dx }) => dx),
    dy: Int8Array.from(entries, ({ dy }) => dy),
    weights: Int16Array.from(entries.flatMap(({ weights }) => weights)),
  };
}

const NOTHING: Entry = { dx: 0, dy: 0, weights: new Array(2 * WINDOW).fill(0) };

/** The entries of one kernel by window. */
function entriesOf({ dx, dy, weights }: KuwaharaTable, first: number, end: number): Entry[][] {
  const whole = integers(weights, first, end);
  const lists: Entry[][] = FIRST.map(() => []);
  for (let i = first; i < end; i++) {
    // Samples of a row follow each other.
    const paired = i + 1 < end && dy[i + 1] === dy[i] && dx[i + 1] === (dx[i] ?? 0) + 1;
    const left = whole.subarray((i - first) * SECTORS, (i - first + 1) * SECTORS);
    const right = paired
      ? whole.subarray((i - first + 1) * SECTORS, (i - first + 2) * SECTORS)
      : new Int32Array(SECTORS);
    for (const window of windowsOf(left, right)) {
      const pair: number[] = [];
      for (let k = 0; k < WINDOW; k++) {
        const sector = ((FIRST[window] ?? 0) + k) % SECTORS;
        pair.push(left[sector] ?? 0, right[sector] ?? 0);
        left[sector] = 0;
        right[sector] = 0;
      }
      lists[window]?.push({ dx: dx[i] ?? 0, dy: dy[i] ?? 0, weights: pair });
    }
    if (paired) i++;
  }
  return lists;
}

/** The windows that together hold every sector in which either sample counts: one if possible, else two. */
function windowsOf(left: Int32Array, right: Int32Array): readonly number[] {
  const used: number[] = [];
  for (let k = 0; k < SECTORS; k++) if (left[k] || right[k]) used.push(k);
  if (used.length === 0) return [];
  const inside = (window: number) =>
    used.every((k) => (k - (FIRST[window] ?? 0) + SECTORS) % SECTORS < WINDOW);
  const single = [0, 1, 2, 3].find(inside);
  return single === undefined ? [0, 1] : [single];
}

/** Weights of a kernel as integers, every sector's sum exactly `TOTAL`. */
function integers(weights: Float32Array, first: number, end: number): Int32Array {
  const whole = new Int32Array((end - first) * SECTORS);
  for (let k = 0; k < SECTORS; k++) {
    let sum = 0;
    let most = 0;
    for (let i = 0; i < end - first; i++) {
      const weight = Math.round(TOTAL * (weights[(first + i) * SECTORS + k] ?? 0));
      whole[i * SECTORS + k] = weight;
      sum += weight;
      if (weight > (whole[most * SECTORS + k] ?? 0)) most = i;
    }
    whole[most * SECTORS + k] = (whole[most * SECTORS + k] ?? 0) + TOTAL - sum;
  }
  return whole;
}
