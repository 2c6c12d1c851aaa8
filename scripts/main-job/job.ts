import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Launched } from '../../tests/browser/driver/chromium.ts';
import { sha256 } from '../../tests/browser/driver/digest.ts';
import { type DraftEntry, draftFile, draftOf } from '../../tests/browser/driver/draft.ts';

/** One row of `report.json`. Times are in milliseconds by the page's clock. */
export interface ReportRow {
  platform: string;
  look: string;
  msClickToAttached: number;
  msCold: number;
  bytes: number;
  type: string;
  width: number;
  height: number;
  seconds?: number;
  sha256: string;
}

/** What every platform's part of the main job is given. */
export interface JobContext {
  browser: Launched;
  photo: string;
  out: string;
}

/** Stops the workshop, so that the next press meets it cold. */
export async function coolDown(browser: Launched): Promise<void> {
  const background = await browser.background();
  await background.evaluate(async () => {
    const { offscreen } = (
      globalThis as unknown as { chrome: { offscreen: { closeDocument(): Promise<void> } } }
    ).chrome;
    await offscreen.closeDocument().catch(() => undefined);
  });
}

export async function screenshot(page: Page, { out }: JobContext, name: string): Promise<void> {
  await page.screenshot({ path: join(out, `${name}.png`) });
}

/** Fails unless the draft holds the user's own file again, byte for byte. */
export async function expectOriginal(page: Page, { photo }: JobContext, index = 0): Promise<void> {
  const own = sha256(readFileSync(photo));
  const { items } = await draftOf(page);
  if (items[index]?.sha256 !== own) throw new Error('Undo did not bring the original back');
}

/** Reads the very file out of the page's draft, writes it to the output folder, and describes it. */
export async function collect(
  page: Page,
  job: JobContext,
  platform: string,
  look: string,
  times: { msClickToAttached: number; msCold: number },
): Promise<ReportRow> {
  const { items } = await draftOf(page);
  const entry: DraftEntry | undefined = items[0];
  if (!entry) throw new Error(`${platform}: the draft is empty`);
  const bytes = await draftFile(page, 0);
  const digest = sha256(bytes);
  const own = sha256(readFileSync(job.photo));
  if (digest !== entry.sha256) throw new Error(`${platform}: the page's ledger is wrong`);
  if (digest === own || bytes.length === 0)
    throw new Error(`${platform}: the draft holds no result`);
  const extension = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }[entry.type];
  writeFileSync(join(job.out, `${platform}.${extension ?? 'mp4'}`), bytes);
  return {
    platform,
    look,
    ...times,
    bytes: bytes.length,
    type: entry.type,
    width: entry.width,
    height: entry.height,
    ...(entry.seconds === undefined ? {} : { seconds: entry.seconds }),
    sha256: digest,
  };
}
