import type { Page } from '@playwright/test';
import { pressHost } from '../../tests/browser/driver/chromium.ts';
import { armClock, readClock } from './clock.ts';
import { coolDown, expectOriginal, type JobContext } from './job.ts';

const STATE_MS = 30_000;

/** Presses the button and waits until the draft holds the result; the time by the page's clock. */
async function press(page: Page): Promise<number> {
  await armClock(page);
  await pressHost(page, 'button');
  await page
    .locator('[data-mim="button"][data-state="undo"]')
    .last()
    .waitFor({ timeout: STATE_MS });
  return readClock(page);
}

/** One click with a cold workshop, Undo back to the original, and one click again, warm. */
export async function oneClickTwice(
  page: Page,
  job: JobContext,
): Promise<{ msClickToAttached: number; msCold: number }> {
  await coolDown(job.browser);
  const msCold = await press(page);
  await pressHost(page, 'button');
  await page
    .locator('[data-mim="button"][data-state="ready"]')
    .last()
    .waitFor({ timeout: STATE_MS });
  await expectOriginal(page, job);
  return { msCold, msClickToAttached: await press(page) };
}
