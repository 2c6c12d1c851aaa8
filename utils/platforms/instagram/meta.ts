import type { PlatformMeta } from '../platform';

const MB = 1_000_000;

/**
 * Instagram on the web. The byte limits and the length of a clip (any clip becomes a reel) are the
 * publishing interface's; the page states none.
 */
export const instagramMeta: PlatformMeta = {
  id: 'instagram',
  label: 'Instagram',
  hosts: ['www.instagram.com'],
  home: 'https://www.instagram.com/',
  photo: { types: ['image/jpeg', 'image/png', 'image/avif', 'image/heic'], maxBytes: 8 * MB },
  clip: {
    types: ['video/mp4', 'video/quicktime'],
    maxBytes: 300 * MB,
    maxSeconds: 15 * 60,
    tall: { maxWidth: 1080, maxHeight: 1920 },
    wide: { maxWidth: 1080, maxHeight: 1080 },
    maxFramesPerSecond: 30,
  },
  maxItems: 10,
  // The site keeps 1440 across. What is taller than 4:5 it cuts itself, and that keeps its width.
  fit: { maxWidth: 1440, maxHeight: 2560 },
};
