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

const PHOTO = resolve('assets/samples/dusk.jpg');
const PANEL_MS = 40_000;

interface Held {
  name: string;
  type: string;
  sha256: string;
}

const held = (page: Page): Promise<Held[]> =>
  page.evaluate(() => [...(window as unknown as { __draft: { items: Held[] } }).__draft.items]);

async function inFirefox(url: string, run: (page: Page, browser: Browser) => Promise<void>) {
  test.setTimeout(120_000);
  const browser = await launchFirefox();
  try {
    await run(await openStandIn(browser, url), browser);
  } finally {
    await browser.close();
  }
}

test('Firefox on Instagram: Put by the tray, Undo brings the very file back', async () => {
  await inFirefox('https://www.instagram.com/', async (page) => {
    await page.click('a[role="link"]:has(svg[aria-label="New post"])');
    await page.click('a[role="link"]:has(svg[aria-label="Post"])');
    const input = (await page.waitForSelector(
      '[role="dialog"] form[role="presentation"] input',
    )) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(PHOTO);
    await eventually(async () => (await held(page)).length === 1, 'the photo in the draft');
    await pressHost(page, 'button');
    const panel = await panelFrame(page);
    const byName = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
    await panel.locator('::-p-aria([name="Riso"][role="radio"])').click();
    await byName('Put it in the post').click();
    await eventually(
      async () => {
        const [item, ...others] = await held(page);
        return item?.name === 'mine-in-riso.jpg' && others.length === 0;
      },
      'the result in the draft',
      PANEL_MS,
    );
    await byName('Undo').setTimeout(PANEL_MS).click();
    const own = sha256(readFileSync(PHOTO));
    await eventually(
      async () => {
        const items = await held(page);
        return items.length === 1 && items[0]?.sha256 === own;
      },
      'the original back in the draft',
      PANEL_MS,
    );
  });
});

test('Firefox on TikTok: button and panel at the upload page', async () => {
  await inFirefox('https://www.tiktok.com/tiktokstudio/upload?tour=0', async (page) => {
    await pressHost(page, 'button');
    const panel = await eventually(async () => {
      for (const frame of page.frames()) {
        const href = await frame.evaluate(() => location.href).catch(() => '');
        if (href.endsWith('/panel.html')) return frame;
      }
      return null;
    }, 'the panel');
    await panel.waitForSelector('input[type="file"]');
    expect(await page.$$('[data-mim="button"]')).toHaveLength(1);
  });
});
