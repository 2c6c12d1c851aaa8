import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { assemblyscript } from './scripts/assemblyscript-plugin.ts';
import { lightBrowser } from './scripts/light-browser-plugin.ts';
import { manifestFor } from './scripts/manifest.ts';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  publicDir: 'assets/public',
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: resolve('assets/locales') },
  manifest: ({ browser }) => manifestFor(browser),
  vite: () => ({ plugins: [assemblyscript(), lightBrowser()] }),
});
