import type { PlatformMeta } from '../platform';

const GB = 1_000_000_000;

/** TikTok Studio on the web takes clips only: a photo becomes a reveal clip first. */
export const tiktokMeta: PlatformMeta = {
  id: 'tiktok',
  label: 'TikTok',
  hosts: ['www.tiktok.com'],
  home: 'https://www.tiktok.com/tiktokstudio/upload',
  photo: null,
  clip: {
    types: ['video/mp4', 'video/webm', 'video/quicktime'],
    maxBytes: 4 * GB,
    maxSeconds: 60 * 60,
    tall: { maxWidth: 1080, maxHeight: 1920 },
    wide: { maxWidth: 1920, maxHeight: 1080 },
    maxFramesPerSecond: 30,
  },
  maxItems: 1,
  fit: { maxWidth: 1080, maxHeight: 1920 },
};
