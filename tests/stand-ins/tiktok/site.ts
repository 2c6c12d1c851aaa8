import { joinCsp, type Site } from '../site.ts';

const pages = [/^\/tiktokstudio(\/.*)?$/, /^\/upload$/, /^\/creator-center\/upload$/];

/** TikTok: one broad default-src, with eval and blobs. */
export const site: Site = {
  id: 'tiktok',
  hosts: ['www.tiktok.com', 'tiktok.com'],
  title: 'TikTok Studio',
  isPage: (path) => pages.some((page) => page.test(path)),
  csp: () =>
    joinCsp({
      'default-src':
        "'self' 'unsafe-eval' 'unsafe-inline' blob: data: wss: https://*.tiktok.com https://*.tiktokcdn.com",
    }),
};
