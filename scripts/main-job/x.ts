import { pressHost } from '../../tests/browser/driver/chromium.ts';
import { waitForDraft } from '../../tests/browser/driver/draft.ts';
import { panelFrame } from '../../tests/browser/driver/panel.ts';
import { collect, type JobContext, type ReportRow, screenshot } from './job.ts';
import { oneClickTwice } from './one-click.ts';

/** X: the first press opens the panel, a look is chosen for one click, then one click does it. */
export async function mainJobX(job: JobContext): Promise<ReportRow> {
  const page = await job.browser.context.newPage();
  await page.goto('https://x.com/home');
  await page.setInputFiles('input[data-testid="fileInput"]', job.photo);
  await waitForDraft(page, (items) => items.length === 1);
  await screenshot(page, job, 'x-before');

  await pressHost(page, 'button');
  const panel = await panelFrame(page);
  await panel.getByRole('radio', { name: 'Oil' }).click();
  await panel.getByRole('button', { name: 'Keep for me', disabled: false }).waitFor();
  await screenshot(page, job, 'panel');
  await panel.getByRole('button', { name: 'Use with one click' }).click();
  await panel.getByRole('button', { name: 'Close' }).click();

  const times = await oneClickTwice(page, job);
  await screenshot(page, job, 'x-after');
  const row = await collect(page, job, 'x', 'oil', times);
  await page.close({ runBeforeUnload: false });
  return row;
}
