import type { LookMeta } from '../../engine';

/** Comic print: process inks through round screens, a black plate that draws, white paper. */
export const halftoneMeta: LookMeta = {
  id: 'halftone',
  version: 1,
  label: 'Comic print',
  fields: [
    // 0: cyan, magenta, yellow and black; 1: black alone; 2: blue and red.
    { id: 'inks', kind: 'range', min: 0, max: 2, step: 1, default: 0 },
    { id: 'dots', kind: 'range', min: 5, max: 18, step: 0.5, default: 10 },
    { id: 'shift', kind: 'range', min: 0, max: 2, step: 0.1, default: 0.6 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
};
