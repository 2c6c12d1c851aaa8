import { expect, type Frame, type Page } from '@playwright/test';
import { pressHost } from '../driver/chromium.ts';
import { draftFile, draftOf, waitForDraft } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { type OwnFile, ownPhotos, ownScene } from '../driver/own-files.ts';
import { panelFrame } from '../driver/panel.ts';
import { chooseLook, givePanel, openPanel, pressPut, put, undo } from '../driver/panel-steps.ts';
import { creations, setSettings } from '../driver/store.ts';
import { openUpload, surface } from '../driver/surfaces.ts';

// The clips of these tests are a second long and small: what is proven is the way, not the speed.
test.describe.configure({ timeout: 120_000 });

const LONG_MS = 60_000;
const hashes = async (page: Page) => (await draftOf(page)).items.map((item) => item.sha256);

/** The clip's own pictures in every look that is offered. */
async function thumbsShown(panel: Frame): Promise<number> {
  const looks = panel.getByRole('radiogroup', { name: 'Looks' }).getByRole('radio');
  await expect(looks.first()).toBeVisible();
  await expect(panel.locator('.mim-look[aria-busy="true"]')).toHaveCount(0, { timeout: LONG_MS });
  return looks.count();
}

async function saysInPost(panel: Frame): Promise<void> {
  await panel.getByText('It is in your post.').waitFor({ timeout: LONG_MS });
}

/** Fails unless the draft's only item is a clip of ours, of this length and shape. */
async function expectOurClip(page: Page, own: OwnFile, look: string): Promise<void> {
  const [item, ...more] = await waitForDraft(page, ([one]) => one?.sha256 !== own.sha256);
  expect(more).toEqual([]);
  expect(item).toMatchObject({ name: `mine-in-${look}.mp4`, type: 'video/mp4' });
  expect(item?.width).toBe(320);
  expect(item?.height).toBe(180);
  expect(Math.abs((item?.seconds ?? 0) - 1)).toBeLessThan(0.4);
  const bytes = await draftFile(page, 0);
  expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
  expect(bytes.includes('algorithmicallyEnhanced')).toBe(true);
}

test('X: the clip of the post is opened, restyled when it is put in, and Undo gives it back', async ({
  page,
  browserWithExtension,
}, info) => {
  const x = surface('x', 'inline');
  await x.open(page);
  const own = await ownScene(page, info, 'holiday.mp4');
  await x.pick(page, [own.path]);
  const panel = await openPanel(page);
  expect(await thumbsShown(panel)).toBeGreaterThan(3);
  await expect(panel.getByRole('radiogroup', { name: 'Make it a' })).toHaveCount(0);
  await expect(panel.getByRole('status')).toHaveText(/^It is made when you put it in/);
  await panel.getByRole('radio', { name: 'Cel', exact: true }).click();
  await pressPut(panel);
  await saysInPost(panel);
  await expectOurClip(page, own, 'cel');
  await expect(panel.locator('video.mim-layer')).toBeVisible();
  await undo(panel);
  expect(await hashes(page)).toEqual([own.sha256]);
  const [made] = await creations(browserWithExtension);
  expect(made?.media.original).toBe(own.sha256);
  expect(made?.recipe).toMatchObject({
    clip: { from: 0, sound: false },
    source: { kind: 'clip', width: 320, height: 180 },
    fit: { format: 'video/mp4' },
  });
  expect(made?.uses).toMatchObject([{ platform: 'x' }]);
});

test('X: a press of one click on a clip opens the panel; Cancel stops the making', async ({
  page,
  browserWithExtension,
}, info) => {
  await setSettings(browserWithExtension, { favouriteLook: 'cel' });
  const x = surface('x', 'inline');
  await x.open(page);
  const own = await ownScene(page, info, 'holiday.mp4');
  await x.pick(page, [own.path]);
  await pressHost(page, 'button');
  const panel = await panelFrame(page);
  await setSettings(browserWithExtension, { favouriteLook: null });
  await expect(panel.getByRole('radio', { name: 'Cel', exact: true })).toBeChecked();
  await pressPut(panel);
  await panel.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(panel.getByRole('status')).toHaveText(/^It is made when you put it in/);
  await page.waitForTimeout(500);
  expect(await hashes(page)).toEqual([own.sha256]);
  await expect(panel.getByRole('alert')).toHaveCount(0);
});

test('TikTok: the clip of the post is replaced, the user’s words stay, and Undo gives it back', async ({
  page,
}, info) => {
  await openUpload(page);
  const own = await ownScene(page, info, 'my walk.mp4');
  await surface('tiktok', 'form').pick(page, [own.path]);
  await expect.poll(async () => (await draftOf(page)).caption).toBe('my walk');
  await page.locator('[data-e2e="caption_container"] [contenteditable="true"]').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Up early');
  const panel = await openPanel(page);
  await thumbsShown(panel);
  await panel.getByRole('radio', { name: 'Cyanotype', exact: true }).click();
  await pressPut(panel);
  await saysInPost(panel);
  await expectOurClip(page, own, 'cyanotype');
  expect((await draftOf(page)).caption).toBe('Up early');
  await undo(panel);
  expect(await hashes(page)).toEqual([own.sha256]);
  expect((await draftOf(page)).caption).toBe('Up early');
});

test('Instagram: the clip of the post is exchanged at the crop step, and back', async ({
  page,
}, info) => {
  const crop = surface('instagram', 'crop');
  await crop.open(page);
  const own = await ownScene(page, info, 'own.mp4');
  await crop.pick(page, [own.path]);
  await page.getByRole('button', { name: 'OK', exact: true }).click();
  const panel = await openPanel(page);
  await thumbsShown(panel);
  await panel.getByRole('radio', { name: 'Cel', exact: true }).click();
  await pressPut(panel);
  await saysInPost(panel);
  await expectOurClip(page, own, 'cel');
  await undo(panel);
  expect(await hashes(page)).toEqual([own.sha256]);
});

test('X: a photo becomes a moving photo and goes in', async ({ page }, info) => {
  const [own] = ownPhotos(info, ['own.jpg']);
  await surface('x', 'inline').open(page);
  const panel = await openPanel(page);
  await givePanel(panel, own?.path ?? '');
  await chooseLook(panel, 'Cel');
  await panel.getByRole('radio', { name: 'Moving photo' }).click();
  await panel.getByRole('radio', { name: 'In depth' }).click();
  await put(panel);
  const [item] = (await draftOf(page)).items;
  expect(item).toMatchObject({ name: 'mine-in-cel.mp4', type: 'video/mp4' });
  expect(item?.seconds).toBeGreaterThan(3);
  expect(Math.abs((item?.width ?? 0) / (item?.height ?? 1) - 520 / 400)).toBeLessThan(0.02);
});

test('gallery: a clip is made in the studio, played beside its own, and made again', async ({
  page,
  browserWithExtension,
}, info) => {
  const own = await ownScene(page, info, 'mine.mp4', 3);
  await page.goto(`${await browserWithExtension.extensionUrl('/gallery.html')}#studio`);
  await page.locator('.mim-panel input[type="file"]').setInputFiles(own.path);
  const end = page.getByRole('slider', { name: 'Ends at' });
  await end.focus();
  await page.keyboard.press('PageDown');
  await expect(end).not.toHaveAttribute('aria-valuetext', '0:03.0');
  await page.getByRole('radio', { name: 'Cel', exact: true }).click();
  await page.getByRole('button', { name: 'Keep for me' }).click();
  await page.getByText('Kept in your gallery.').waitFor({ timeout: LONG_MS });
  const [made] = await creations(browserWithExtension);
  expect(made?.media.original).toBe(own.sha256);
  expect(made?.recipe.clip?.seconds ?? 0).toBeLessThan(2.95);

  await page.getByRole('tab', { name: 'Creations' }).click();
  const card = page.getByRole('list', { name: 'Creations' }).getByRole('listitem').first();
  await expect(card.getByText('Clip')).toBeVisible();
  await card.getByRole('link').click();
  const view = page.getByRole('dialog');
  await expect(view.getByRole('slider', { name: 'Compare' })).toBeAttached();
  const clips = view.locator('.gal-compare video');
  await expect(clips).toHaveCount(2);
  await expect
    .poll(() => clips.first().evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0);
  await expect(view.getByText('0:00 to 0:03')).toBeVisible();
  await view.getByRole('button', { name: 'Make again' }).click();
  await expect(page.getByRole('radio', { name: 'Cel', exact: true })).toBeChecked();
  await expect(page.getByRole('slider', { name: 'Ends at' })).not.toHaveAttribute(
    'aria-valuetext',
    '0:03.0',
  );
});

test('colours from a picture go into the look and are there again when it is made again', async ({
  page,
  browserWithExtension,
}, info) => {
  const [own, other] = ownPhotos(info, ['own.jpg', 'other.jpg']);
  await page.goto(`${await browserWithExtension.extensionUrl('/gallery.html')}#studio`);
  await page.locator('.mim-panel input[type="file"]').setInputFiles(own?.path ?? '');
  await page.getByRole('radio', { name: 'Borrowed colours', exact: true }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a picture' }).click();
  await (await choosing).setFiles(other?.path ?? '');
  const swatches = page.getByRole('img', { name: /colours of your picture/ });
  await expect(swatches).toBeVisible();
  await page.getByRole('button', { name: 'Keep for me', disabled: false }).waitFor();
  await page.waitForTimeout(300);
  await page.getByRole('button', { name: 'Keep for me', disabled: false }).click();
  await page.getByText('Kept in your gallery.').waitFor({ timeout: LONG_MS });
  const [made] = await creations(browserWithExtension);
  expect(made?.recipe.palette?.every((one) => /^#[0-9a-f]{6}$/.test(one))).toBe(true);
  await page.getByRole('tab', { name: 'Creations' }).click();
  await page.getByRole('list', { name: 'Creations' }).getByRole('link').first().click();
  await expect(page.getByRole('dialog').locator('.ui-swatches')).toBeVisible();
  await page.getByRole('button', { name: 'Make again' }).click();
  await expect(page.getByRole('button', { name: 'Remove these colours' })).toBeVisible();
});
