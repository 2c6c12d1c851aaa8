import type { LookMeta } from '../../engine';

/** Stained glass: panes cut along the picture's contours, lead between them, painted detail, light from behind. */
export const glassMeta: LookMeta = {
  id: 'glass',
  version: 1,
  label: 'Stained glass',
  fields: [
    // Side of an ordinary pane at a short side of 1080.
    { id: 'panes', kind: 'range', min: 32, max: 110, step: 2, default: 60 },
    { id: 'lead', kind: 'range', min: 2, max: 8, step: 0.5, default: 4 },
    { id: 'glow', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  // Panes are cut for one picture: on a clip they would stand still while it moves.
  steady: false,
};
