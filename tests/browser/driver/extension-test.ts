import { test as base, type Page } from '@playwright/test';
import { type Launched, launchChromium } from './chromium.ts';
import { setSettings } from './store.ts';

/**
 * Playwright's test with the built extension: one browser per worker, and per test a page of its
 * own and settings as after the installation.
 */
export const test = base.extend<{ page: Page }, { browserWithExtension: Launched }>({
  browserWithExtension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern
    async ({}, use) => {
      const launched = await launchChromium();
      await use(launched);
      await launched.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  page: async ({ browserWithExtension }, use) => {
    await setSettings(browserWithExtension, { favouriteLook: null, sitesOff: [] });
    const page = await browserWithExtension.context.newPage();
    // The sites ask before a draft is left; tests leave.
    page.on('dialog', (dialog) => void dialog.accept());
    await use(page);
    await page.close();
  },
});
