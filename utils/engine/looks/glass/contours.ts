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
  const xs = Float32Array.from(corners, (c) => c % wide);
  const ys = Float32Array.from(corners, (c) => Math.floor(c / wide));
  // Neighbours by place in the list; where a border ends, the corner itself.
  const place = new Int32Array(runs.length);
  corners.forEach((c, i) => {
    place[c] = i;
  });
  const steps = [1, wide, -1, -wide];
  const beside = new Int32Array(4 * corners.length);
  const shares = Float32Array.from(corners, (c) => 0.5 / degree(runs[c] as number));
  corners.forEach((c, i) => {
    const open = runs[c] as number;
    steps.forEach((step, d) => {
      beside[4 * i + d] = open & (1 << d) ? (place[c + step] as number) : -1;
    });
  });
  const nextX = xs.slice();
  const nextY = ys.slice();
  for (let round = 0; round < SMOOTHING; round++) {
    for (let i = 0; i < corners.length; i++) {
      let [x, y] = [0, 0];
      for (let k = 4 * i; k < 4 * i + 4; k++) {
        const other = beside[k] as number;
        if (other < 0) continue;
        x += xs[other] as number;
        y += ys[other] as number;
      }
      const ownX = xs[i] as number;
      const ownY = ys[i] as number;
      const share = shares[i] as number;
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
      const [px, py] = [x(i) - x0, y(i) - y0];
      const off = length < 1e-6 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length;
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
