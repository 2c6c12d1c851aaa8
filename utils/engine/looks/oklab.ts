/** One colour in Oklab (Ottosson 2020): lightness 0..1, and two axes of colour, about -0.4..0.4. */
export type OklabColour = readonly [l: number, a: number, b: number];

/** sRGB transfer (IEC 61966-2-1), 0..1 to linear light. */
function linear(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function encoded(v: number): number {
  const c = Math.min(1, Math.max(0, v));
  return c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
}

/** sRGB bytes (0..255, fractions allowed) to Oklab. */
export function oklabOf(red: number, green: number, blue: number): OklabColour {
  const [r, g, b] = [linear(red / 255), linear(green / 255), linear(blue / 255)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Oklab to sRGB bytes as fractions, 0..255, clipped to the gamut. */
export function rgbOf([light, a, b]: OklabColour): [number, number, number] {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    255 * encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    255 * encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    255 * encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** `#rrggbb` to Oklab; anything else is black. */
export function oklabOfHex(hex: string): OklabColour {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : 0;
  return oklabOf(value >> 16, (value >> 8) & 255, value & 255);
}

/** Oklab to `#rrggbb`, clipped to the gamut. */
export function hexOf(colour: OklabColour): string {
  return `#${rgbOf(colour)
    .map((v) => Math.round(v).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Oklab to sRGB bytes; what no screen can show loses colour, not hue or light. */
export function insideGamut([l, a, b]: OklabColour): [number, number, number] {
  const light = Math.min(1, Math.max(0, l));
  let [low, high] = [0, 1];
  if (!fits(light, a, b)) {
    for (let i = 0; i < 8; i++) {
      const middle = (low + high) / 2;
      if (fits(light, a * middle, b * middle)) low = middle;
      else high = middle;
    }
  } else low = 1;
  return rgbOf([light, a * low, b * low]);
}

function fits(light: number, a: number, b: number): boolean {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (v: number) => v > -0.002 && v < 1.002;
  return (
    within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) &&
    within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) &&
    within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}
