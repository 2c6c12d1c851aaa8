/** Luma below which a page counts as dark, of 255. */
const MIDDLE = 128;

/**
 * Dark or light, by the colour of the page's own ground: the body's, else the root's; a page that
 * paints neither is as its colour scheme says.
 */
export function themeOf(document: Document): 'light' | 'dark' {
  for (const element of [document.body, document.documentElement]) {
    const colour = getComputedStyle(element).backgroundColor;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha === 0) continue;
    return 0.3 * red + 0.6 * green + 0.1 * blue < MIDDLE ? 'dark' : 'light';
  }
  return getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 'dark' : 'light';
}
