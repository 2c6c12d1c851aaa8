import type { LookMeta } from '../../engine';

/** Borrowed colours: the photo takes colours and mood from another picture, or from one of our own palettes. */
export const paletteMeta: LookMeta = {
  id: 'palette',
  version: 1,
  label: 'Borrowed colours',
  fields: [
    // 0: dusk; 1: meadow; 2: poster; 3: film. A picture the user gives takes its place.
    { id: 'mood', kind: 'range', min: 0, max: 3, step: 1, default: 0 },
    { id: 'strength', kind: 'range', min: 0.2, max: 1, step: 0.05, default: 0.85 },
    { id: 'contrast', kind: 'range', min: 0, max: 2, step: 0.1, default: 1 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
  palette: true,
};
