import { type BrowserContext, expect, type Frame, type Page } from '@playwright/test';
import jpeg from 'jpeg-js';
import type { MediaFile } from '../../fixtures/media.ts';
import { pressHost } from './chromium.ts';
import { sha256 } from './digest.ts';
import { draftFile, draftOf, waitForDraft } from './draft.ts';
import { panelFrame, panelIsOpen } from './panel.ts';

/** Where on X a composer can be: its address and what encloses it. */
export const X_PLACES = {
  inline: { url: 'https://x.com/home', scope: '[data-testid="primaryColumn"]' },
  modal: { url: 'https://x.com/compose/post', scope: '#layers' },
  reply: { url: 'https://x.com/someone/status/123', scope: '[data-testid="primaryColumn"]' },
  'reply-modal': { url: 'https://x.com/compose/post?in_reply_to=123', scope: '#layers' },
} as const;

/** Opens a page of X and waits for our button in its composer. */
export async function openX(
  context: BrowserContext,
  url: string = X_PLACES.inline.url,
): Promise<Page> {
  const page = await context.newPage();
  // The site asks before a draft is left; tests leave.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(url);
  await page.locator('[data-mim="button"]').last().waitFor();
  return page;
}

/** Picks files the way a person does: by the site's own button and the browser's chooser. */
export async function pick(
  page: Page,
  files: readonly MediaFile[],
  scope: string = X_PLACES.inline.scope,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page
    .locator(`${scope} [data-testid="toolBar"] [role="presentation"] button`)
    .first()
    .click();
  await (await chooser).setFiles([...files]);
}

/** Picks files and waits until the draft shows them, uploaded. */
export async function fill(
  page: Page,
  files: readonly MediaFile[],
  scope: string = X_PLACES.inline.scope,
): Promise<void> {
  await pick(page, files, scope);
  await waitForDraft(page, (items) => items.length === files.length);
  await page
    .locator('[data-testid="attachments"] [role="progressbar"]')
    .first()
    .waitFor({ state: 'detached' });
}

/** Waits for the button to be in a state. */
export async function waitForState(
  page: Page,
  state: 'ready' | 'busy' | 'undo' | 'error',
  timeout = 20_000,
): Promise<void> {
  await page.locator(`[data-mim="button"][data-state="${state}"]`).last().waitFor({ timeout });
}

/** Opens the panel by a press and waits for it. */
export async function openPanel(page: Page, handle = 'open'): Promise<Frame> {
  await pressHost(page, handle);
  return panelFrame(page);
}

/** Waits until no panel is open. */
export async function panelGone(page: Page): Promise<void> {
  const until = Date.now() + 5000;
  while (panelIsOpen(page)) {
    if (Date.now() > until) throw new Error('the panel stays open');
    await page.waitForTimeout(25);
  }
}

/** Waits until the panel has a finished result, and nothing is being made. */
export async function resultReady(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Keep for me', disabled: false }).waitFor();
}

/** Chooses a look and waits for its result. */
export async function chooseLook(panel: Frame, look: string): Promise<void> {
  await panel.getByRole('radio', { name: look, exact: true }).click();
  await panel
    .getByRole('button', { name: 'Keep for me', disabled: true })
    .waitFor({ timeout: 1000 })
    .catch(() => undefined);
  await resultReady(panel);
}

/** Gives the panel a file by its own button. */
export async function giveFile(page: Page, panel: Frame, file: MediaFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Choose a photo or clip' }).first().click();
  await (await chooser).setFiles(file);
}

/** Fails unless the draft holds a JPEG of ours in place of the user's file; returns its bytes. */
export async function expectRestyled(page: Page, own: MediaFile, index = 0): Promise<Buffer> {
  const bytes = await draftFile(page, index);
  const { items } = await draftOf(page);
  expect(items[index]?.type).toBe('image/jpeg');
  expect(items[index]?.sha256).toBe(sha256(bytes));
  expect(sha256(bytes)).not.toBe(sha256(own.buffer));
  const made = jpeg.decode(bytes, { maxMemoryUsageInMB: 512 });
  expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(2048);
  return bytes;
}

/** Types into the site's editor the way a person does. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByTestId('tweetTextarea_0').last().click();
  await page.keyboard.type(text);
}
