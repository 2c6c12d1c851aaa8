import type { Creation } from './schema';

const MAX_WORDS = 200;
const MAX_LENGTH = 40;

/**
 * The words of a text as the search sees them: lower case, without accents, whole dates
 * (`2026-11-22`) as one word. Scripts without spaces stay one word per run of letters.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const found = plain.match(/\d{4}-\d{2}(?:-\d{2})?|[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found.map((word) => word.slice(0, MAX_LENGTH)))];
}

/** Local date as `2026-11-22`. */
export function isoDate(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function dateWords(at: number): string[] {
  const names = ['en', undefined].flatMap((locale) => [
    new Intl.DateTimeFormat(locale, { month: 'long' }).format(at),
    new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at),
  ]);
  return [isoDate(at), isoDate(at).slice(0, 4), ...names];
}

const ALSO_CALLED: Readonly<Record<string, string>> = { x: 'twitter' };

/** Everything a creation can be found by: look, extra words, note, where it was used, when it was made. */
export function searchWords(creation: Creation, extraWords: readonly string[]): string[] {
  const texts = [
    creation.recipe.look.id,
    ...extraWords,
    ...creation.uses.flatMap((use) => [use.platform, ALSO_CALLED[use.platform] ?? '', use.surface]),
    ...dateWords(creation.createdAt),
    creation.note,
  ];
  return [...new Set(texts.flatMap(wordsOf))].slice(0, MAX_WORDS);
}
