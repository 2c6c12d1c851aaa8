import type { Grid } from './panes';

/** Rounds off ragged borders: a place that few neighbours agree with takes the pane most of them have. */
export function roundOff(
  owner: Int32Array,
  width: number,
  height: number,
  times: number,
): Int32Array {
  let from = owner;
  for (let time = 0; time < times; time++) {
    const to = from.slice();
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
        const own = from[i] as number;
        const beside =
          agrees(from, i - 1, own) +
          agrees(from, i + 1, own) +
          agrees(from, i - width, own) +
          agrees(from, i + width, own);
        if (beside === 4) continue;
        const across =
          agrees(from, i - width - 1, own) +
          agrees(from, i - width + 1, own) +
          agrees(from, i + width - 1, own) +
          agrees(from, i + width + 1, own);
        if (beside + across < 4) to[i] = mostOf(from, i, width);
      }
    }
    from = to;
  }
  return from;
}

function agrees(owner: Int32Array, i: number, own: number): number {
  return owner[i] === own ? 1 : 0;
}

/** The pane that most of the 3 x 3 places around `i` have. */
function mostOf(owner: Int32Array, i: number, width: number): number {
  let best = owner[i] as number;
  let most = 0;
  for (let v = -width; v <= width; v += width) {
    for (let u = -1; u <= 1; u++) {
      const candidate = owner[i + v + u] as number;
      let votes = 0;
      for (let w = -width; w <= width; w += width) {
        for (let t = -1; t <= 1; t++) votes += agrees(owner, i + w + t, candidate);
      }
      if (votes > most) {
        most = votes;
        best = candidate;
      }
    }
  }
  return best;
}

/** Gives every connected part a number of its own; parts under `least` places join the part before them. */
export function separate(
  owner: Int32Array,
  width: number,
  height: number,
  least: number,
): { owner: Int32Array; count: number } {
  const part = new Int32Array(owner.length).fill(-1);
  const stack = new Int32Array(owner.length);
  let count = 0;
  let size = 0;
  const visit = (i: number, own: number) => {
    if (part[i] !== -1 || owner[i] !== own) return;
    part[i] = count;
    stack[size++] = i;
  };
  for (let start = 0; start < owner.length; start++) {
    if (part[start] !== -1) continue;
    const own = owner[start] as number;
    const before = start % width > 0 ? start - 1 : start - width;
    const neighbour = part[before] ?? -1;
    size = 0;
    visit(start, own);
    for (let next = 0; next < size; next++) {
      const i = stack[next] as number;
      const x = i % width;
      if (x > 0) visit(i - 1, own);
      if (x < width - 1) visit(i + 1, own);
      if (i >= width) visit(i - width, own);
      if (i < width * (height - 1)) visit(i + width, own);
    }
    if (size < least && neighbour >= 0) {
      for (let k = 0; k < size; k++) part[stack[k] as number] = neighbour;
    } else count++;
  }
  return { owner: part, count };
}

/** Difference of lightness and of colour (Oklab) that parts of one face may have. */
const FACE_LIGHT = 0.3;
const FACE_COLOUR = 0.06;
/** Mean of the mask from which a pane is part of a face. */
const FACE = 0.27;

/** Makes one pane of neighbours of like colour that both lie within `mask`: a face is cut whole, then painted. */
export function joinMasked(
  grid: Grid,
  owner: Int32Array,
  count: number,
  mask: Float32Array,
): Int32Array {
  const { width } = grid;
  const sums = new Float64Array(5 * count);
  const gather = (values: Float32Array, c: number) => {
    for (let i = 0; i < owner.length; i++) {
      const at = 5 * (owner[i] as number) + c;
      sums[at] = (sums[at] as number) + (values[i] as number);
    }
  };
  [mask, grid.l, grid.a, grid.b].forEach(gather);
  for (const k of owner) sums[5 * k + 4] = (sums[5 * k + 4] as number) + 1;
  const mean = (k: number, c: number) =>
    (sums[5 * k + c] as number) / Math.max(1, sums[5 * k + 4] as number);
  const alike = (j: number, k: number) =>
    mean(j, 0) > FACE &&
    mean(k, 0) > FACE &&
    Math.abs(mean(j, 1) - mean(k, 1)) < FACE_LIGHT &&
    Math.hypot(mean(j, 2) - mean(k, 2), mean(j, 3) - mean(k, 3)) < FACE_COLOUR;
  const root = Int32Array.from({ length: count }, (_, k) => k);
  const find = (k: number): number => {
    let r = k;
    while (root[r] !== r) r = root[r] as number;
    root[k] = r;
    return r;
  };
  const within = Uint8Array.from({ length: count }, (_, k) => (mean(k, 0) > FACE ? 1 : 0));
  for (let i = width + 1; i < owner.length; i++) {
    const k = owner[i] as number;
    if (!within[k]) continue;
    const left = owner[i - 1] as number;
    const above = owner[i - width] as number;
    if (left !== k && i % width > 0 && alike(k, left)) root[find(left)] = find(k);
    if (above !== k && alike(k, above)) root[find(above)] = find(k);
  }
  return owner.map((k) => find(k));
}
