import type { LookMeta } from '../../engine';

/** Sun print: Prussian blue on cotton paper, coated by hand with a wide brush. */
export const cyanotypeMeta: LookMeta = {
  id: 'cyanotype',
  version: 1,
  label: 'Cyanotype',
  fields: [
    { id: 'contrast', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
    { id: 'border', kind: 'range', min: 0, max: 1.5, step: 0.1, default: 1 },
    { id: 'paper', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
