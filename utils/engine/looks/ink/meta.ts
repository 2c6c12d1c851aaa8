import type { LookMeta } from '../../engine';

/** Pen and brush: flowing lines, solid blacks, hatching and a light grey wash on warm paper. */
export const inkMeta: LookMeta = {
  id: 'ink',
  version: 1,
  label: 'Ink',
  fields: [
    { id: 'weight', kind: 'range', min: 0.6, max: 1.8, step: 0.1, default: 1 },
    { id: 'wash', kind: 'range', min: 0, max: 1, step: 0.05, default: 0.6 },
    { id: 'hatching', kind: 'range', min: 0, max: 1, step: 0.05, default: 0.6 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
