import type { LookMeta } from '../../engine';

/** Duotone: a poster pulled in two inks, its middle tones cut into lines that bend around the forms. */
export const duotoneMeta: LookMeta = {
  id: 'duotone',
  version: 1,
  label: 'Duotone',
  fields: [
    // 0: night and peach; 1: forest and rose; 2: plum and lemon; 3: oxblood and sky.
    { id: 'inks', kind: 'range', min: 0, max: 3, step: 1, default: 0 },
    { id: 'lines', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
    { id: 'contrast', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
  palette: true,
};
