import type { Page } from '@playwright/test';

export interface DraftEntry {
  name: string;
  type: string;
  bytes: number;
  width: number;
  height: number;
  seconds?: number;
  sha256: string;
}

/** What the page says its draft holds. */
export function draftOf(page: Page): Promise<{ items: DraftEntry[]; caption: string }> {
  return page.evaluate(() => {
    const { items, caption } = (
      window as unknown as { __draft: { items: DraftEntry[]; caption: string } }
    ).__draft;
    return { items: [...items], caption };
  });
}

/** The very bytes the page's draft holds. */
export async function draftFile(page: Page, index: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    (at) => (window as unknown as { __draftFile: (i: number) => Promise<string> }).__draftFile(at),
    index,
  );
  return Buffer.from(base64, 'base64');
}

/** Waits until the draft holds what the test asks for. */
export async function waitForDraft(
  page: Page,
  wanted: (items: DraftEntry[]) => boolean,
  timeout = 20_000,
): Promise<DraftEntry[]> {
  const until = Date.now() + timeout;
  for (;;) {
    const { items } = await draftOf(page);
    if (wanted(items)) return items;
    if (Date.now() > until) throw new Error(`the draft holds ${JSON.stringify(items)}`);
    await page.waitForTimeout(50);
  }
}
