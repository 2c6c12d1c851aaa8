import { MimError } from '@/utils/lib/errors';
import { free } from '../free';
import { bitmapAt, decodeBitmap, encodeCanvas, rowsOfBitmap, type Sheet, sheetOf } from './decode';
import type { Handlers } from './handlers';

/** Pictures that are taken apart, and pictures that are put together. */
const open = new Map<number, ImageBitmap>();
const sheets = new Map<number, Sheet>();

function bitmapOf(key: number): ImageBitmap {
  const bitmap = open.get(key);
  // Only a desk that crashed forgets, and what makes it crash is too large a picture.
  if (!bitmap) throw new MimError('out-of-memory', 'picture gone');
  return bitmap;
}

/**
 * The desk: one worker that holds each picture once. Strips are cut off it and put into the result as
 * they come, so no other place needs all of a picture.
 */
export const deskHandlers: Pick<Handlers, 'open' | 'copy' | 'slice' | 'shut' | 'paste' | 'finish'> =
  {
    open: async ({ key, blob, size, whole, from }) => {
      open.get(key)?.close();
      open.set(key, await decodeBitmap((from && open.get(from)) || blob, whole ? undefined : size));
      return null;
    },

    copy: async ({ key, size }) => ({ ...size, rgba: bitmapAt(bitmapOf(key), size).buffer }),

    slice: async ({ key, from, to }) => rowsOfBitmap(bitmapOf(key), from, to).buffer,

    shut: async ({ key }) => {
      open.get(key)?.close();
      open.delete(key);
      sheets.delete(key);
      return null;
    },

    paste: async ({ key, size, top, rgba }) => {
      const sheet = sheets.get(key) ?? sheetOf(size);
      sheets.set(key, sheet);
      const rows = rgba.byteLength / (4 * size.width);
      sheet.context.putImageData(
        new ImageData(new Uint8ClampedArray(rgba), size.width, rows),
        0,
        top,
      );
      free(rgba);
      return null;
    },

    finish: async ({ key, fit }) => {
      const sheet = sheets.get(key);
      if (!sheet) throw new MimError('out-of-memory', 'result gone');
      try {
        return await encodeCanvas(sheet.canvas, fit);
      } finally {
        sheets.delete(key);
      }
    },
  };
