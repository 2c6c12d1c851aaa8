import type { EraseStroke } from './engine';
import type { PictureSize } from './looks/look';

/** Softness of a stroke's edge as a part of its radius. */
const SOFT = 0.3;

/**
 * Draws erase-back strokes as coverage 0..255 for rows `top .. bottom` of a picture. Radius and
 * points are fractions of the picture's width. `undefined` when no stroke touches these rows.
 */
export function eraseMask(
  strokes: readonly EraseStroke[],
  picture: PictureSize,
  top: number,
  bottom: number,
): Uint8ClampedArray<ArrayBuffer> | undefined {
  const { width } = picture;
  let mask: Uint8ClampedArray<ArrayBuffer> | undefined;
  for (const { radius, points } of strokes) {
    const r = Math.max(0.5, radius * width);
    points.forEach(([px, py], i) => {
      const [qx, qy] = points[i - 1] ?? [px, py];
      const segment = { ax: qx * width, ay: qy * width, bx: px * width, by: py * width };
      const from = Math.max(top, Math.floor(Math.min(segment.ay, segment.by) - r - 1));
      const to = Math.min(bottom, Math.ceil(Math.max(segment.ay, segment.by) + r + 1));
      if (!(from < to)) return;
      mask ??= new Uint8ClampedArray(width * (bottom - top));
      drawSegment(mask, width, top, from, to, segment, r);
    });
  }
  return mask;
}

function drawSegment(
  mask: Uint8ClampedArray,
  width: number,
  top: number,
  from: number,
  to: number,
  { ax, ay, bx, by }: { ax: number; ay: number; bx: number; by: number },
  radius: number,
): void {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const soft = Math.max(1, radius * SOFT);
  const left = Math.max(0, Math.floor(Math.min(ax, bx) - radius - 1));
  const right = Math.min(width, Math.ceil(Math.max(ax, bx) + radius + 1));
  for (let y = from; y < to; y++) {
    for (let x = left; x < right; x++) {
      const ox = x + 0.5 - ax;
      const oy = y + 0.5 - ay;
      const t = squared > 0 ? Math.min(1, Math.max(0, (ox * dx + oy * dy) / squared)) : 0;
      const distance = Math.hypot(ox - t * dx, oy - t * dy);
      const cover = Math.min(1, Math.max(0, (radius - distance) / soft));
      const i = (y - top) * width + x;
      if (cover * 255 > (mask[i] ?? 0)) mask[i] = cover * 255;
    }
  }
}
