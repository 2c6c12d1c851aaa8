import type { Plugin } from 'vite';

const POLYFILL = 'webextension-polyfill';
const LIGHT = '\0light-browser';

/**
 * Leaves the polyfill's tables out of content scripts: what they call (messages, ports, storage,
 * words) is the same in every browser we support, and pages should carry as little of us as can be.
 */
export function lightBrowser(): Plugin {
  let inPage = false;
  return {
    name: 'light-browser',
    enforce: 'pre',
    configResolved({ build }) {
      const entry = JSON.stringify([build.lib, build.rolldownOptions?.input]);
      inPage = entry.includes('.content.ts');
    },
    resolveId: (source) => (inPage && source === POLYFILL ? LIGHT : undefined),
    load: (id) =>
      id === LIGHT ? 'export default globalThis.browser ?? globalThis.chrome;' : undefined,
  };
}
