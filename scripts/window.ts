import { launchChromium } from '../tests/browser/driver/chromium.ts';
import { serve } from '../tests/stand-ins/serve.ts';

/** Opens Chromium with the extension on the start page; resolves when its window is closed. */
export async function openWindow(photo?: string): Promise<void> {
  const server = await serve(0, photo ? { photo } : {});
  const browser = await launchChromium({ headless: false, viewport: null });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(server.url);
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
