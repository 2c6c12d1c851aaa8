import type { EraseStroke } from '@/utils/engine/engine';

/** A place in the picture; both lengths are fractions of its width. */
export type Point = readonly [x: number, y: number];

/** Radius of the three brushes, as fractions of the picture's width. */
export const BRUSHES = { small: 0.025, medium: 0.05, large: 0.1 } as const;
export type BrushSize = keyof typeof BRUSHES;

/** Most points of one stroke that a recipe holds. */
const MAX_POINTS = 2000;

interface Box {
  left: number;
  top: number;
  width: number;
}

/** A place on screen as a point of the picture. */
export function pointIn(box: Box, clientX: number, clientY: number): Point {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return [round((clientX - box.left) / box.width), round((clientY - box.top) / box.width)];
}

/** The stroke with one point more, unless that is so near the last one that nothing would change. */
export function extended(stroke: EraseStroke, point: Point): EraseStroke {
  const last = stroke.points.at(-1);
  if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < stroke.radius / 4) return stroke;
  if (stroke.points.length >= MAX_POINTS) return stroke;
  return { ...stroke, points: [...stroke.points, point] };
}

/** Where an arrow key moves the brush to, within a picture of `ratio` (width over height); `null` for other keys. */
export function stepped([x, y]: Point, key: string, far: boolean, ratio: number): Point | null {
  const step = far ? 0.08 : 0.02;
  const keep = (value: number, most: number) => Math.min(most, Math.max(0, value));
  switch (key) {
    case 'ArrowLeft':
      return [keep(x - step, 1), y];
    case 'ArrowRight':
      return [keep(x + step, 1), y];
    case 'ArrowUp':
      return [x, keep(y - step, 1 / ratio)];
    case 'ArrowDown':
      return [x, keep(y + step, 1 / ratio)];
    default:
      return null;
  }
}

/** Shows `original` along the strokes and nothing elsewhere, `width` × `height` pixels. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly EraseStroke[],
  original: CanvasImageSource | null,
  width: number,
  height: number,
): void {
  context.globalCompositeOperation = 'source-over';
  context.clearRect(0, 0, width, height);
  if (!original) return;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke.points;
    if (!first) continue;
    context.lineWidth = stroke.radius * 2 * width;
    context.beginPath();
    context.moveTo(first[0] * width, first[1] * width);
    if (rest.length === 0) context.lineTo(first[0] * width + 0.01, first[1] * width);
    for (const [x, y] of rest) context.lineTo(x * width, y * width);
    context.stroke();
  }
  context.globalCompositeOperation = 'source-in';
  context.drawImage(original, 0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}
