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
  const background = async () =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    background,
    extensionUrl: async (path) => new URL(path, (await background()).url()).href,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
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
