import { waitForDraft } from '../../tests/browser/driver/draft.ts';
import { openCreate } from '../../tests/browser/driver/surfaces.ts';
import { collect, type JobContext, type ReportRow, screenshot } from './job.ts';
import { oneClickTwice } from './one-click.ts';

/** Instagram: the photo is chosen at the first step; at the crop step one click does it. */
export async function mainJobInstagram(job: JobContext): Promise<ReportRow> {
  const page = await job.browser.context.newPage();
  await openCreate(page);
  await page.setInputFiles('[role="dialog"] form[role="presentation"] input', job.photo);
  await waitForDraft(page, (items) => items.length === 1);
  // A step later the page has put the picture into its frame.
  await page.waitForTimeout(400);
  await screenshot(page, job, 'instagram-before');

  const times = await oneClickTwice(page, job);
  await page.waitForTimeout(400);
  await screenshot(page, job, 'instagram-after');
  const row = await collect(page, job, 'instagram', 'oil', times);
  await page.close({ runBeforeUnload: false });
  return row;
}
