import type { PictureSize } from '../../looks/look';

/** Levels of VP9 with the most pixels of a picture (VP9 bitstream specification, annex A). */
const VP9_LEVELS = [
  [36_864, 10],
  [73_728, 11],
  [122_880, 20],
  [245_760, 21],
  [552_960, 30],
  [983_040, 31],
  [2_228_224, 41],
  [8_912_896, 52],
  [35_651_584, 62],
] as const;

/** The same for AV1, by `seq_level_idx` (AV1 bitstream specification, annex A.3). */
const AV1_LEVELS = [
  [147_456, 0],
  [278_784, 1],
  [665_856, 4],
  [1_065_024, 5],
  [2_359_296, 9],
  [8_912_896, 15],
  [35_651_584, 19],
] as const;

const VP9_KNOWN: ReadonlySet<number> = new Set([
  10, 11, 20, 21, 30, 31, 40, 41, 50, 51, 52, 60, 61, 62,
]);
/** `seq_level_idx` up to level 7.3. */
const AV1_HIGHEST = 23;

function levelBySize(
  levels: readonly (readonly [pixels: number, level: number])[],
  { width, height }: PictureSize,
): number {
  const last = levels[levels.length - 1]?.[1] ?? 0;
  return levels.find(([pixels]) => width * height <= pixels)?.[1] ?? last;
}

const two = (value: number) => String(value).padStart(2, '0');
const depthOf = (given: string | undefined) => {
  const depth = Number(given);
  return depth === 10 || depth === 12 ? depth : 8;
};

/**
 * Names under which a decoder may still take what it refused as `codec`: recorders write levels and
 * depths that there are none of (Chromium: VP9 in MP4 of level 0), and colours that are reserved. The
 * likeliest first; none for other codecs. Form of the names: "VP Codec ISO Media File Format Binding"
 * 1.0 and "AV1 Codec ISO Media File Format Binding" 1.2, sections on the codecs parameter.
 */
export function otherCodecNames(codec: string, size: PictureSize): string[] {
  const parts = codec.split('.');
  if (parts[0] === 'vp09') {
    const given = Number(parts[2]);
    const level = VP9_KNOWN.has(given) ? given : levelBySize(VP9_LEVELS, size);
    const plain = ['vp09', two(Number(parts[1]) || 0), two(level), two(depthOf(parts[3]))];
    const colours = parts.slice(4);
    return unlike(codec, [[...plain, ...colours].join('.'), plain.join('.')]);
  }
  if (parts[0] === 'av01') {
    const given = Number.parseInt(parts[2] ?? '', 10);
    const level = given >= 0 && given <= AV1_HIGHEST ? given : levelBySize(AV1_LEVELS, size);
    const tier = parts[2]?.endsWith('H') ? 'H' : 'M';
    const plain = ['av01', Number(parts[1]) || 0, `${two(level)}${tier}`, two(depthOf(parts[3]))];
    return unlike(codec, [plain.join('.')]);
  }
  return [];
}

function unlike(codec: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== codec);
}
