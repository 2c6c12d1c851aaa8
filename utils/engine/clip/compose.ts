import { paintBackdrop } from './backdrop';
import { type Surface, surface } from './canvas';
import { layout, type Size } from './layout';

/** The two ends of a reveal, each a whole frame. */
export interface Ends {
  original: Surface;
  result: Surface;
}

/** Draws a picture smaller than half its size in steps, so that fine detail does not shimmer. */
function drawSmooth(target: Surface, picture: ImageBitmap, to: ReturnType<typeof layout>): void {
  let from: CanvasImageSource = picture;
  let { width, height } = picture;
  while (width > to.width * 2) {
    width = Math.ceil(width / 2);
    height = Math.ceil(height / 2);
    const half = surface(width, height, 'still');
    half.context.drawImage(from, 0, 0, width, height);
    from = half.canvas;
  }
  target.context.drawImage(from, to.x, to.y, to.width, to.height);
}

function wholeFrame(picture: ImageBitmap, place: ReturnType<typeof layout>, frame: Size): Surface {
  const target = surface(frame.width, frame.height, 'still');
  const { context } = target;
  if (!place.fills) {
    paintBackdrop(target, picture);
    context.save();
    context.shadowColor = 'rgba(0, 0, 0, 0.5)';
    context.shadowBlur = frame.width / 24;
    context.fillStyle = '#000';
    context.fillRect(place.x, place.y, place.width, place.height);
    context.restore();
  }
  drawSmooth(target, picture, place);
  return target;
}

/**
 * Both pictures as whole frames, laid over each other exactly: the original takes the result's place
 * even where rounding made their shapes differ by a pixel.
 */
export function composeEnds(original: ImageBitmap, result: ImageBitmap, frame: Size): Ends {
  const place = layout(result, frame);
  return {
    original: wholeFrame(original, place, frame),
    result: wholeFrame(result, place, frame),
  };
}

/** Draws a whole frame enlarged about its middle; `zoom` 1 is as it is. */
export function drawZoomed(target: Surface, frame: Surface, zoom: number): void {
  const { width, height } = target.canvas;
  const { context } = target;
  if (zoom === 1) {
    context.drawImage(frame.canvas, 0, 0);
    return;
  }
  const [w, h] = [width * zoom, height * zoom];
  context.drawImage(frame.canvas, (width - w) / 2, (height - h) / 2, w, h);
}
