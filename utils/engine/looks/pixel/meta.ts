import type { LookMeta } from '../../engine';

/** Pixel art: large square pixels, a small palette of the picture's own colours, ordered dither. */
export const pixelMeta: LookMeta = {
  id: 'pixel',
  version: 1,
  label: 'Pixel art',
  fields: [
    // Side of a pixel at a short side of 1080.
    { id: 'size', kind: 'range', min: 6, max: 18, step: 1, default: 9 },
    { id: 'colours', kind: 'range', min: 6, max: 32, step: 2, default: 24 },
    { id: 'dither', kind: 'range', min: 0, max: 1, step: 0.1, default: 0.6 },
  ],
  degree: 'algorithmicallyEnhanced',
  steady: true,
  flat: true,
};
