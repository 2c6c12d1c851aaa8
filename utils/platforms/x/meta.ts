import type { PlatformMeta } from '../platform';

const MB = 1_000_000;

/** X. Limits as its media guide stated them in 2026; longer clips depend on the account, so they warn only. */
export const xMeta: PlatformMeta = {
  id: 'x',
  label: 'X',
  hosts: ['x.com', 'www.x.com', 'pro.x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com'],
  home: 'https://x.com/home',
  photo: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 5 * MB },
  clip: {
    types: ['video/mp4', 'video/quicktime'],
    maxBytes: 512 * MB,
    maxSeconds: 140,
    longerForSome: true,
    tall: { maxWidth: 1080, maxHeight: 1920 },
    wide: { maxWidth: 1920, maxHeight: 1080 },
    maxFramesPerSecond: 30,
  },
  maxItems: 4,
  fit: { maxWidth: 2048, maxHeight: 2048 },
};
