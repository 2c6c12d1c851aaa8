import { MimError, toMimError } from '@/utils/lib/errors';
import type { Fit } from '../engine';
import { free } from '../free';
import type { PictureSize, SmallPicture } from '../looks/look';
import type { PictureData } from './protocol';

/** A canvas and its context. Bytes are read and written: it stays out of a GPU's memory. */
export interface Sheet {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

export function sheetOf({ width, height }: PictureSize): Sheet {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new MimError('out-of-memory', 'no canvas');
  return { canvas, context };
}

/**
 * Decodes the first picture of a file at `size`, or its own (upright, as `inspectSource` and `fitWithin` say).
 * Throws `damaged` when the browser refuses it.
 */
export async function decodeBitmap(
  source: Blob | ImageBitmap,
  size: PictureSize | undefined,
): Promise<ImageBitmap> {
  try {
    // Resizing takes a second copy even where there is nothing to resize.
    if (!size) return await createImageBitmap(source);
    return await createImageBitmap(source, {
      resizeWidth: size.width,
      resizeHeight: size.height,
      resizeQuality: 'high',
    });
  } catch (cause) {
    throw new MimError('damaged', toMimError(cause).detail, { cause });
  }
}

/** Pixels that are read from a canvas at once: what a canvas gives is in memory twice. */
const PIECE_PIXELS = 500_000;

/** Bytes of rows `from .. to` of a picture, on white. */
export function rowsOfBitmap(
  bitmap: ImageBitmap,
  from: number,
  to: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { width } = bitmap;
  const step = Math.min(to - from, Math.max(1, Math.floor(PIECE_PIXELS / width)));
  try {
    const rgba = new Uint8ClampedArray(4 * width * (to - from));
    const { canvas, context } = sheetOf({ width, height: step });
    for (let top = from; top < to; top += step) {
      const rows = Math.min(step, to - top);
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, rows);
      context.drawImage(bitmap, 0, top, width, rows, 0, 0, width, rows);
      const { data } = context.getImageData(0, 0, width, rows);
      rgba.set(data, 4 * width * (top - from));
      free(data.buffer);
    }
    empty(canvas);
    return rgba;
  } catch (thrown) {
    throw thrown instanceof MimError ? thrown : new MimError('out-of-memory', 'canvas');
  }
}

/** Bytes of a picture at a size, on white. */
export function bitmapAt(bitmap: ImageBitmap, size: PictureSize): Uint8ClampedArray<ArrayBuffer> {
  return pixelsOf(size, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, size.width, size.height);
  });
}

function pixelsOf(
  size: PictureSize,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Uint8ClampedArray<ArrayBuffer> {
  try {
    const { canvas, context } = sheetOf(size);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    draw(context);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    empty(canvas);
    return data as Uint8ClampedArray<ArrayBuffer>;
  } catch (thrown) {
    throw thrown instanceof MimError ? thrown : new MimError('out-of-memory', 'canvas');
  }
}

/** Gives a canvas's memory back at once. */
function empty(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Decodes a file at a size to bytes, on white. */
export async function decodePicture(blob: Blob, size: PictureSize): Promise<SmallPicture> {
  const bitmap = await decodeBitmap(blob, size);
  try {
    return { ...size, rgba: bitmapAt(bitmap, size) };
  } finally {
    bitmap.close();
  }
}

/** Steps of the search for a file that is small enough. */
const LEAST_QUALITY = 0.4;
const QUALITY_STEP = 0.1;
const SHRINK_STEP = 0.85;
const LEAST_SIDE = 64;

export type Encoding = Pick<Fit, 'type' | 'quality' | 'maxBytes'>;

/** Encodes a picture given as bytes; see `encodeCanvas`. */
export function encodePicture(
  picture: PictureData,
  fit: Encoding,
): Promise<{ blob: Blob } & PictureSize> {
  const { canvas, context } = sheetOf(picture);
  const bytes = new Uint8ClampedArray(picture.rgba);
  context.putImageData(new ImageData(bytes, picture.width, picture.height), 0, 0);
  return encodeCanvas(canvas, fit);
}

/**
 * Encodes a picture. When `maxBytes` would be exceeded, PNG gives way to JPEG, then quality goes down
 * step by step, then size.
 * No metadata is written. Throws `file-too-large` when nothing fits.
 */
export async function encodeCanvas(
  canvas: OffscreenCanvas,
  fit: Encoding,
): Promise<{ blob: Blob } & PictureSize> {
  let current = canvas;
  let { type, quality } = fit;
  for (;;) {
    const blob = await current.convertToBlob({ type, quality });
    const { width, height } = current;
    if (fit.maxBytes === undefined || blob.size <= fit.maxBytes) {
      empty(current);
      return { blob, width, height };
    }
    if (type === 'image/png') {
      type = 'image/jpeg';
      continue;
    }
    if (quality > LEAST_QUALITY) {
      quality = Math.max(LEAST_QUALITY, quality - QUALITY_STEP);
      continue;
    }
    if (Math.max(width, height) <= LEAST_SIDE) throw new MimError('file-too-large');
    const smaller = sheetOf({
      width: Math.max(1, Math.round(width * SHRINK_STEP)),
      height: Math.max(1, Math.round(height * SHRINK_STEP)),
    });
    smaller.context.imageSmoothingQuality = 'high';
    smaller.context.drawImage(current, 0, 0, smaller.canvas.width, smaller.canvas.height);
    empty(current);
    current = smaller.canvas;
  }
}
