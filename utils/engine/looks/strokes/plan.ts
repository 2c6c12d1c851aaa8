import { type Canvas, enlarge, lay } from './canvas';
import type { Directions } from './direction';
import { AT, PLANNED, type Stroke } from './stroke';

/** One brush: strokes of about one size, laid where the canvas is not yet like the picture. */
export interface Layer {
  /** What it is planned on: the broader the brush, the fewer pixels that needs. */
  site: Site;
  /** Half width of its strokes, in pixels of the site. */
  radius: number;
  /** Difference (Oklab, root of the mean square over a cell) from which a stroke is laid. */
  threshold: number;
  /** Half length of its strokes at most, in half widths. */
  reach: number;
  /** Side of a cell of its grid, in half widths. */
  cell: number;
  /** Steps of a half width that a stroke makes each way whatever it meets, but for a strong edge. */
  least: number;
  /** How thick its paint is, 0..1. */
  body: number;
  /** Only where a likeness is at stake. */
  guarded: boolean;
  /** What the brush sees of the picture: l, a, b. */
  sees: readonly [Float32Array, Float32Array, Float32Array];
}

/** What strokes are planned on: a canvas and grids over it. */
export interface Site {
  canvas: Canvas;
  directions: Directions;
  /** Where a likeness is at stake, 0..1, at the canvas' size. */
  guard: Float32Array;
  /** What thresholds are multiplied by, as far as the surroundings are busy: in calm ones little stands out. */
  busy: Float32Array;
  /** Pixels of the picture to be made per pixel of the canvas. */
  zoomX: number;
  zoomY: number;
}

/** Weight of a difference in colour beside one in lightness. */
const COLOUR = 1.5;

/** Where the finest brush is taken up. */
const GUARDED = 0.52;

/** Steepest a stroke may be at its ends against its chord. */
const STEEP = 0.7;

/** A 32-bit random number generator, 0..1. */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Plans strokes layer by layer after Hertzmann 1998: over a grid, wherever the canvas differs from
 * what the brush sees by more than its threshold, a stroke is laid at the worst place. Returns
 * `PLANNED` numbers for each, in the order they are painted.
 */
export function planStrokes(layers: readonly Layer[]): Float32Array {
  const out: number[] = [];
  const random = randomOf(0x5eed);
  let before: Canvas | undefined;
  for (const layer of layers) {
    const { site } = layer;
    if (before && before !== site.canvas) enlarge(before, site.canvas);
    before = site.canvas;
    planLayer(site, layer, random, out);
  }
  return Float32Array.from(out);
}

function planLayer(site: Site, layer: Layer, random: () => number, out: number[]): void {
  const { width, height } = site.canvas;
  const cell = Math.max(1, layer.cell * layer.radius);
  const columns = Math.max(1, Math.round(width / cell));
  const rows = Math.max(1, Math.round(height / cell));
  const order: number[] = [];
  for (let index = 0; index < columns * rows; index++) {
    if (!layer.guarded || heldAt(site, index, columns, rows) >= GUARDED) order.push(index);
  }
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const t = order[i] as number;
    order[i] = order[j] as number;
    order[j] = t;
  }
  for (const index of order) {
    const column = index % columns;
    const row = (index - column) / columns;
    const x0 = Math.floor((column * width) / columns);
    const x1 = Math.max(x0 + 1, Math.floor(((column + 1) * width) / columns));
    const y0 = Math.floor((row * height) / rows);
    const y1 = Math.max(y0 + 1, Math.floor(((row + 1) * height) / rows));
    const at = worstOf(site, layer, x0, y0, Math.min(width, x1), Math.min(height, y1));
    if (at >= 0) layStroke(site, layer, at, random, out);
  }
}

/** How much a likeness is at stake in the middle of a cell. */
function heldAt({ canvas, guard }: Site, index: number, columns: number, rows: number): number {
  const x = Math.floor((((index % columns) + 0.5) * canvas.width) / columns);
  const y = Math.floor(((Math.floor(index / columns) + 0.5) * canvas.height) / rows);
  return guard[y * canvas.width + x] as number;
}

/** The pixel of a cell that differs most, or -1 where a stroke is not called for. */
function worstOf(
  { canvas, guard, busy }: Site,
  layer: Layer,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  const [l, a, b] = layer.sees;
  const middle = ((y0 + y1) >> 1) * canvas.width + ((x0 + x1) >> 1);
  const held = guard[middle] as number;
  let sum = 0;
  let most = -1e-6;
  let at = -1;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const i = y * canvas.width + x;
      const dl = (l[i] as number) - (canvas.lab[3 * i] as number);
      const da = (a[i] as number) - (canvas.lab[3 * i + 1] as number);
      const db = (b[i] as number) - (canvas.lab[3 * i + 2] as number);
      const d = dl * dl + COLOUR * (da * da + db * db);
      sum += d;
      // Clearly more: in flat areas rounding must not choose the place.
      if (d > 1.0002 * most + 1e-6) {
        most = d;
        at = i;
      }
    }
  }
  // Strokes of a pixel or two are not seen as such: they are left for what stands out.
  const tiny = layer.radius < 1.8 && !layer.guarded ? 1.35 : 1;
  const least = tiny * layer.threshold * (busy[middle] as number) * (1 - 0.65 * held);
  return sum >= least * least * (x1 - x0) * (y1 - y0) ? at : -1;
}

/** Follows the flow both ways from a pixel as long as the colour holds, and lays the stroke that fits. */
function layStroke(
  site: Site,
  layer: Layer,
  at: number,
  random: () => number,
  out: number[],
): void {
  const { canvas, guard, zoomX, zoomY } = site;
  const { width } = canvas;
  const [sl, sa, sb] = layer.sees;
  const held = guard[at] as number;
  const l = sl[at] as number;
  const a = sa[at] as number;
  const b = sb[at] as number;
  const x = (at % width) + 0.5;
  const y = Math.floor(at / width) + 0.5;
  const radius = layer.radius * (0.8 + 0.4 * random()) * (1 - 0.25 * held);
  const steps = Math.max(1, Math.round(layer.reach * (0.7 + 0.6 * random()) * (1 - 0.4 * held)));
  const ahead = follow(site, layer, x, y, 1, radius, steps, [l, a, b]);
  const behind = follow(site, layer, x, y, -1, radius, steps, [l, a, b]);
  const chordX = ahead[0] - behind[0];
  const chordY = ahead[1] - behind[1];
  const chord = Math.hypot(chordX, chordY);
  const dx = chord > 0.01 ? chordX / chord : 1;
  const dy = chord > 0.01 ? chordY / chord : 0;
  const halfLength = 0.5 * chord + 0.8 * radius;
  // The parabola through both ends and the place it began at.
  const mx = x - 0.5 * (ahead[0] + behind[0]);
  const my = y - 0.5 * (ahead[1] + behind[1]);
  const sag = my * dx - mx * dy;
  const most = (STEEP * halfLength) / (2 * radius);
  const bend = Math.min(most, Math.max(-most, -sag / radius));
  const s: Stroke = {
    x: 0.5 * (ahead[0] + behind[0]) + (-dy * sag * 2) / 3,
    y: 0.5 * (ahead[1] + behind[1]) + (dx * sag * 2) / 3,
    dx,
    dy,
    halfLength,
    halfWidth: radius,
    bend,
  };
  lay(canvas, s, l, a, b);
  const zoom = 0.5 * (zoomX + zoomY);
  const place = out.length;
  out.length = place + PLANNED;
  out[place + AT.x] = s.x * zoomX;
  out[place + AT.y] = s.y * zoomY;
  out[place + AT.dx] = dx;
  out[place + AT.dy] = dy;
  out[place + AT.halfLength] = halfLength * zoom;
  out[place + AT.halfWidth] = radius * zoom;
  out[place + AT.bend] = bend;
  out[place + AT.l] = l;
  out[place + AT.a] = a;
  out[place + AT.b] = b;
  out[place + AT.body] = layer.body;
  out[place + AT.free] = Math.max(0, 1 - 2.2 * held);
}

/** Where the brush gets to, one way. */
function follow(
  { canvas, directions }: Site,
  layer: Layer,
  startX: number,
  startY: number,
  sign: number,
  stride: number,
  steps: number,
  [l, a, b]: readonly [number, number, number],
): [x: number, y: number] {
  const { width, height } = canvas;
  const [sl, sa, sb] = layer.sees;
  const fx = directions.width / width;
  const fy = directions.height / height;
  let x = startX;
  let y = startY;
  let dx = 0;
  let dy = 0;
  for (let step = 0; step < steps; step++) {
    const g =
      Math.min(directions.height - 1, Math.floor(y * fy)) * directions.width +
      Math.min(directions.width - 1, Math.floor(x * fx));
    let nx = directions.x[g] as number;
    let ny = directions.y[g] as number;
    const turn = step === 0 ? sign : nx * dx + ny * dy;
    if (turn < 0) {
      nx = -nx;
      ny = -ny;
    }
    dx = step === 0 ? nx : 0.5 * (dx + nx);
    dy = step === 0 ? ny : 0.5 * (dy + ny);
    const px = x + stride * dx;
    const py = y + stride * dy;
    if (px < 0 || py < 0 || px >= width || py >= height) break;
    const i = Math.floor(py) * width + Math.floor(px);
    const rl = sl[i] as number;
    const ra = sa[i] as number;
    const rb = sb[i] as number;
    const own = (rl - l) ** 2 + COLOUR * ((ra - a) ** 2 + (rb - b) ** 2);
    const was =
      (rl - (canvas.lab[3 * i] as number)) ** 2 +
      COLOUR *
        ((ra - (canvas.lab[3 * i + 1] as number)) ** 2 +
          (rb - (canvas.lab[3 * i + 2] as number)) ** 2);
    if (own > was && own > (step < layer.least ? 0.006 : 0.0004)) break;
    x = px;
    y = py;
  }
  return [x, y];
}
