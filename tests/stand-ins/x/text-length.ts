/** Longest post, in weighted characters. */
export const longest = 280;

const light: readonly (readonly [number, number])[] = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];

/** Weighted length: most Latin, Greek, Cyrillic and Arabic letters 1, all else 2, an address 23. */
export function weightedLength(text: string): number {
  const urls = text.match(/https?:\/\/\S+/g) ?? [];
  let length = urls.length * 23;
  const rest = text.replace(/https?:\/\/\S+/g, '');
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    rest,
  )) {
    const code = segment.codePointAt(0) ?? 0;
    length += light.some(([from, to]) => code >= from && code <= to) ? segment.length : 2;
  }
  return length;
}
