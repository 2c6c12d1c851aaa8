import { expect, type Page, type TestInfo } from '@playwright/test';
import { pressHost } from '../driver/chromium.ts';
import { draftFile, draftOf } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { ownClip, ownPhotos } from '../driver/own-files.ts';
import { panelFrame } from '../driver/panel.ts';
import {
  chooseLook,
  givePanel,
  openPanel,
  pressPut,
  pressUndo,
  put,
  undo,
} from '../driver/panel-steps.ts';
import { openUpload, surface } from '../driver/surfaces.ts';

test.describe.configure({ timeout: 120_000 });

const form = surface('tiktok', 'form');
const CAPTION = '[data-e2e="caption_container"] [contenteditable="true"]';

const hashes = async (page: Page) => (await draftOf(page)).items.map((item) => item.sha256);
const caption = async (page: Page) => (await draftOf(page)).caption;
const events = (page: Page) => page.evaluate(() => window.__draft.events.map(({ type }) => type));

const onePhoto = (info: TestInfo): string => ownPhotos(info, ['own.jpg'])[0]?.path ?? '';

test('before a clip: a photo becomes a reveal clip, goes in once, and again over the first', async ({
  page,
}, info) => {
  await openUpload(page);
  const panel = await openPanel(page, 'button');
  await givePanel(panel, onePhoto(info));
  await expect(panel.getByRole('radio', { name: 'Reveal clip' })).toBeChecked();
  await chooseLook(panel, 'Riso');
  await put(panel);
  const [first] = (await draftOf(page)).items;
  expect(first).toMatchObject({ name: 'mine-in-riso.mp4', type: 'video/mp4' });
  expect(first?.width).toBe(1080);
  expect(first?.height).toBe(1920);
  expect(first?.seconds).toBeGreaterThan(2);
  expect((await draftFile(page, 0)).subarray(4, 8).toString()).toBe('ftyp');
  await expect.poll(() => caption(page)).toBe('mine-in-riso');

  await chooseLook(panel, 'Ink');
  await put(panel);
  const [second, ...more] = (await draftOf(page)).items;
  expect(more).toEqual([]);
  expect(second?.name).toBe('mine-in-ink.mp4');
  const log = await events(page);
  expect(log.filter((type) => type === 'chosen')).toHaveLength(1);
  expect(log.filter((type) => type === 'replaced')).toHaveLength(1);
  expect(log).not.toContain('second-change-ignored');

  // No clip was there before, and the site takes none out: said, and nothing changed.
  await pressUndo(panel);
  await expect(panel.getByRole('alert')).toContainText('no way to take it out');
  expect(await hashes(page)).toEqual([second?.sha256]);
  expect(await events(page)).not.toContain('discarded');
});

test('the user’s own words stay when a clip takes the place of theirs, and when it goes', async ({
  page,
}, info) => {
  await openUpload(page);
  const own = await ownClip(page, info, 'my walk.mp4');
  await form.pick(page, [own.path]);
  await expect.poll(() => caption(page)).toBe('my walk');
  await page.locator(CAPTION).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Up early\n\nto see it');
  const panel = await openPanel(page);
  await givePanel(panel, onePhoto(info));
  await chooseLook(panel, 'Riso');
  await put(panel);
  expect(await caption(page)).toBe('Up early\n\nto see it');
  await undo(panel);
  expect(await hashes(page)).toEqual([own.sha256]);
  expect(await caption(page)).toBe('Up early\n\nto see it');
});

test('under the site’s tour and cookie banner our button and panel can be used, and they stay', async ({
  page,
}, info) => {
  await openUpload(page, 'tour=1&cookie=1');
  const own = await ownClip(page, info, 'my walk.mp4');
  await form.pick(page, [own.path]);
  const overlay = page.locator('#react-joyride-portal [data-test-id="overlay"]');
  await expect(overlay).toBeVisible();
  await pressHost(page, 'button');
  const panel = await panelFrame(page);
  await givePanel(panel, onePhoto(info));
  await chooseLook(panel, 'Riso');
  await put(panel);
  expect(await hashes(page)).not.toContain(own.sha256);
  await expect(overlay).toBeVisible();
  await expect(page.locator('tiktok-cookie-banner')).toBeVisible();
});

test('everything dropped: said, saved, and the page is back at choosing', async ({
  page,
}, info) => {
  await openUpload(page, 'drop=1');
  const panel = await openPanel(page, 'button');
  await givePanel(panel, onePhoto(info));
  await chooseLook(panel, 'Riso');
  const downloading = page.waitForEvent('download');
  await pressPut(panel);
  expect((await downloading).suggestedFilename()).toBe('mine-in-riso.mp4');
  await expect(panel.getByRole('status')).toContainText('saved as mine-in-riso.mp4');
  await expect(page.locator('[data-e2e="select_video_container"]')).toBeVisible();
  expect(await hashes(page)).toEqual([]);
});

test('a replacement that the site takes back: the user’s own clip and words are there', async ({
  page,
}, info) => {
  await openUpload(page, 'dropreplace=1');
  const own = await ownClip(page, info, 'my walk.mp4');
  await form.pick(page, [own.path]);
  const panel = await openPanel(page);
  await givePanel(panel, onePhoto(info));
  await chooseLook(panel, 'Riso');
  const downloading = page.waitForEvent('download');
  await pressPut(panel);
  await downloading;
  expect(await hashes(page)).toEqual([own.sha256]);
});
