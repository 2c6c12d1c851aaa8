import { MimError, toMimError } from '@/utils/lib/errors';
import type { Fit } from '../engine';
import type { PictureSize, SmallPicture } from '../looks/look';
import type { PictureData } from './protocol';

function canvasOf({ width, height }: PictureSize): {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
} {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new MimError('out-of-memory', 'no canvas');
  return { canvas, context };
}

/**
 * Decodes the first picture of a file at `size` (upright, as `inspectSource` and `fitWithin` say),
 * on white. Throws `damaged` when the browser refuses it.
 */
export async function decodePicture(blob: Blob, size: PictureSize): Promise<SmallPicture> {
  const bitmap = await bitmapOf(blob, size);
  try {
    const { context } = canvasOf(size);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    return { ...size, rgba: data };
  } catch (thrown) {
    throw thrown instanceof MimError ? thrown : new MimError('out-of-memory', 'canvas');
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(blob: Blob, { width, height }: PictureSize): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, {
      resizeWidth: width,
      resizeHeight: height,
      resizeQuality: 'high',
    });
  } catch (cause) {
    throw new MimError('damaged', toMimError(cause).detail, { cause });
  }
}

/** Steps of the search for a file that is small enough. */
const LEAST_QUALITY = 0.4;
const QUALITY_STEP = 0.1;
const SHRINK_STEP = 0.85;
const LEAST_SIDE = 64;

/**
 * Encodes a picture. When `maxBytes` would be exceeded, quality goes down step by step, then size.
 * No metadata is written. Throws `file-too-large` when nothing fits.
 */
export async function encodePicture(
  picture: PictureData,
  fit: Pick<Fit, 'type' | 'quality' | 'maxBytes'>,
): Promise<{ blob: Blob } & PictureSize> {
  const { canvas, context } = canvasOf(picture);
  const bytes = new Uint8ClampedArray(picture.rgba);
  context.putImageData(new ImageData(bytes, picture.width, picture.height), 0, 0);
  let current = canvas;
  let quality = fit.quality;
  for (;;) {
    const blob = await current.convertToBlob({ type: fit.type, quality });
    const { width, height } = current;
    if (fit.maxBytes === undefined || blob.size <= fit.maxBytes) return { blob, width, height };
    if (fit.type !== 'image/png' && quality > LEAST_QUALITY) {
      quality = Math.max(LEAST_QUALITY, quality - QUALITY_STEP);
      continue;
    }
    if (Math.max(width, height) <= LEAST_SIDE) throw new MimError('file-too-large');
    const smaller = canvasOf({
      width: Math.max(1, Math.round(width * SHRINK_STEP)),
      height: Math.max(1, Math.round(height * SHRINK_STEP)),
    });
    smaller.context.imageSmoothingQuality = 'high';
    smaller.context.drawImage(current, 0, 0, smaller.canvas.width, smaller.canvas.height);
    current = smaller.canvas;
  }
}
