import type { Heap } from './heap';

// Oklab: Bjorn Ottosson, "A perceptual color space for image processing" (2020), matrices as published.

/** 256 floats: an sRGB byte to linear light (IEC 61966-2-1). */
export function decodeTable(): Float32Array {
  return Float32Array.from({ length: 256 }, (_, byte) => {
    const v = byte / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
}

/** Size of `encodeTable`; its index is the square root of linear light, so that darks keep their steps. */
export const ENCODE_STEPS = 4096;

/** `ENCODE_STEPS` bytes: the square root of linear light (0..1 over the table) to an sRGB byte. */
export function encodeTable(): Uint8ClampedArray {
  return Uint8ClampedArray.from({ length: ENCODE_STEPS }, (_, i) => {
    const linear = (i / (ENCODE_STEPS - 1)) ** 2;
    const v = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
    return Math.round(v * 255);
  });
}

export function lab(
  heap: Heap,
  pixels: number,
  decode: number,
  outL: number,
  outA: number,
  outB: number,
  width: number,
  from: number,
  to: number,
): void {
  const { f32, u8 } = heap;
  const table = decode >> 2;
  for (let i = from * width, end = to * width; i < end; i++) {
    const p = pixels + 4 * i;
    const r = f32[table + (u8[p] as number)] as number;
    const g = f32[table + (u8[p + 1] as number)] as number;
    const b = f32[table + (u8[p + 2] as number)] as number;
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    f32[(outL >> 2) + i] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    f32[(outA >> 2) + i] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    f32[(outB >> 2) + i] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
}

export function lightness(
  heap: Heap,
  pixels: number,
  decode: number,
  outL: number,
  width: number,
  from: number,
  to: number,
): void {
  const { f32, u8 } = heap;
  const table = decode >> 2;
  for (let i = from * width, end = to * width; i < end; i++) {
    const p = pixels + 4 * i;
    const r = f32[table + (u8[p] as number)] as number;
    const g = f32[table + (u8[p + 1] as number)] as number;
    const b = f32[table + (u8[p + 2] as number)] as number;
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    f32[(outL >> 2) + i] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  }
}

function encode(u8: Uint8ClampedArray, table: number, linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const index = (Math.sqrt(clipped) * (ENCODE_STEPS - 1) + 0.5) | 0;
  return u8[table + index] as number;
}

export function rgba(
  heap: Heap,
  inL: number,
  inA: number,
  inB: number,
  table: number,
  pixels: number,
  width: number,
  from: number,
  to: number,
): void {
  const { f32, u8 } = heap;
  for (let i = from * width, end = to * width; i < end; i++) {
    const L = f32[(inL >> 2) + i] as number;
    const A = f32[(inA >> 2) + i] as number;
    const B = f32[(inB >> 2) + i] as number;
    const l = (L + 0.3963377774 * A + 0.2158037573 * B) ** 3;
    const m = (L - 0.1055613458 * A - 0.0638541728 * B) ** 3;
    const s = (L - 0.0894841775 * A - 1.291485548 * B) ** 3;
    const p = pixels + 4 * i;
    u8[p] = encode(u8, table, 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    u8[p + 1] = encode(u8, table, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    u8[p + 2] = encode(u8, table, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
    u8[p + 3] = 255;
  }
}
