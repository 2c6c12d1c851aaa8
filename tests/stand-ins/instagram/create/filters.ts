import type { Item } from './draft.ts';

/** The page's own filters: a name and the CSS that stands for it. */
export const filters: ReadonlyArray<readonly [name: string, css: string]> = [
  ['Original', 'none'],
  ['Amber', 'sepia(.35) saturate(1.3) brightness(1.05)'],
  ['Harbour', 'hue-rotate(-14deg) saturate(.85) contrast(1.08)'],
  ['Linen', 'saturate(.7) brightness(1.12) contrast(.92)'],
  ['Noon', 'saturate(1.5) contrast(1.1)'],
  ['Pine', 'hue-rotate(18deg) saturate(.9) brightness(.96)'],
  ['Ink', 'grayscale(1) contrast(1.2)'],
  ['Ash', 'grayscale(.85) brightness(1.1)'],
  ['Rose', 'sepia(.2) hue-rotate(-28deg) saturate(1.35)'],
];

/** The sliders under Adjustments. */
export const adjustments = ['brightness', 'contrast', 'saturation', 'warmth', 'vignette'] as const;

/** One item's filter and sliders as a CSS filter. */
export function filterOf(item: Pick<Item, 'filter' | 'adjust'>): string | undefined {
  const parts: string[] = [];
  const chosen = filters[item.filter]?.[1];
  if (chosen && chosen !== 'none') parts.push(chosen);
  const { brightness = 0, contrast = 0, saturation = 0, warmth = 0 } = item.adjust;
  if (brightness) parts.push(`brightness(${1 + brightness / 250})`);
  if (contrast) parts.push(`contrast(${1 + contrast / 250})`);
  if (saturation) parts.push(`saturate(${1 + saturation / 125})`);
  if (warmth > 0) parts.push(`sepia(${warmth / 250})`);
  if (warmth < 0) parts.push(`hue-rotate(${warmth / 8}deg)`);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
