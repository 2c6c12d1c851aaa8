import type { LookMeta } from '../../engine';

/** Riso print: fluorescent pink, yellow and blue through halftone screens, a little off register. */
export const risoMeta: LookMeta = {
  id: 'riso',
  version: 1,
  label: 'Riso',
  fields: [
    // 0: pink, yellow and blue; 1: pink and teal; 2: orange and indigo.
    { id: 'inks', kind: 'range', min: 0, max: 2, step: 1, default: 0 },
    { id: 'dots', kind: 'range', min: 5, max: 14, step: 0.5, default: 7 },
    { id: 'shift', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
