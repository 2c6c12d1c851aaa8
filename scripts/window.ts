import { launchChromium } from '../tests/browser/driver/chromium.ts';
import { serve } from '../tests/stand-ins/serve.ts';

/** How long the welcome page may take to open, in milliseconds. */
const WELCOME_MS = 3000;

/** Opens Chromium with the extension on the start page; resolves when its window is closed. */
export async function openWindow(photo?: string): Promise<void> {
  const server = await serve(0, photo ? { photo } : {});
  const browser = await launchChromium({
    headless: false,
    viewport: null,
    args: ['--window-size=1360,900'],
  });
  // The extension's own welcome opens beside the start page; the start page stays in front.
  const welcome = browser.context.waitForEvent('page', { timeout: WELCOME_MS }).catch(() => null);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(server.url);
  await welcome;
  await page.bringToFront();
  console.log('The browser is open. Close its window to end.');
  await new Promise<void>((resolve) => {
    browser.context.on('close', () => resolve());
    const whenEmpty = () => {
      if (browser.context.pages().length === 0) resolve();
    };
    browser.context.on('page', (each) => each.on('close', whenEmpty));
    for (const each of browser.context.pages()) each.on('close', whenEmpty);
  });
  await browser.close().catch(() => undefined);
  await server.close();
}
