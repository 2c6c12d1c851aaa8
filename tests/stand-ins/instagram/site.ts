import { joinCsp, type Site } from '../site.ts';

/** Instagram: inline scripts and blobs allowed, frames of its own hosts only. */
export const site: Site = {
  id: 'instagram',
  hosts: ['www.instagram.com', 'instagram.com'],
  title: 'Instagram',
  isPage: (path) => !path.startsWith('/static/'),
  csp: () =>
    joinCsp({
      'default-src': "'self' data: blob: https://*.instagram.com https://*.cdninstagram.com",
      'script-src': "'self' 'unsafe-inline' 'unsafe-eval' blob: data: https://*.instagram.com",
      'style-src': "'self' 'unsafe-inline' https://*.instagram.com",
      'connect-src': "'self' blob: https://*.instagram.com https://*.cdninstagram.com",
      'img-src': "'self' data: blob: https://*.cdninstagram.com",
      'media-src': "'self' data: blob: https://*.cdninstagram.com",
      'frame-src': "'self' data: https://*.instagram.com",
      'worker-src': "'self' blob: data:",
    }),
  headers: {
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'cross-origin-embedder-policy-report-only': 'require-corp',
    'x-frame-options': 'DENY',
  },
};
