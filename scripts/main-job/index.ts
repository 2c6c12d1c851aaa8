import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Launched, launchChromium } from '../../tests/browser/driver/chromium.ts';
import { mainJobInstagram } from './instagram.ts';
import type { JobContext, ReportRow } from './job.ts';
import { mainJobTiktok } from './tiktok.ts';
import { mainJobX } from './x.ts';

/** X comes first: it chooses the look that one click uses. */
const PARTS: readonly ((job: JobContext) => Promise<ReportRow>)[] = [
  mainJobX,
  mainJobInstagram,
  mainJobTiktok,
];

async function shootGallery(browser: Launched, out: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(await browser.extensionUrl('/gallery.html#creations'));
  await page.getByRole('list', { name: 'Creations' }).getByRole('listitem').first().waitFor();
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(out, 'gallery.png') });
  await page.close();
}

/**
 * Does the main job in every composer by itself, through the real button and panel, and writes the
 * files the drafts received, screenshots and `report.json` to `out`. True when every draft holds its result.
 */
export async function runMainJob(photo: string, out: string): Promise<boolean> {
  mkdirSync(out, { recursive: true });
  const browser = await launchChromium();
  const rows: ReportRow[] = [];
  let failures = 0;
  try {
    for (const part of PARTS) {
      try {
        const row = await part({ browser, photo: resolve(photo), out });
        rows.push(row);
        console.log(
          `${row.platform}: ${row.look}, ${row.width} × ${row.height}, ${row.bytes} bytes, ` +
            `${row.msClickToAttached} ms from click to attached (${row.msCold} ms cold)`,
        );
      } catch (thrown) {
        failures++;
        console.error(thrown);
      }
    }
    await shootGallery(browser, out);
  } finally {
    await browser.close();
  }
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`Wrote ${out}`);
  return failures === 0;
}
