import type { LookMeta } from '../../engine';

/** Oil on canvas: flowing brush marks with body, faces left recognisable. */
export const oilMeta: LookMeta = {
  id: 'oil',
  version: 1,
  label: 'Oil',
  fields: [
    { id: 'brush', kind: 'range', min: 0.5, max: 1.6, step: 0.1, default: 1.2 },
    { id: 'relief', kind: 'range', min: 0, max: 2, step: 0.1, default: 1.1 },
    { id: 'colour', kind: 'range', min: 0.6, max: 1.6, step: 0.1, default: 1.3 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
