/**
 * RGBA bytes as Y, U and V planes, one after the other (I420): BT.709, limited range (Y 16..235), colour
 * at half size. Both sides are even. What video encoders work in; a third of the bytes to hand over.
 * ITU-R BT.709-6, items 3.2 to 3.5; fixed point with 16 bits.
 */
export function toI420(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const area = width * height;
  const out = new Uint8Array(area + area / 2);
  const half = width / 2;
  for (let y = 0; y < height; y += 2) {
    let p = 4 * y * width;
    let q = p + 4 * width;
    let l = y * width;
    let u = area + (y / 2) * half;
    let v = u + area / 4;
    for (let x = 0; x < half; x++) {
      const r0 = rgba[p] as number;
      const g0 = rgba[p + 1] as number;
      const b0 = rgba[p + 2] as number;
      const r1 = rgba[p + 4] as number;
      const g1 = rgba[p + 5] as number;
      const b1 = rgba[p + 6] as number;
      const r2 = rgba[q] as number;
      const g2 = rgba[q + 1] as number;
      const b2 = rgba[q + 2] as number;
      const r3 = rgba[q + 4] as number;
      const g3 = rgba[q + 5] as number;
      const b3 = rgba[q + 6] as number;
      out[l] = (11966 * r0 + 40254 * g0 + 4064 * b0 + 1081344) >> 16;
      out[l + 1] = (11966 * r1 + 40254 * g1 + 4064 * b1 + 1081344) >> 16;
      out[l + width] = (11966 * r2 + 40254 * g2 + 4064 * b2 + 1081344) >> 16;
      out[l + width + 1] = (11966 * r3 + 40254 * g3 + 4064 * b3 + 1081344) >> 16;
      const r = r0 + r1 + r2 + r3;
      const g = g0 + g1 + g2 + g3;
      const b = b0 + b1 + b2 + b3;
      out[u++] = (-6596 * r - 22189 * g + 28785 * b + 33685504) >> 18;
      out[v++] = (28785 * r - 26145 * g - 2640 * b + 33685504) >> 18;
      p += 8;
      q += 8;
      l += 2;
    }
  }
  return out;
}

/** Puts a strip's I420 planes where they belong in the planes of a whole frame. `top` is even. */
export function placeI420(
  frame: Uint8Array,
  size: { width: number; height: number },
  strip: Uint8Array,
  top: number,
): void {
  const { width, height } = size;
  const area = width * height;
  const own = (strip.length * 2) / 3;
  frame.set(strip.subarray(0, own), top * width);
  frame.set(strip.subarray(own, own * 1.25), area + (top * width) / 4);
  frame.set(strip.subarray(own * 1.25), area * 1.25 + (top * width) / 4);
}
