import type { LookMeta } from '../../engine';

/** Thick brush strokes laid one by one, broad first, finer where the picture asks for them. */
export const strokesMeta: LookMeta = {
  id: 'strokes',
  version: 1,
  label: 'Impasto',
  fields: [
    { id: 'brush', kind: 'range', min: 0.6, max: 2, step: 0.1, default: 1.3 },
    { id: 'relief', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
    { id: 'colour', kind: 'range', min: 0.6, max: 1.6, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: false,
};
