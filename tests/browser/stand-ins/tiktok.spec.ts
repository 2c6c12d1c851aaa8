import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { buildStandIns } from '../../stand-ins/build.ts';
import { routeStandIns } from '../../stand-ins/serve.ts';
import { broken, clip, picture, type Sample } from './samples.ts';

test.beforeEach(async ({ context }) => {
  await routeStandIns(context, await buildStandIns(['tiktok']));
});

const e2e = (page: Page, name: string): Locator => page.locator(`[data-e2e="${name}"]`);
const input = (page: Page): Locator => page.locator('input[type="file"][accept="video/*"]');
const editor = (page: Page): Locator =>
  e2e(page, 'caption_container').locator('.public-DraftEditor-content[contenteditable="true"]');
const names = (page: Page) => page.evaluate(() => window.__draft.items.map((item) => item.name));
const caption = (page: Page) => page.evaluate(() => window.__draft.caption);
const events = (page: Page) =>
  page.evaluate(() => window.__draft.events.map((one) => `${one.type} ${one.detail ?? ''}`.trim()));

async function open(page: Page, query = 'tour=0'): Promise<void> {
  await page.goto(`https://www.tiktok.com/tiktokstudio/upload?${query}`);
  await expect(e2e(page, 'select_video_container')).toBeVisible();
}

async function choose(page: Page, file: Sample): Promise<void> {
  await input(page).setInputFiles(file);
  await expect(e2e(page, 'upload_status_container')).toContainText(file.name);
}

/** Waits until the upload is done and the caption has been filled with the file's name. */
async function settled(page: Page, name: string): Promise<void> {
  await expect(
    e2e(page, 'upload_status_container').locator('.info-progress.success'),
  ).toBeVisible();
  await expect.poll(() => caption(page)).toBe(name);
}

/** Sets a file as a script would and fires one `change`. */
async function setByScript(target: Locator, file: Sample): Promise<void> {
  await target.evaluate(
    (node, [name, type, text]) => {
      if (!(node instanceof HTMLInputElement)) throw new Error('not an input');
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      node.files = data.files;
      node.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [file.name, file.mimeType, file.buffer.toString('base64')] as const,
  );
}

/** Selects all text of the editor and pastes over it. */
async function pasteOver(page: Page, words: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await editor(page).evaluate((node, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    node.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, words);
}

test('the old addresses lead to the Studio without a reload', async ({ page }) => {
  for (const path of ['/upload', '/creator-center/upload']) {
    await page.goto(`https://www.tiktok.com${path}?lang=de`);
    await expect(e2e(page, 'select_video_button')).toHaveAttribute('aria-label', 'Video auswählen');
    expect(new URL(page.url()).pathname).toBe('/tiktokstudio/upload');
    expect(await events(page)).toContain(`page ${path}`);
  }
});

test('holds the very clip; the choosing view and its input are gone', async ({ page }) => {
  await open(page);
  const film = await clip(page, 'walk.mp4');
  await choose(page, film);
  await expect(e2e(page, 'select_video_container')).toHaveCount(0);
  await expect.poll(() => names(page)).toEqual(['walk.mp4']);
  const [item] = await page.evaluate(() => window.__draft.items);
  expect(item).toMatchObject({ type: 'video/mp4', width: 160, height: 240 });
  expect(item?.sha256).toBe(createHash('sha256').update(film.buffer).digest('hex'));
  const held = await page.evaluate(() => window.__draftFile(0));
  expect(Buffer.from(held ?? '', 'base64').equals(film.buffer)).toBe(true);
  await expect(page.locator('video[src^="blob:"]').first()).toBeVisible();
});

test('takes WebM too, since the browser can open it', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'walk.webm'));
  await expect.poll(() => names(page)).toEqual(['walk.webm']);
});

test('a second change on the same input is ignored', async ({ page }) => {
  await open(page);
  const film = await clip(page, 'first.mp4');
  await input(page).evaluate((node, text) => {
    if (!(node instanceof HTMLInputElement)) throw new Error('not an input');
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    for (const name of ['first.mp4', 'second.mp4']) {
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: 'video/mp4' }));
      node.files = data.files;
      node.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, film.buffer.toString('base64'));
  await expect.poll(() => names(page)).toEqual(['first.mp4']);
  expect(await events(page)).toContain('second-change-ignored second.mp4');
  await expect(page.getByText('Something went wrong')).toHaveCount(0);
});

test('an input event alone does nothing', async ({ page }) => {
  await open(page);
  await input(page).evaluate((node) => {
    if (!(node instanceof HTMLInputElement)) throw new Error('not an input');
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'a.mp4', { type: 'video/mp4' }));
    node.files = data.files;
    node.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForTimeout(200);
  expect((await events(page)).filter((one) => one.endsWith('a.mp4'))).toEqual([]);
});

test('refuses photos and says so', async ({ page }) => {
  await open(page);
  for (const file of [
    await picture(page, 'sea.jpg', 90, 90),
    { name: 'loop.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') },
  ]) {
    await setByScript(input(page), file);
    await expect(page.getByRole('alert')).toContainText(file.name);
  }
  expect(await names(page)).toEqual([]);
  await expect(e2e(page, 'select_video_container')).toBeVisible();
  await choose(page, await clip(page, 'walk.mp4'));
});

test('a clip that cannot be opened crashes the page; Retry starts over', async ({ page }) => {
  await open(page);
  await input(page).setInputFiles(broken('bad.mp4', 'video/mp4'));
  await expect(page.getByText('Something went wrong')).toBeVisible();
  expect(await names(page)).toEqual([]);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(e2e(page, 'select_video_container')).toBeVisible();
});

test('with ?trusted=1 only a real choice counts', async ({ page }, info) => {
  await open(page, 'tour=0&trusted=1');
  const film = await clip(page, 'walk.mp4');
  await setByScript(input(page), film);
  await page.waitForTimeout(500);
  expect(await names(page)).toEqual([]);
  expect(await events(page)).toContain('untrusted-ignored walk.mp4');
  await expect(e2e(page, 'select_video_container')).toBeVisible();

  const path = info.outputPath('walk.mp4');
  await writeFile(path, film.buffer);
  const asked = page.waitForEvent('filechooser');
  await e2e(page, 'select_video_button').click();
  await (await asked).setFiles(path);
  await expect.poll(() => names(page)).toEqual(['walk.mp4']);
});

test('progress comes late, then says success', async ({ page }) => {
  await open(page, 'tour=0&slow=900');
  await choose(page, await clip(page, 'walk.mp4'));
  const status = e2e(page, 'upload_status_container');
  await expect(status).toHaveClass(/has-video/);
  await expect(e2e(page, 'post_video_button')).toHaveAttribute('aria-disabled', 'true');
  await expect(status.locator('.info-progress')).toHaveAttribute('style', /width: \d+%/);
  await expect(status.locator('.info-status.success')).toContainText('Uploaded');
  await expect(e2e(page, 'post_video_button')).toHaveAttribute('data-disabled', 'false');
});

test('a caption pasted at once is overwritten by the file name; pasted later it stays', async ({
  page,
}) => {
  await open(page);
  await choose(page, await clip(page, 'morning walk.mp4'));
  await pasteOver(page, 'Too early');
  await expect.poll(() => caption(page)).toBe('Too early');
  await settled(page, 'morning walk');
  await pasteOver(page, 'Up early\nto see it #sunset');
  await expect.poll(() => caption(page)).toBe('Up early\nto see it #sunset');
  await page.waitForTimeout(1500);
  expect(await caption(page)).toBe('Up early\nto see it #sunset');
});

test('text by execCommand gets its trailing hashtags twice', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'a.mp4'));
  await settled(page, 'a');
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await page.evaluate(() => document.execCommand('insertText', false, 'Look #one #two'));
  await expect.poll(() => caption(page)).toContain('#one #two #one #two');
});

test('a suggestion turns a hashtag into an entity; Escape closes the list', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'a.mp4'));
  await settled(page, 'a');
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' #su', { delay: 12 });
  const option = page.locator('[role="option"].hashtag-suggestion-item');
  await expect(option).toHaveText(['#sunset']);
  await page.keyboard.press('Escape');
  await expect(option).toHaveCount(0);
  await page.keyboard.type('n', { delay: 12 });
  await option.click();
  await expect.poll(() => caption(page)).toBe('a #sunset ');
});

test('the tour eats presses on caption and Post until it is closed, once', async ({ page }) => {
  await open(page, '');
  const film = await clip(page, 'walk.mp4');
  await choose(page, film);
  await settled(page, 'walk');
  await expect(page.locator('#react-joyride-portal [data-test-id="overlay"]')).toBeVisible();
  const box = await editor(page).boundingBox();
  if (!box) throw new Error('no editor');
  await page.mouse.click(box.x + 8, box.y + 8);
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[data-e2e="caption_container"]') !== null);
  expect(await focused()).toBe(false);
  await e2e(page, 'post_video_button').scrollIntoViewIfNeeded();
  const post = await e2e(page, 'post_video_button').boundingBox();
  if (!post) throw new Error('no Post button');
  await page.mouse.click(post.x + 10, post.y + 10);
  expect((await events(page)).filter((one) => one.startsWith('post '))).toEqual([]);

  await page.getByRole('alertdialog').getByRole('button', { name: 'Got it' }).click();
  await editor(page).click();
  expect(await focused()).toBe(true);

  await page.goto('about:blank');
  await open(page, '');
  await choose(page, film);
  await expect(page.locator('#react-joyride-portal')).toHaveCount(0);
});

test('Replace swaps the clip through its own input, and the file name is back', async ({
  page,
}) => {
  await open(page);
  await choose(page, await clip(page, 'first.mp4'));
  await settled(page, 'first');
  await pasteOver(page, 'My words');
  await expect(e2e(page, 'upload_status_container').locator('input[type="file"]')).toHaveCount(1);
  await setByScript(input(page), await clip(page, 'second.mp4', 240, 160));
  await expect.poll(() => names(page)).toEqual(['second.mp4']);
  expect(await caption(page)).toBe('My words');
  await settled(page, 'second');

  // Each clip has an input of its own: Replace works again.
  await setByScript(input(page), await clip(page, 'third.mp4'));
  await expect.poll(() => names(page)).toEqual(['third.mp4']);
});

test('a photo put into Replace is refused, the clip stays', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'first.mp4'));
  await setByScript(input(page), await picture(page, 'sea.jpg', 60, 60));
  await expect(page.getByRole('alert')).toContainText('sea.jpg');
  expect(await names(page)).toEqual(['first.mp4']);
});

test('with ?drop=1 the clip is shown, then silently gone', async ({ page }) => {
  await open(page, 'tour=0&drop=1');
  const walk = await clip(page, 'walk.mp4');
  // Watched from before: it shows for a moment only.
  const shown = e2e(page, 'upload_status_container').waitFor();
  await input(page).setInputFiles(walk);
  await shown;
  await expect(e2e(page, 'select_video_container')).toBeVisible();
  await expect.poll(() => names(page)).toEqual([]);
});

test('with ?dropreplace=1 the clip of before comes back', async ({ page }) => {
  await open(page, 'tour=0&dropreplace=1');
  await choose(page, await clip(page, 'first.mp4'));
  await settled(page, 'first');
  await setByScript(input(page), await clip(page, 'second.mp4'));
  await expect.poll(() => names(page)).toEqual(['second.mp4']);
  await expect.poll(() => names(page)).toEqual(['first.mp4']);
});

test('the AI switch is behind "Show more", asks once, and a new clip turns it off', async ({
  page,
}) => {
  await open(page);
  await choose(page, await clip(page, 'first.mp4'));
  const more = e2e(page, 'advanced_settings_container');
  await expect(more).toHaveClass(/collapsed/);
  await expect(e2e(page, 'aigc_container')).toHaveCount(0);
  await more.locator('.more-btn').click();
  await expect(more).not.toHaveClass(/collapsed/);
  const control = e2e(page, 'aigc_container').locator('input[role="switch"][type="checkbox"]');
  await control.evaluate((node) => (node as HTMLElement).click());
  await expect(page.locator('.common-modal')).toBeVisible();
  await expect(control).not.toBeChecked();
  await page.locator('.common-modal-footer button[data-type="primary"]').click();
  await expect(control).toBeChecked();
  await setByScript(input(page), await clip(page, 'second.mp4'));
  await expect(control).not.toBeChecked();
  await control.evaluate((node) => (node as HTMLElement).click());
  await expect(control).toBeChecked();
  await expect(page.locator('.common-modal')).toHaveCount(0);
});

test('leaving and discarding ask; posting goes to the list', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'walk.mp4'));
  await settled(page, 'walk');
  await page.locator('nav a', { hasText: 'Analytics' }).click();
  const exit = page.getByRole('dialog', { name: 'Are you sure you want to exit?' });
  await exit.getByRole('button', { name: 'Cancel' }).click();
  expect(await names(page)).toEqual(['walk.mp4']);
  await e2e(page, 'discard_post_button').click();
  const discard = page.getByRole('dialog', { name: 'Discard this post?' });
  await discard.getByRole('button', { name: 'Continue editing' }).click();
  expect(await names(page)).toEqual(['walk.mp4']);

  await expect(page.locator('.status-result.status-success')).toBeVisible();
  await e2e(page, 'post_video_button').click();
  await expect(page.getByRole('main').getByText('walk', { exact: true })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/tiktokstudio/content');
  expect(await events(page)).toContain('post walk');
  await expect.poll(() => names(page)).toEqual([]);
});

test('visibility is chosen from a list', async ({ page }) => {
  await open(page);
  await choose(page, await clip(page, 'walk.mp4'));
  const box = e2e(page, 'video_visibility_container');
  await box.locator('button[role="combobox"]').click();
  await box.getByRole('option', { name: 'Only you' }).click();
  await expect(box.locator('button[role="combobox"]')).toHaveText('Only you');
});

test('the cookie banner lies over the page', async ({ page }) => {
  await open(page, 'tour=0&cookie=1');
  const banner = page.locator('tiktok-cookie-banner');
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Decline optional cookies' }).click();
  await expect(banner).toHaveCount(0);
});
