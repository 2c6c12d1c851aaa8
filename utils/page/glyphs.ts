const SVG = 'http://www.w3.org/2000/svg';

/** Our own line drawings on a 24-unit grid, stroked with the colour around them. */
const PATHS = {
  brush: [
    'M14.6 4.6 19.4 9.4 11 17.8a3.4 3.4 0 0 1-1.6.9L5 20l1.3-4.4a3.4 3.4 0 0 1 .9-1.6z',
    'M12.6 6.6l4.8 4.8',
    'M5 3.6v3.2M3.4 5.2h3.2',
    'M19 16.6v3.2M17.4 18.2h3.2',
  ],
  caret: ['M7 10l5 5 5-5'],
  undo: ['M8.5 6 4.5 10l4 4', 'M4.8 10H14a5.2 5.2 0 0 1 0 10.4h-3.5'],
  stop: ['M8 8l8 8M16 8l-8 8'],
  alert: ['M12 7v6.4M12 16.8v.2'],
} as const;

export type Glyph = keyof typeof PATHS;

/** A drawing as an SVG element, `size` CSS pixels square, hidden from assistive technology. */
export function glyph(name: Glyph, size: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', String(size));
  svg.setAttribute('height', String(size));
  svg.setAttribute('aria-hidden', 'true');
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
