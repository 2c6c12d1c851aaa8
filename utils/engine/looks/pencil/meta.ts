import type { LookMeta } from '../../engine';

/** Coloured pencil: two layers of strokes that follow the form, caught by the tooth of the paper. */
export const pencilMeta: LookMeta = {
  id: 'pencil',
  version: 1,
  label: 'Coloured pencil',
  fields: [
    { id: 'stroke', kind: 'range', min: 0.4, max: 1.8, step: 0.1, default: 1 },
    { id: 'colour', kind: 'range', min: 0.5, max: 1.5, step: 0.1, default: 1 },
    { id: 'outline', kind: 'range', min: 0, max: 1.6, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
