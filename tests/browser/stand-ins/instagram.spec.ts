import { createHash } from 'node:crypto';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { buildStandIns } from '../../stand-ins/build.ts';
import { routeStandIns } from '../../stand-ins/serve.ts';
import { broken, clip, picture, type Sample } from './samples.ts';

test.beforeEach(async ({ context }) => {
  await routeStandIns(context, await buildStandIns(['instagram']));
});

const dialog = (page: Page): Locator => page.locator('[role="dialog"]').first();
const chooser = (page: Page): Locator =>
  dialog(page).locator('form[role="presentation"] input[type="file"]');
const preview = (page: Page): Locator => dialog(page).locator('div[style*="translate3d"]');
const names = (page: Page) => page.evaluate(() => window.__draft.items.map((item) => item.name));
const events = (page: Page) =>
  page.evaluate(() => window.__draft.events.map((one) => `${one.type} ${one.detail ?? ''}`.trim()));
const caption = (page: Page) => page.evaluate(() => window.__draft.caption);

async function openDialog(page: Page, query = ''): Promise<void> {
  await page.goto(`https://www.instagram.com/?${query}`);
  await page.locator('a[role="link"][href="#"]:has(svg[aria-label="New post"])').click();
  await page.locator('a:has(svg[aria-label="Post"])').click();
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Create new post');
}

async function crop(page: Page, files: Sample[]): Promise<void> {
  await chooser(page).setInputFiles(files);
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Crop');
  await expect.poll(() => names(page)).toHaveLength(files.length);
}

async function next(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Next' }).click();
}

async function captionStep(page: Page, query = ''): Promise<Locator> {
  await openDialog(page, query);
  await crop(page, [await picture(page, 'sea.jpg', 640, 480)]);
  await next(page);
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Edit');
  await next(page);
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Create new post');
  return dialog(page).locator('[data-lexical-editor="true"]');
}

function paste(editor: Locator, text: string): Promise<void> {
  return editor.evaluate((node, words) => {
    if (node instanceof HTMLElement) node.focus();
    const data = new DataTransfer();
    data.setData('text/plain', words);
    node.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('holds the very file, sets the crop to a square, and gives nothing to hold on to', async ({
  page,
}) => {
  await openDialog(page);
  const photo = await picture(page, 'sea.jpg', 640, 400);
  await crop(page, [photo]);
  const [item] = await page.evaluate(() => window.__draft.items);
  expect(item).toMatchObject({ name: 'sea.jpg', type: 'image/jpeg', width: 640, height: 400 });
  expect(item?.sha256).toBe(createHash('sha256').update(photo.buffer).digest('hex'));
  const held = await page.evaluate(() => window.__draftFile(0));
  expect(Buffer.from(held ?? '', 'base64').equals(photo.buffer)).toBe(true);

  const frame = await preview(page).locator('..').boundingBox();
  expect(frame?.width).toBeCloseTo(frame?.height ?? 0, 0);
  expect(await events(page)).toContain('crop 1:1');
  expect(page.url()).toBe('https://www.instagram.com/?');
  expect(await page.locator('[data-testid]').count()).toBe(0);
  const classes = await page
    .locator('#react-root [class], #layers [class]')
    .evaluateAll((all) => all.flatMap((one) => [...one.classList]));
  expect(classes.filter((name) => !/^r-[\w-]{6}$/.test(name))).toEqual([]);
});

test('an input kept from the choosing step leads nowhere', async ({ page }) => {
  await openDialog(page);
  const kept = await chooser(page).elementHandle();
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  await expect(chooser(page)).toHaveCount(0);
  await kept?.evaluate((input) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'two.jpg', { type: 'image/jpeg' }));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForTimeout(300);
  expect(await names(page)).toEqual(['one.jpg']);
});

test('the first file input of the page belongs to the profile photo', async ({ page }) => {
  await openDialog(page);
  const first = page.locator('form[role="presentation"] input[type="file"]').first();
  await first.setInputFiles([await picture(page, 'me.jpg', 100, 100)]);
  await expect.poll(() => events(page)).toContain('profile-photo me.jpg');
  expect(await names(page)).toEqual([]);
});

test('takes files set by a script, and a drop', async ({ page }) => {
  await openDialog(page);
  const photo = await picture(page, 'sea.jpg', 300, 200);
  const encoded = photo.buffer.toString('base64');
  await chooser(page).evaluate(async (input, text) => {
    if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    for (const name of ['a.jpg', 'b.jpg']) {
      data.items.add(new File([bytes], name, { type: 'image/jpeg' }));
    }
    input.files = data.files;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, encoded);
  await expect.poll(() => names(page)).toEqual(['a.jpg', 'b.jpg']);

  await openDialog(page);
  await chooser(page).evaluate(async (input, text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'dropped.jpg', { type: 'image/jpeg' }));
    input.parentElement?.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  }, encoded);
  await expect.poll(() => names(page)).toEqual(['dropped.jpg']);
});

for (const { kind, name, type } of [
  { kind: 'WebP', name: 'sea.webp', type: 'image/webp' },
  { kind: 'GIF', name: 'sea.gif', type: 'image/gif' },
  { kind: 'WebM', name: 'sea.webm', type: 'video/webm' },
  { kind: 'WebP named JPEG', name: 'sea.jpg', type: 'image/jpeg' },
  { kind: 'undecodable JPEG', name: 'broken.jpg', type: 'image/jpeg' },
  { kind: 'undecodable MP4', name: 'broken.mp4', type: 'video/mp4' },
]) {
  test(`refuses ${kind} in the dialog`, async ({ page }) => {
    await openDialog(page);
    const file = kind.startsWith('undecodable')
      ? broken(name, type)
      : kind.startsWith('WebP')
        ? { ...(await picture(page, name, 90, 90, 'image/webp')), mimeType: type }
        : kind === 'WebM'
          ? await clip(page, name)
          : { name, mimeType: type, buffer: Buffer.from('GIF89a\x01\0\x01\0', 'latin1') };
    await chooser(page).setInputFiles([file]);
    await expect(dialog(page).getByText('This file is not supported')).toBeVisible();
    await expect(dialog(page).getByRole('alert')).toContainText(name);
    expect(await names(page)).toEqual([]);
    await expect(chooser(page)).toHaveCount(1);
  });
}

test('the crop menu answers to a pointer, not to click()', async ({ page }) => {
  await openDialog(page);
  await crop(page, [await picture(page, 'sea.jpg', 640, 400)]);
  const tool = dialog(page).locator('button:has(svg[aria-label="Select crop"])');
  await tool.evaluate((node) => (node as HTMLElement).click());
  const choice = dialog(page).getByRole('button', { name: 'Photo outline icon' });
  await expect(choice).toHaveCount(0);
  await tool.click();
  await choice.click();
  const frame = await preview(page).locator('..').boundingBox();
  expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(1.6, 1);
  expect(await events(page)).toContain('crop original');
});

test('the tray adds through its own form, removes and reorders', async ({ page }) => {
  await openDialog(page);
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  await dialog(page).locator('button:has(svg[aria-label="Open media gallery"])').click();
  const remove = dialog(page).locator('button:has(svg[aria-label="Remove"])');
  await expect(remove).toHaveCount(0);
  await chooser(page).setInputFiles([
    await picture(page, 'two.jpg', 210, 200),
    await picture(page, 'three.jpg', 220, 200),
  ]);
  await expect.poll(() => names(page)).toEqual(['one.jpg', 'two.jpg', 'three.jpg']);
  const thumb = (at: number) => remove.nth(at).locator('..');
  const from = await thumb(2).boundingBox();
  const to = await thumb(0).boundingBox();
  if (!from || !to) throw new Error('the tray is not on screen');
  await page.mouse.move(from.x + 40, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual(['three.jpg', 'one.jpg', 'two.jpg']);
  await remove.nth(1).click();
  await expect.poll(() => names(page)).toEqual(['three.jpg', 'two.jpg']);
});

test('at most ten items; the eleventh is said to be too many', async ({ page }) => {
  await openDialog(page);
  const photo = await picture(page, 'one.jpg', 60, 60);
  const eleven = Array.from({ length: 11 }, (_, at) => ({ ...photo, name: `p${at}.jpg` }));
  await chooser(page).setInputFiles(eleven);
  await expect(dialog(page).getByText('up to 10 items')).toBeVisible();
  await expect.poll(() => names(page)).toHaveLength(10);
});

test('with ?lastdelete=1 removing the only item leads back to choosing', async ({ page }) => {
  await openDialog(page, 'lastdelete=1&askdelete=1');
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  await dialog(page).locator('button:has(svg[aria-label="Open media gallery"])').click();
  await dialog(page).locator('button:has(svg[aria-label="Remove"])').click();
  expect(await names(page)).toEqual(['one.jpg']);
  await dialog(page).getByRole('button', { name: 'Remove' }).last().click();
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Create new post');
  await expect.poll(() => names(page)).toEqual([]);
});

for (const [kind, inside] of [
  ['background', 'div[style*="blob:"]'],
  ['img', 'img[src^="blob:"]'],
  ['canvas', 'canvas'],
]) {
  test(`shows the photo as ${kind}`, async ({ page }) => {
    await openDialog(page, `preview=${kind}`);
    await crop(page, [await picture(page, 'sea.jpg', 320, 200)]);
    await expect(preview(page).locator(inside ?? '')).toBeVisible();
    await expect(preview(page).locator('img, canvas, div')).toHaveCount(1);
  });
}

test('a pasted caption is kept, though the editor node is replaced at the first input', async ({
  page,
}) => {
  const editor = await captionStep(page);
  const kept = await editor.elementHandle();
  await paste(editor, 'First line\nsecond line');
  await expect.poll(() => kept?.evaluate((node) => node.isConnected)).toBe(false);
  await expect(editor).toHaveCount(1);
  await expect.poll(() => caption(page)).toBe('First line\nsecond line');
  await expect(dialog(page).getByText('22/2,200')).toBeVisible();

  // What goes into the node of before is lost.
  await kept?.evaluate((node) => {
    node.textContent = 'to nobody';
  });
  await page.waitForTimeout(100);
  expect(await caption(page)).toBe('First line\nsecond line');
});

test('typing works across the replacement', async ({ page }) => {
  const editor = await captionStep(page);
  await editor.click();
  await page.keyboard.type('Typed by hand', { delay: 8 });
  await expect.poll(() => caption(page)).toBe('Typed by hand');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Again', { delay: 8 });
  await expect.poll(() => caption(page)).toBe('Again');
});

test('text by execCommand is painted, not taken: it goes at blur', async ({ page }) => {
  const editor = await captionStep(page);
  await editor.evaluate((node) => {
    (node as HTMLElement).focus();
    document.execCommand('insertText', false, 'Only painted');
  });
  await expect(editor).toHaveText('Only painted');
  await expect(dialog(page).getByText('0/2,200')).toBeVisible();
  await dialog(page).locator('input[name="creation-location-input"]').focus();
  await expect(editor).toHaveText('');
  expect(await caption(page)).toBe('');
});

test('?exec=commit takes text by execCommand', async ({ page }) => {
  const editor = await captionStep(page, 'exec=commit');
  await editor.focus();
  await page.waitForTimeout(100);
  await page.evaluate(() => document.execCommand('insertText', false, 'Taken'));
  await dialog(page).locator('input[name="creation-location-input"]').focus();
  await expect.poll(() => caption(page)).toBe('Taken');
});

test('text put into the node itself is gone', async ({ page }) => {
  const editor = await captionStep(page);
  await editor.evaluate((node) => {
    node.textContent = 'Forced in';
  });
  await editor.focus();
  await dialog(page).locator('input[name="creation-location-input"]').focus();
  await expect(editor).toHaveText('');
  expect(await caption(page)).toBe('');
});

test('a press outside asks whether to discard; Cancel keeps the draft', async ({ page }) => {
  await openDialog(page);
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  const question = page.getByRole('dialog', { name: 'Discard post?' });
  await page.mouse.click(6, 300);
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  expect(await names(page)).toEqual(['one.jpg']);

  // A press in something laid over the page, outside the dialog, counts as outside.
  await page.evaluate(() => {
    const over = document.createElement('div');
    over.style.cssText = 'position:fixed;z-index:9999;inset:100px auto auto 10px;padding:40px';
    over.id = 'over';
    document.body.append(over);
  });
  await page.locator('#over').click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page.locator('[role="dialog"]')).toHaveCount(0);
  await expect.poll(() => names(page)).toEqual([]);
});

test('focus outside the dialog is taken back, and asks', async ({ page }) => {
  await openDialog(page);
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  await page.evaluate(() => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
  });
  await expect(page.getByRole('dialog', { name: 'Discard post?' })).toBeVisible();
  const inside = await page.evaluate(
    () => document.activeElement?.closest('[role="dialog"]') !== null,
  );
  expect(inside).toBe(true);
});

test('an element inside the dialog may have focus, and Tab stays within', async ({ page }) => {
  await openDialog(page);
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  for (let at = 0; at < 9; at++) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement?.closest('[role="dialog"]') !== null,
    );
    expect(inside).toBe(true);
  }
  await expect(page.getByRole('dialog', { name: 'Discard post?' })).toHaveCount(0);
});

test('with ?drop=1 a file is shown, then silently gone', async ({ page }) => {
  await openDialog(page, 'drop=1');
  await chooser(page).setInputFiles([await picture(page, 'one.jpg', 200, 200)]);
  await expect(preview(page)).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await expect(dialog(page)).toHaveAttribute('aria-label', 'Create new post');
  await expect.poll(() => names(page)).toEqual([]);
});

test('a lone clip shows the reels notice once', async ({ page }) => {
  await openDialog(page);
  const film = await clip(page, 'walk.mp4');
  await crop(page, [film]);
  const notice = page.getByRole('dialog', { name: 'Video posts are now shared as reels' });
  await notice.getByRole('button', { name: 'OK' }).click();
  await expect(preview(page).locator('video[src^="blob:"]')).toBeVisible();
  const [item] = await page.evaluate(() => window.__draft.items);
  expect(item).toMatchObject({ name: 'walk.mp4', type: 'video/mp4', width: 160, height: 240 });
  await openDialog(page);
  await crop(page, [film]);
  await page.waitForTimeout(200);
  await expect(notice).toHaveCount(0);
});

test('alt text per picture, and sharing empties the draft', async ({ page }) => {
  await captionStep(page);
  await dialog(page).getByRole('button', { name: 'Accessibility' }).click();
  const alt = dialog(page).locator('input[placeholder*="alt text"]');
  await expect(alt).toHaveCount(1);
  await alt.fill('The sea');
  await dialog(page).getByRole('button', { name: 'Share' }).click();
  await expect(dialog(page).getByText('Your post has been shared')).toBeVisible();
  await expect.poll(() => names(page)).toEqual([]);
  expect(await events(page)).toContain('shared 1');
});

test('every label is in the language asked for', async ({ page }) => {
  await page.goto('https://www.instagram.com/?lang=ar');
  await page.locator('a:has(svg[aria-label="منشور جديد"])').click();
  await page.locator('a:has(svg[aria-label="منشور"])').click();
  await expect(dialog(page)).toHaveAttribute('aria-label', 'إنشاء منشور جديد');
  await chooser(page).setInputFiles([await picture(page, 'one.jpg', 200, 200)]);
  await expect(dialog(page)).toHaveAttribute('aria-label', 'قص');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
});

test('with ?rerender the tools over the picture are made anew', async ({ page }) => {
  await openDialog(page, 'rerender=150');
  await crop(page, [await picture(page, 'one.jpg', 200, 200)]);
  const tool = await dialog(page).locator('svg[aria-label="Select crop"]').elementHandle();
  await expect.poll(() => tool?.evaluate((node) => node.isConnected)).toBe(false);
  await expect(dialog(page).locator('svg[aria-label="Select crop"]')).toHaveCount(1);
});
