import { discard, type Surface, surface } from './canvas';
import { cover, type Size } from './layout';

/** The blurred picture's long side before it is scaled up again, in pixels. */
const SMALLEST = 9;

/** Draws one surface into a new one of another size, and lets the old one go. */
function resized(from: Surface, width: number, height: number): Surface {
  const to = surface(width, height, 'still');
  to.context.drawImage(from.canvas, 0, 0, width, height);
  discard(from);
  return to;
}

/**
 * Fills a frame with the picture itself, very soft and darkened. Blurring is halving the size again and
 * again and then doubling it, because a canvas's own blur is not in every browser; each smooth step
 * rounds off the last, so no squares are left.
 */
export function paintBackdrop(target: Surface, picture: ImageBitmap): void {
  const frame: Size = { width: target.canvas.width, height: target.canvas.height };
  let small = surface(Math.ceil(frame.width / 4), Math.ceil(frame.height / 4), 'still');
  const place = cover(picture, small.canvas);
  small.context.drawImage(picture, place.x, place.y, place.width, place.height);
  const sizes: Size[] = [];
  while (Math.max(small.canvas.width, small.canvas.height) > SMALLEST * 2) {
    const { width, height } = small.canvas;
    sizes.push({ width, height });
    small = resized(small, Math.ceil(width / 2), Math.ceil(height / 2));
  }
  for (const { width, height } of sizes.reverse()) small = resized(small, width, height);
  const { context } = target;
  context.drawImage(small.canvas, 0, 0, frame.width, frame.height);
  discard(small);
  context.fillStyle = 'rgba(8, 8, 12, 0.45)';
  context.fillRect(0, 0, frame.width, frame.height);
}
