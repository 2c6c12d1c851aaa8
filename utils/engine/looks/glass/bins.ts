/** Floats per segment: start x, y; direction x, y; one over its squared length; width. */
export const SEGMENT_FLOATS = 6;

/** Segments sorted into square bins, each bin holding every segment within `reach` of it. */
export interface Bins {
  /** Side of a bin and reach, in pixels of the grid. */
  side: number;
  reach: number;
  across: number;
  down: number;
  /** Per bin: its first segment; one more at the end. */
  starts: Float32Array;
  /** `SEGMENT_FLOATS` values a segment, repeated for each bin. */
  segments: Float32Array;
}

/** `segments`: x0, y0, x1, y1, width, one after another. */
export function binned(
  segments: readonly number[],
  width: number,
  height: number,
  side: number,
  reach: number,
): Bins {
  const across = Math.max(1, Math.ceil(width / side));
  const down = Math.max(1, Math.ceil(height / side));
  const lists: number[][] = Array.from({ length: across * down }, () => []);
  const near = reach + side * Math.SQRT1_2;
  for (let s = 0; s < segments.length; s += 5) {
    const x0 = segments[s] as number;
    const y0 = segments[s + 1] as number;
    const x1 = segments[s + 2] as number;
    const y1 = segments[s + 3] as number;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const inverse = 1 / Math.max(1e-6, dx * dx + dy * dy);
    const left = Math.max(0, Math.floor((Math.min(x0, x1) - reach) / side));
    const right = Math.min(across - 1, Math.floor((Math.max(x0, x1) + reach) / side));
    const top = Math.max(0, Math.floor((Math.min(y0, y1) - reach) / side));
    const bottom = Math.min(down - 1, Math.floor((Math.max(y0, y1) + reach) / side));
    for (let v = top; v <= bottom; v++) {
      for (let u = left; u <= right; u++) {
        const px = (u + 0.5) * side - x0;
        const py = (v + 0.5) * side - y0;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) * inverse));
        if (Math.hypot(px - t * dx, py - t * dy) <= near) lists[v * across + u]?.push(s);
      }
    }
  }
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const starts = new Float32Array(lists.length + 1);
  const flat = new Float32Array(SEGMENT_FLOATS * Math.max(1, total));
  let n = 0;
  lists.forEach((list, bin) => {
    starts[bin] = n;
    for (const s of list) {
      const x0 = segments[s] as number;
      const y0 = segments[s + 1] as number;
      const dx = (segments[s + 2] as number) - x0;
      const dy = (segments[s + 3] as number) - y0;
      const at = SEGMENT_FLOATS * n++;
      flat[at] = x0;
      flat[at + 1] = y0;
      flat[at + 2] = dx;
      flat[at + 3] = dy;
      flat[at + 4] = 1 / Math.max(1e-6, dx * dx + dy * dy);
      flat[at + 5] = segments[s + 4] as number;
    }
  });
  starts[lists.length] = n;
  return { side, reach, across, down, starts, segments: flat };
}
