import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ElementHandle } from 'puppeteer-core';
import { sha256 } from '../../../scripts/main-job/job.ts';
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
