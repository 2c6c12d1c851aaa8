import type { Frame, Page } from '@playwright/test';

/** The panel's frame in a page, once it is shown. */
export async function panelFrame(page: Page, timeout = 15_000): Promise<Frame> {
  const until = Date.now() + timeout;
  while (Date.now() < until) {
    const frame = page.frames().find((each) => each.url().endsWith('/panel.html'));
    if (frame) {
      await frame.getByRole('button', { name: 'Choose a photo or clip' }).waitFor({ timeout });
      return frame;
    }
    await page.waitForTimeout(25);
  }
  throw new Error('the panel did not open');
}

/** True while the page has our frame. */
export function panelIsOpen(page: Page): boolean {
  return page.frames().some((frame) => frame.url().endsWith('/panel.html'));
}
