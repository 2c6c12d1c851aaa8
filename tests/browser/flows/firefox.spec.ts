import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { sha256 } from '../driver/digest.ts';
import {
  eventually,
  launchFirefox,
  openStandIn,
  panelFrame,
  pressHost,
} from '../driver/firefox.ts';

interface Held {
  name: string;
  type: string;
  width: number;
  height: number;
  sha256: string;
}
const PHOTO = resolve('assets/samples/dusk.jpg');

test('Firefox: button, panel, look, a pause in which the event page stops, Put, Undo', async () => {
  test.setTimeout(120_000);
  const browser = await launchFirefox({ idleTimeout: 3000 });
  try {
    const page = await openStandIn(browser, 'https://x.com/home');
    const held = () =>
      page.evaluate(() => [...(window as unknown as { __draft: { items: Held[] } }).__draft.items]);
    const input = (await page.waitForSelector(
      'input[data-testid="fileInput"]',
    )) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(PHOTO);
    await eventually(async () => (await held()).length === 1, 'the photo in the draft');
    await pressHost(page, 'button');
    const panel = await panelFrame(page);
    const byName = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
    await panel.locator('::-p-aria([name="Ink"][role="radio"])').click();
    // Longer than the browser lets an idle event page live: its ports are gone by then.
    await new Promise((done) => setTimeout(done, 8000));
    await byName('Put it in the post').click();
    const [result] = await eventually(
      async () => (await held()).some(({ name }) => name === 'mine-in-ink.jpg') && held(),
      'the result in the draft',
      40_000,
    );
    expect(result?.type).toBe('image/jpeg');
    expect(result?.width).toBeGreaterThan(600);
    await byName('Undo').click();
    const own = sha256(readFileSync(PHOTO));
    await eventually(
      async () => (await held())[0]?.sha256 === own,
      'the original back in the draft',
    );
  } finally {
    await browser.close();
  }
});

/** The gallery's tab, which the first install opened; the protocol shows its address as `about:blank`. */
function galleryPage(browser: Browser): Promise<Page> {
  return eventually(async () => {
    for (const page of await browser.pages()) {
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (href.includes('/gallery.html')) return page;
    }
    return null;
  }, 'the welcome page');
}

test('Firefox: one click and Undo; the creation is in the gallery', async () => {
  test.setTimeout(120_000);
  const browser = await launchFirefox();
  try {
    const page = await openStandIn(browser, 'https://x.com/home');
    const held = () =>
      page.evaluate(() => [...(window as unknown as { __draft: { items: Held[] } }).__draft.items]);
    const state = () =>
      page.evaluate(
        () => document.querySelector<HTMLElement>('[data-mim="button"]')?.dataset.state ?? '',
      );
    const input = (await page.waitForSelector(
      'input[data-testid="fileInput"]',
    )) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(PHOTO);
    await eventually(async () => (await held()).length === 1, 'the photo in the draft');
    await pressHost(page, 'open');
    const panel = await panelFrame(page);
    const byName = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
    await panel.locator('::-p-aria([name="Riso"][role="radio"])').click();
    await byName('Use with one click').click();
    await panel.waitForSelector('[aria-pressed="true"]');
    await byName('Close').click();
    await pressHost(page, 'button');
    await eventually(async () => (await state()) === 'undo', 'one click', 40_000);
    expect((await held()).map(({ name }) => name)).toEqual(['mine-in-riso.jpg']);
    await pressHost(page, 'button');
    await eventually(async () => (await state()) === 'ready', 'undo');
    expect((await held())[0]?.sha256).toBe(sha256(readFileSync(PHOTO)));

    const gallery = await galleryPage(browser);
    await gallery.evaluate(() => {
      location.hash = '#creations';
    });
    const list = '[role="list"][aria-label="Creations"], ul[aria-label="Creations"]';
    await gallery.bringToFront();
    await gallery.waitForSelector(list);
    const words = await gallery.$eval(list, (element) => element.textContent ?? '');
    expect(words).toContain('Riso');
    await gallery.locator('a[href^="#creation/"]').click();
    await gallery.waitForSelector('dialog input[type="range"][aria-label="Compare"]');
  } finally {
    await browser.close();
  }
});
