import type { PictureSize, SmallPicture } from './looks/look';

/** The size of a picture whose long side is brought down to `side`, never up. */
export function sizeWithin(picture: PictureSize, side: number): PictureSize {
  return fitWithin(picture, side, side);
}

/** The largest size of the same shape within a box, never larger than the picture. */
export function fitWithin(picture: PictureSize, maxWidth: number, maxHeight: number): PictureSize {
  const factor = Math.min(1, maxWidth / picture.width, maxHeight / picture.height);
  return {
    width: Math.max(1, Math.round(picture.width * factor)),
    height: Math.max(1, Math.round(picture.height * factor)),
  };
}

/** A small copy with its long side at `side`: every pixel the mean of the ones it covers. */
export function shrink(picture: SmallPicture, side: number): SmallPicture {
  const { width, height } = sizeWithin(picture, side);
  if (width === picture.width && height === picture.height) return picture;
  const rgba = new Uint8ClampedArray(4 * width * height);
  const columns = Int32Array.from({ length: width + 1 }, (_, x) =>
    Math.floor((x * picture.width) / width),
  );
  for (let y = 0; y < height; y++) {
    const from = Math.floor((y * picture.height) / height);
    const to = Math.max(from + 1, Math.floor(((y + 1) * picture.height) / height));
    for (let x = 0; x < width; x++) {
      const left = columns[x] as number;
      const right = Math.max(left + 1, columns[x + 1] as number);
      let r = 0;
      let g = 0;
      let b = 0;
      for (let sy = from; sy < to; sy++) {
        const end = 4 * (sy * picture.width + right);
        for (let p = 4 * (sy * picture.width + left); p < end; p += 4) {
          r += picture.rgba[p] as number;
          g += picture.rgba[p + 1] as number;
          b += picture.rgba[p + 2] as number;
        }
      }
      const count = (to - from) * (right - left);
      const p = 4 * (y * width + x);
      rgba[p] = r / count;
      rgba[p + 1] = g / count;
      rgba[p + 2] = b / count;
      rgba[p + 3] = 255;
    }
  }
  return { width, height, rgba };
}
