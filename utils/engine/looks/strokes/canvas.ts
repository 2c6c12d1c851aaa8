import { over, reachOf, type Stroke, under } from './stroke';

/** The painting as far as it is planned, in small: l, a, b per pixel. */
export interface Canvas {
  width: number;
  height: number;
  lab: Float32Array;
}

/** Lays a stroke of one colour on the small canvas, without its bristles. */
export function lay(canvas: Canvas, s: Stroke, l: number, a: number, b: number): void {
  const { width, height, lab } = canvas;
  const { dx, dy, bend, halfLength, halfWidth } = s;
  const reach = reachOf(s);
  const first = Math.max(0, Math.floor(s.y - reach));
  const last = Math.min(height, Math.ceil(s.y + reach));
  const low = under(bend) * halfWidth;
  const high = over(bend) * halfWidth;
  const undx = Math.abs(dx) > 1e-4 ? 1 / dx : 0;
  const undy = Math.abs(dy) > 1e-4 ? 1 / dy : 0;
  for (let y = first; y < last; y++) {
    const py = y + 0.5 - s.y;
    const along = py * dy;
    const across = py * dx;
    // Columns of this row that the stroke may cover.
    let from = -s.x;
    let to = width - s.x;
    if (undx !== 0) {
      const p = (-halfLength - along) * undx;
      const q = (halfLength - along) * undx;
      from = Math.max(from, Math.min(p, q));
      to = Math.min(to, Math.max(p, q));
    }
    if (undy !== 0) {
      const p = (across - low) * undy;
      const q = (across - high) * undy;
      from = Math.max(from, Math.min(p, q));
      to = Math.min(to, Math.max(p, q));
    }
    const end = Math.min(width, Math.ceil(s.x + to) + 1);
    for (let x = Math.max(0, Math.floor(s.x + from)); x < end; x++) {
      const px = x + 0.5 - s.x;
      const u = (px * dx + along) / halfLength;
      if (u < -1 || u > 1) continue;
      const w = (across - px * dy) / halfWidth - bend * (u * u - 1 / 3);
      if (w < -1 || w > 1) continue;
      const o = 3 * (y * width + x);
      lab[o] = l;
      lab[o + 1] = a;
      lab[o + 2] = b;
    }
  }
}

/** Goes on with a painting on a larger canvas. */
export function enlarge(from: Canvas, to: Canvas): void {
  const columns = Int32Array.from(
    { length: to.width },
    (_, x) => 3 * Math.floor(((x + 0.5) * from.width) / to.width),
  );
  for (let y = 0, o = 0; y < to.height; y++) {
    const row = 3 * from.width * Math.floor(((y + 0.5) * from.height) / to.height);
    for (let x = 0; x < to.width; x++, o += 3) {
      const i = row + (columns[x] as number);
      to.lab[o] = from.lab[i] as number;
      to.lab[o + 1] = from.lab[i + 1] as number;
      to.lab[o + 2] = from.lab[i + 2] as number;
    }
  }
}
