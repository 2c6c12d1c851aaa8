import { joinCsp, type Site } from '../site.ts';

const pages = [
  /^\/$/,
  /^\/home$/,
  /^\/compose\/(post|tweet)(\/.*)?$/,
  /^\/intent\/(post|tweet)$/,
  /^\/explore$/,
  /^\/i\/communities$/,
  /^\/\w+\/status\/\d+$/,
];

/** X: strict nonce-based scripts, no blob frames, no wasm; frames by others are refused. */
export const site: Site = {
  id: 'x',
  hosts: ['x.com', 'www.x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com'],
  title: 'Home / X',
  isPage: (path) => pages.some((page) => page.test(path)),
  csp: (nonce) =>
    joinCsp({
      'default-src': "'self'",
      'connect-src': "'self' blob: https://api.x.com https://*.twimg.com https://upload.x.com",
      'font-src': "'self' https://*.twimg.com",
      'frame-src': "'self' https://twitter.com https://x.com https://accounts.google.com/",
      'img-src': "'self' blob: data: https://*.twimg.com",
      'manifest-src': "'self'",
      'media-src': "'self' blob: https://*.twimg.com",
      'object-src': "'none'",
      'script-src': `'self' 'nonce-${nonce}'`,
      'style-src': "'self' 'unsafe-inline'",
      'worker-src': "'self' blob:",
    }),
  headers: {
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  },
};
