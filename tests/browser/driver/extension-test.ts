import { test as base, type Page } from '@playwright/test';
import { type Launched, launchChromium } from './chromium.ts';

interface Settings {
  favouriteLook: string | null;
  sitesOff: readonly string[];
}

/** Playwright's test with the built extension: one browser per worker, a page of its own per test. */
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
    const page = await browserWithExtension.context.newPage();
    await use(page);
    await page.close({ runBeforeUnload: false });
  },
});

/** Writes the settings as the extension's own pages do. */
export async function setSettings(launched: Launched, settings: Partial<Settings>): Promise<void> {
  const background = await launched.background();
  const value: Settings = { favouriteLook: null, sitesOff: [], ...settings };
  await background.evaluate(async (stored) => {
    const { storage } = (
      globalThis as unknown as {
        chrome: { storage: { local: { set(items: object): Promise<void> } } };
      }
    ).chrome;
    await storage.local.set({ 'settings.v1': stored });
  }, value);
}
