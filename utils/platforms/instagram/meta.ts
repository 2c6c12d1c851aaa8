import type { PlatformMeta } from '../platform';

const MB = 1_000_000;

/** Instagram on the web. The byte limit is the publishing interface's; the page states none. */
export const instagramMeta: PlatformMeta = {
  id: 'instagram',
  label: 'Instagram',
  hosts: ['www.instagram.com'],
  home: 'https://www.instagram.com/',
  photo: { types: ['image/jpeg', 'image/png', 'image/avif', 'image/heic'], maxBytes: 8 * MB },
  clip: { types: ['video/mp4', 'video/quicktime'], maxBytes: 300 * MB },
  maxItems: 10,
  // 1440 wide at the tallest shape the site keeps, 4:5.
  fit: { maxWidth: 1440, maxHeight: 1800 },
};
