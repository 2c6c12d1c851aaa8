/** A smooth line between two panes: corners one after another, in pixels of the grid. */
export interface Contour {
  points: Float32Array;
  /** The panes on both sides. */
  left: number;
  right: number;
}

/** How often corners move towards their neighbours: takes the stairs out of pixel borders. */
const SMOOTHING = 9;
/** How far a line may leave the corners it stands for, in pixels of the grid. */
const TOLERANCE = 0.3;

/** Borders between panes as smooth lines, from one meeting point of three panes to the next. */
export function contoursOf(owner: Int32Array, width: number, height: number): Contour[] {
  const wide = width + 1;
  const size = wide * (height + 1);
  // Bit 1: a border runs to the right of the corner, 2: below, 4: to the left, 8: above.
  const runs = new Uint8Array(size);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const c = y * wide + x;
      if (y > 0 && owner[i] !== owner[i - width]) mark(runs, c, c + 1, 1, 4);
      if (x > 0 && owner[i] !== owner[i - 1]) mark(runs, c, c + wide, 2, 8);
    }
  }
  const at = smoothed(runs, width, height);
  const steps = [1, wide, -1, -wide];
  const walked = new Uint8Array(size);
  const contours: Contour[] = [];
  const walk = (start: number, direction: number): void => {
    const corners = [start];
    let corner = start;
    let heading = direction;
    for (;;) {
      walked[corner] = (walked[corner] as number) | (1 << heading);
      corner += steps[heading] as number;
      const back = (heading + 2) & 3;
      walked[corner] = (walked[corner] as number) | (1 << back);
      corners.push(corner);
      const open = runs[corner] as number;
      if (degree(open) !== 2 || corner === start) break;
      heading = 31 - Math.clz32(open & ~(1 << back));
    }
    const [left, right] = sides(owner, width, start, direction);
    contours.push({ points: simplified(corners, at), left, right });
  };
  for (const loops of [false, true]) {
    for (let c = 0; c < size; c++) {
      const open = runs[c] as number;
      if (open === 0 || (!loops && degree(open) === 2)) continue;
      for (let d = 0; d < 4; d++) {
        if (open & (1 << d) && !((walked[c] as number) & (1 << d))) walk(c, d);
      }
    }
  }
  return contours;
}

function mark(runs: Uint8Array, from: number, to: number, out: number, back: number): void {
  runs[from] = (runs[from] as number) | out;
  runs[to] = (runs[to] as number) | back;
}

function degree(open: number): number {
  return (open & 1) + ((open >> 1) & 1) + ((open >> 2) & 1) + ((open >> 3) & 1);
}

/** The panes beside the step from corner `c` in direction `d`. */
function sides(owner: Int32Array, width: number, c: number, d: number): [number, number] {
  const wide = width + 1;
  const x = c % wide;
  const y = (c - x) / wide;
  const [u, v] = d === 0 ? [x, y] : d === 1 ? [x, y] : d === 2 ? [x - 1, y] : [x, y - 1];
  const i = v * width + u;
  return (d & 1) === 0
    ? [owner[i - width] ?? 0, owner[i] ?? 0]
    : [owner[i - 1] ?? 0, owner[i] ?? 0];
}

/** Places of corners after smoothing; those on the picture's rim stay on it. */
function smoothed(runs: Uint8Array, width: number, height: number): Float32Array {
  const wide = width + 1;
  const corners: number[] = [];
  for (let c = 0; c < runs.length; c++) if (runs[c]) corners.push(c);
  const at = new Float32Array(2 * runs.length);
  // One more at the end, at 0, 0: what a corner has where no border leaves it.
  const count = corners.length;
  const xs = new Float32Array(count + 1);
  const ys = new Float32Array(count + 1);
  const shares = new Float32Array(count);
  const place = new Int32Array(runs.length);
  for (let i = 0; i < count; i++) {
    const c = corners[i] as number;
    xs[i] = c % wide;
    ys[i] = Math.floor(c / wide);
    shares[i] = 0.5 / degree(runs[c] as number);
    place[c] = i;
  }
  const steps = [1, wide, -1, -wide] as const;
  const beside = new Int32Array(4 * count);
  for (let i = 0; i < count; i++) {
    const c = corners[i] as number;
    const open = runs[c] as number;
    for (let d = 0; d < 4; d++) {
      beside[4 * i + d] = open & (1 << d) ? (place[c + (steps[d] as number)] as number) : count;
    }
  }
  const nextX = xs.slice();
  const nextY = ys.slice();
  for (let round = 0; round < SMOOTHING; round++) {
    for (let i = 0; i < count; i++) {
      const e = beside[4 * i] as number;
      const s = beside[4 * i + 1] as number;
      const w = beside[4 * i + 2] as number;
      const n = beside[4 * i + 3] as number;
      const ownX = xs[i] as number;
      const ownY = ys[i] as number;
      const share = shares[i] as number;
      const x = (xs[e] as number) + (xs[s] as number) + (xs[w] as number) + (xs[n] as number);
      const y = (ys[e] as number) + (ys[s] as number) + (ys[w] as number) + (ys[n] as number);
      nextX[i] = ownX === 0 || ownX === width ? ownX : 0.5 * ownX + share * x;
      nextY[i] = ownY === 0 || ownY === height ? ownY : 0.5 * ownY + share * y;
    }
    xs.set(nextX);
    ys.set(nextY);
  }
  corners.forEach((c, i) => {
    at[2 * c] = xs[i] as number;
    at[2 * c + 1] = ys[i] as number;
  });
  return at;
}

/** As few points as the tolerance allows (Douglas & Peucker 1973). */
function simplified(corners: readonly number[], at: Float32Array): Float32Array {
  const keep = new Uint8Array(corners.length);
  const last = corners.length - 1;
  keep[0] = 1;
  keep[last] = 1;
  const x = (i: number) => at[2 * (corners[i] as number)] as number;
  const y = (i: number) => at[2 * (corners[i] as number) + 1] as number;
  const stack: [number, number][] = [[0, last]];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [from, to] = range;
    const [x0, y0] = [x(from), y(from)];
    const [dx, dy] = [x(to) - x0, y(to) - y0];
    const length = Math.hypot(dx, dy);
    let worst = TOLERANCE;
    let split = -1;
    for (let i = from + 1; i < to; i++) {
      const px = x(i) - x0;
      const py = y(i) - y0;
      const off =
        length < 1e-6 ? Math.sqrt(px * px + py * py) : Math.abs(px * dy - py * dx) / length;
      if (off > worst) {
        worst = off;
        split = i;
      }
    }
    if (split < 0) continue;
    keep[split] = 1;
    stack.push([from, split], [split, to]);
  }
  const points: number[] = [];
  for (let i = 0; i <= last; i++) if (keep[i]) points.push(x(i), y(i));
  return Float32Array.from(points);
}
