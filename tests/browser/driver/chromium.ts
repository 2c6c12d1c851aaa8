import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import { chromiumArguments, ensureBrowser } from '../../../scripts/browsers.ts';
import { routeStandIns } from '../../stand-ins/serve.ts';

export interface LaunchOptions {
  headless?: boolean;
  extension?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number } | null;
  /** Extra arguments of the browser. */
  args?: readonly string[];
}

export interface Launched {
  context: BrowserContext;
  /** The page that the extension opens on its first day. */
  welcome: Page;
  /** The extension's service worker, started. */
  background: () => Promise<Worker>;
  extensionUrl: (path: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Chromium with the built extension and a fresh profile; the sites' addresses lead to the stand-ins. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Launched> {
  const extension = resolve(options.extension ?? '.output/chrome-mv3');
  const profile = await mkdtemp(join(tmpdir(), 'make-it-mine-'));
  const context = await chromium.launchPersistentContext(profile, {
    headless: options.headless ?? true,
    executablePath: await ensureBrowser('chromium'),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [...chromiumArguments(extension), ...(options.args ?? [])],
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
  });
  await routeStandIns(context);
  // Pages opened before it would lie behind it, where a browser draws next to nothing.
  const welcome = await welcomePage(context);
  const background = async () =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    welcome,
    background,
    extensionUrl: async (path) => new URL(path, (await background()).url()).href,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function welcomePage(context: BrowserContext): Promise<Page> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const found = context.pages().find((page) => page.url().includes('/gallery.html'));
    if (found) return found;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('the extension did not start: no welcome page');
}

/** The centre of an element in CSS pixels, once it is shown. */
async function centreOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const element = page.locator(selector).last();
  await element.waitFor({ state: 'visible' });
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error(`${selector} has no box`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A real press on the centre of one of our hosts: the buttons within are closed to scripts. */
export async function pressHost(page: Page, handle: string): Promise<void> {
  const { x, y } = await centreOf(page, `[data-mim="${handle}"]`);
  await page.mouse.click(x, y);
}
