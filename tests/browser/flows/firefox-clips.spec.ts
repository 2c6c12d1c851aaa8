import { expect, test } from '@playwright/test';
import type { ElementHandle } from 'puppeteer-core';
import { eventually, launchFirefox, openStandIn, pressHost } from '../driver/firefox.ts';
import { ownScene } from '../driver/own-files.ts';

interface Held {
  name: string;
  type: string;
  width: number;
  height: number;
  seconds: number;
  sha256: string;
}

// The clip is filmed by the other browser: a user's file may come from anywhere.
test('Firefox: a clip chosen in the panel goes into the post restyled, and Undo takes it out', async ({
  page: studio,
}, info) => {
  test.setTimeout(180_000);
  const own = await ownScene(studio, info, 'holiday.mp4');
  const browser = await launchFirefox();
  try {
    const page = await openStandIn(browser, 'https://x.com/home');
    const held = () =>
      page.evaluate(() => [...(window as unknown as { __draft: { items: Held[] } }).__draft.items]);
    await page.waitForSelector('input[data-testid="fileInput"]');
    await pressHost(page, 'open');
    // There are no looks to wait for before there is something to restyle.
    const panel = await eventually(async () => {
      for (const frame of page.frames()) {
        const href = await frame.evaluate(() => location.href).catch(() => '');
        if (href.endsWith('/panel.html')) return frame;
      }
      return null;
    }, 'the panel');
    const input = (await panel.waitForSelector(
      'input[type="file"]',
    )) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(own.path);
    const byName = (name: string) => panel.locator(`::-p-aria([name="${name}"][role="button"])`);
    await panel.locator('::-p-aria([name="Cel"][role="radio"])').click();
    await byName('Put it in the post').click();
    const items = await eventually(
      async () => (await held()).length > 0 && held(),
      'the clip in the draft',
      90_000,
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      name: 'mine-in-cel.mp4',
      type: 'video/mp4',
      width: 320,
      height: 180,
    });
    expect(items[0]?.sha256).not.toBe(own.sha256);
    expect(Math.abs((items[0]?.seconds ?? 0) - 1)).toBeLessThan(0.5);
    await panel.waitForSelector('video.mim-layer');
    await byName('Undo').click();
    await eventually(async () => (await held()).length === 0, 'an empty draft again', 30_000);
  } finally {
    await browser.close();
  }
});
