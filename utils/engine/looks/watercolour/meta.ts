import type { LookMeta } from '../../engine';

/** Watercolour: wet washes with dark pigment edges on white, rough paper. */
export const watercolourMeta: LookMeta = {
  id: 'watercolour',
  version: 1,
  label: 'Watercolour',
  fields: [
    { id: 'wetness', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
    { id: 'pigment', kind: 'range', min: 0.4, max: 1.6, step: 0.1, default: 1 },
    { id: 'border', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
