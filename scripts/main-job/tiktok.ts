import type { Frame, Page } from '@playwright/test';
import { pressHost } from '../../tests/browser/driver/chromium.ts';
import { draftOf, waitForDraft } from '../../tests/browser/driver/draft.ts';
import { panelFrame } from '../../tests/browser/driver/panel.ts';
import { openUpload } from '../../tests/browser/driver/surfaces.ts';
import { armClock, readClock } from './clock.ts';
import { collect, coolDown, type JobContext, type ReportRow, screenshot } from './job.ts';

const MAKE_MS = 60_000;

/** Waits until the clip is made, then puts it into the post; the time by the page's clock. */
async function put(page: Page, panel: Frame): Promise<number> {
  const before = (await draftOf(page)).items[0]?.sha256;
  await panel
    .getByRole('button', { name: 'Keep for me', disabled: false })
    .waitFor({ timeout: MAKE_MS });
  await armClock(page, panel);
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor({ timeout: MAKE_MS });
  await waitForDraft(page, ([item]) => item !== undefined && item.sha256 !== before);
  return readClock(page, panel);
}

/**
 * TikTok takes clips only: the photo is given to the panel, which makes a reveal clip of it. The
 * first goes in by the site's choice, the second over it by Replace.
 */
export async function mainJobTiktok(job: JobContext): Promise<ReportRow> {
  await coolDown(job.browser);
  const page = await job.browser.context.newPage();
  await openUpload(page);
  await screenshot(page, job, 'tiktok-before');

  await pressHost(page, 'button');
  const panel = await panelFrame(page);
  await panel.locator('input[type="file"]').setInputFiles(job.photo);
  await panel.getByRole('radio', { name: 'Ink' }).click();
  await panel.getByRole('radio', { name: 'Reveal clip', checked: true }).waitFor();
  const msCold = await put(page, panel);
  await panel.getByRole('button', { name: 'Again' }).click();
  // Until the new one is begun the old one could still be kept.
  await panel.getByRole('button', { name: 'Keep for me', disabled: true }).waitFor();
  const msClickToAttached = await put(page, panel);
  await panel.getByRole('button', { name: 'Close' }).click();
  // In the middle of its reveal.
  await page.evaluate(() => {
    for (const video of document.querySelectorAll('video')) video.currentTime = video.duration / 2;
  });
  await page.waitForTimeout(600);
  await screenshot(page, job, 'tiktok-after');
  const row = await collect(page, job, 'tiktok', 'ink', { msClickToAttached, msCold });
  await page.close({ runBeforeUnload: false });
  return row;
}
