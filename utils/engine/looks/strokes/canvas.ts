import { reachOf, type Stroke, spanOf } from './stroke';

/** The painting as far as it is planned, in small: l, a, b per pixel. */
export interface Canvas {
  width: number;
  height: number;
  lab: Float32Array;
}

/** Lays a stroke of one colour on the small canvas, without its bristles. */
export function lay(canvas: Canvas, s: Stroke, l: number, a: number, b: number): void {
  const { width, height, lab } = canvas;
  const reach = reachOf(s);
  const first = Math.max(0, Math.floor(s.y - reach));
  const last = Math.min(height, Math.ceil(s.y + reach));
  const ul = 1 / s.halfLength;
  const uw = 1 / s.halfWidth;
  for (let y = first; y < last; y++) {
    const py = y + 0.5 - s.y;
    const [from, to] = spanOf(s, py, width);
    for (let x = from; x < to; x++) {
      const px = x + 0.5 - s.x;
      const u = (px * s.dx + py * s.dy) * ul;
      if (u < -1 || u > 1) continue;
      const w = (py * s.dx - px * s.dy) * uw - s.bend * (u * u - 1 / 3);
      if (w < -1 || w > 1) continue;
      const o = 3 * (y * width + x);
      lab[o] = l;
      lab[o + 1] = a;
      lab[o + 2] = b;
    }
  }
}
