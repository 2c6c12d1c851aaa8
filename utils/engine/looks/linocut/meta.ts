import type { LookMeta } from '../../engine';

/** Linocut: cut with a gouge that follows the form, printed by hand in one or two inks on warm paper. */
export const linocutMeta: LookMeta = {
  id: 'linocut',
  version: 1,
  label: 'Linocut',
  fields: [
    // 0: black and brick; 1: night and sea; 2: umber and ochre; 3: black alone.
    { id: 'inks', kind: 'range', min: 0, max: 3, step: 1, default: 0 },
    { id: 'cut', kind: 'range', min: 0.5, max: 1.6, step: 0.1, default: 1 },
    { id: 'chatter', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
