import type { ClipResult, MotionRequest } from '../../engine';
import type { Kernels, Pixels } from '../../kernels/kernels';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import { warpOp } from '../../kernels/warp';
import { paintBackdrop } from '../backdrop';
import { discard, type Surface, surface } from '../canvas';
import { type DrawIndexed, decodeBitmap, encodeDrawn } from '../encode';
import { layout, type Rect } from '../layout';
import { viewAt } from './camera';
import { type Relief, reliefOf } from './depth';

/** Long side of the copy that depth is estimated on. */
const RELIEF_SIDE = 240;

/** How much finer the picture is than the frame, so that moving it by parts of a pixel does not shimmer. */
const FINER = 1.5;
/** Most pixels of that picture. */
const MOST_PIXELS = 6_000_000;

/** The picture's RGBA bytes at a size. */
function pixelsOf(picture: ImageBitmap, width: number, height: number): Uint8ClampedArray {
  const drawn = surface(width, height, 'still');
  drawn.context.drawImage(picture, 0, 0, width, height);
  const { data } = drawn.context.getImageData(0, 0, width, height);
  discard(drawn);
  return data;
}

function reliefFrom(kernels: Kernels, original: ImageBitmap, place: Rect): Relief {
  const factor = RELIEF_SIDE / Math.max(place.width, place.height);
  const width = Math.max(8, Math.round(place.width * factor));
  const height = Math.max(8, Math.round(place.height * factor));
  return reliefOf(kernels, { width, height, rgba: pixelsOf(original, width, height) });
}

/** The part of the frame in which the picture is seen. */
function visible(place: Rect, frame: { width: number; height: number }): Rect {
  const x = Math.max(0, place.x);
  const y = Math.max(0, place.y);
  return {
    x,
    y,
    width: Math.min(frame.width, place.x + place.width) - x,
    height: Math.min(frame.height, place.y + place.height) - y,
  };
}

/** The frame around a picture that does not fill it: the picture itself, soft and dark, and a shadow. */
function surroundings(picture: ImageBitmap, place: Rect, request: MotionRequest): Surface {
  const target = surface(request.width, request.height, 'still');
  paintBackdrop(target, picture);
  const { context } = target;
  context.shadowColor = 'rgba(0, 0, 0, 0.5)';
  context.shadowBlur = request.width / 24;
  context.fillStyle = '#000';
  context.fillRect(place.x, place.y, place.width, place.height);
  return target;
}

/** Sets a motion up: measured on the original, shown with the result. */
async function prepare(original: Blob, result: Blob, request: MotionRequest): Promise<DrawIndexed> {
  const kernels = await createSimdKernels().catch(() => createTypeScriptKernels());
  const own = await decodeBitmap(original);
  const made = await decodeBitmap(result);
  const place = layout(made, request);
  const shown = visible(place, request);
  const relief = reliefFrom(kernels, own, place);
  own.close();
  const finer = Math.min(FINER, Math.sqrt(MOST_PIXELS / (place.width * place.height)));
  const width = Math.round(place.width * finer);
  const height = Math.round(place.height * finer);
  const source = kernels.pixels(width, height);
  kernels.write(source, pixelsOf(made, width, height));
  const depth = kernels.plane(relief.width, relief.height);
  kernels.set(depth, relief.depth);
  const out = kernels.pixels(shown.width, shown.height);
  const around = place.fills ? undefined : surroundings(made, place, request);
  made.close();
  const image = new ImageData(shown.width, shown.height);
  return ({ context }, index, count) => {
    // One frame short of the whole way: the next time round begins with the frame that would follow.
    seen(kernels, { source, depth, out }, place, shown, request, relief, index / count);
    image.data.set(kernels.bytes(out));
    if (around && index === 0) context.drawImage(around.canvas, 0, 0);
    context.putImageData(image, shown.x, shown.y);
  };
}

interface Planes {
  source: Pixels;
  depth: Parameters<Kernels['view']>[0];
  out: Pixels;
}

/** Draws the picture as the camera sees it at one moment. */
function seen(
  kernels: Kernels,
  { source, depth, out }: Planes,
  place: Rect,
  shown: Rect,
  request: MotionRequest,
  { interest }: Relief,
  at: number,
): void {
  const view = viewAt(request, at, interest);
  /** One direction: from output pixels to the source's; what is nearer moves and grows more. */
  const axis = (size: number, whole: number, offset: number, off: number, shift: number) => {
    const perPixel = size / whole;
    const first = offset + 0.5 - whole / 2;
    const step = perPixel / view.zoom;
    const middle = size / 2 + off * size - 0.5;
    const near = -view.swell * step;
    return [middle + first * step - 0.5 * shift * size, step, shift * size + first * near, near];
  };
  const { width, height } = out;
  const settings = Float32Array.of(
    source.width,
    source.height,
    depth.width,
    depth.height,
    ...axis(source.width, place.width, shown.x - place.x, view.x, view.shiftX),
    ...axis(source.height, place.height, shown.y - place.y, view.y, view.shiftY),
  );
  kernels.compose(warpOp, [source, depth, out], settings, { width, height, top: 0, rows: height });
}

/**
 * Brings a still to life by a slow camera and encodes it: H.264 in MP4, index first, no sound, its end
 * meeting its beginning. Runs where it is called, so call it in a worker. `onProgress` gets 0..1.
 * Errors: `clip-encoder-missing`, `cannot-decode`, `out-of-memory`.
 */
export function renderMotion(
  original: Blob,
  result: Blob,
  request: MotionRequest,
  onProgress: (fraction: number) => void,
): Promise<ClipResult> {
  return encodeDrawn(request, () => prepare(original, result, request), onProgress);
}
