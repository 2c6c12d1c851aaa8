import { resolve } from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { ensureBrowser } from '../../../scripts/browsers.ts';
import { interceptStandIns } from '../../stand-ins/serve.ts';

export interface FirefoxOptions {
  extension?: string;
  /** The browser stops an idle event page after this long, in milliseconds; its own default is 30,000. */
  idleTimeout?: number;
}

/** Firefox with the built extension in a fresh profile. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    headless: true,
    executablePath: await ensureBrowser('firefox'),
    extraPrefsFirefox: {
      // The event page is stopped as soon as it may be, so that coming back is tested.
      ...(options.idleTimeout ? { 'extensions.background.idle.timeout': options.idleTimeout } : {}),
    },
  });
  await browser.installExtension(resolve(options.extension ?? '.output/firefox-mv3'));
  return browser;
}

/** A page on a stand-in at the site's real address. */
export async function openStandIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await interceptStandIns(page);
  await page.goto(url);
  return page;
}

/** A real press on the centre of one of our hosts. */
export async function pressHost(page: Page, handle: string): Promise<void> {
  const host = await page.waitForSelector(`[data-mim="${handle}"]`, { visible: true });
  const box = await host?.boundingBox();
  if (!box) throw new Error(`${handle} has no box`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The panel's frame: its address is told by its own `location`, the protocol shows `about:blank`. */
export async function panelFrame(page: Page, timeout = 20_000): Promise<Frame> {
  const until = Date.now() + timeout;
  while (Date.now() < until) {
    for (const frame of page.frames()) {
      const href = await frame.evaluate(() => location.href).catch(() => '');
      if (!href.endsWith('/panel.html')) continue;
      await frame.waitForSelector('[role="radiogroup"] [role="radio"], [role="radiogroup"] input', {
        timeout,
      });
      return frame;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the panel did not open');
}

/** Waits for something to hold in a page or frame, evaluated there. */
export async function eventually<T>(
  probe: () => Promise<T | null | undefined | false>,
  what: string,
  timeout = 20_000,
): Promise<T> {
  const until = Date.now() + timeout;
  for (;;) {
    const value = await probe().catch(() => null);
    if (value) return value;
    if (Date.now() > until) throw new Error(`${what} did not happen`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
