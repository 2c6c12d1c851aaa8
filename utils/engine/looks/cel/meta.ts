import type { LookMeta } from '../../engine';

/** Drawn animation: flat, clear areas in a few steps of light, cool shadows and sure outlines. */
export const celMeta: LookMeta = {
  id: 'cel',
  version: 1,
  label: 'Cel',
  fields: [
    { id: 'steps', kind: 'range', min: 3, max: 9, step: 1, default: 5 },
    { id: 'outline', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
    { id: 'colour', kind: 'range', min: 0.6, max: 1.5, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
