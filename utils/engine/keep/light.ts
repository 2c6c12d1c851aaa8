/**
 * Oklab of light 0..1 (Ottosson 2020). Light is taken as the square of the byte here, near enough to
 * sRGB for mixing, and exact there and back without tables.
 */
export function fromLight(r: number, g: number, b: number): { l: number; a: number; b: number } {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** Bytes (not yet rounded) of an Oklab colour, the way back of `fromLight`. */
export function toBytes(L: number, A: number, B: number): [r: number, g: number, b: number] {
  const l = (L + 0.3963377774 * A + 0.2158037573 * B) ** 3;
  const m = (L - 0.1055613458 * A - 0.0638541728 * B) ** 3;
  const s = (L - 0.0894841775 * A - 1.291485548 * B) ** 3;
  return [
    255 * Math.sqrt(Math.max(0, 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
    255 * Math.sqrt(Math.max(0, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
    255 * Math.sqrt(Math.max(0, -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)),
  ];
}
