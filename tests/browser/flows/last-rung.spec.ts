import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Frame, type Page, type TestInfo } from '@playwright/test';
import { draftOf, waitForDraft } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { fileOnDisk, type OwnFile, ownClip, ownPhotos } from '../driver/own-files.ts';
import {
  chooseLook,
  givePanel,
  openPanel,
  pressPut,
  pressUndo,
  saysInPost,
  undo,
} from '../driver/panel-steps.ts';
import { pressTray, surface } from '../driver/surfaces.ts';

test.describe.configure({ timeout: 120_000 });

async function hashes(page: Page): Promise<string[]> {
  return (await draftOf(page)).items.map((item) => item.sha256);
}

/** Puts, which fails; returns the file that the panel saved instead, as it lies on disk. */
async function putFails(page: Page, panel: Frame, info: TestInfo): Promise<OwnFile> {
  const downloading = page.waitForEvent('download', { timeout: 40_000 });
  await pressPut(panel);
  const download = await downloading;
  const name = download.suggestedFilename();
  await expect(panel.getByRole('status')).toContainText(`saved as ${name}`);
  const path = info.outputPath(name);
  await download.saveAs(path);
  return fileOnDisk(path, name);
}

test('x: saved, then recognised by its bytes when the user picks it; Undo takes it out', async ({
  page,
}, info) => {
  const place = surface('x', 'inline');
  const [own] = ownPhotos(info, ['own.jpg']);
  await place.open(page, 'dropnth=2');
  await place.pick(page, [own?.path ?? '']);
  const panel = await openPanel(page);
  await chooseLook(panel, 'Riso');
  const saved = await putFails(page, panel, info);
  expect(saved.name).toBe('mine-in-riso.jpg');
  expect(await hashes(page)).toEqual([own?.sha256]);

  // As many bytes, but others: not ours.
  const path = info.outputPath('as-large.jpg');
  const [other] = ownPhotos(info, ['other.jpg']);
  const bytes = Buffer.alloc(readFileSync(saved.path).length);
  readFileSync(other?.path ?? '').copy(bytes);
  writeFileSync(path, bytes);
  await place.pick(page, [path]);
  await page.waitForTimeout(1500);
  await expect(panel.getByRole('status')).toContainText('saved as');

  await place.pick(page, [saved.path]);
  await saysInPost(panel);
  expect(await hashes(page)).toEqual([
    own?.sha256,
    fileOnDisk(path, 'as-large.jpg').sha256,
    saved.sha256,
  ]);
  await undo(panel);
  expect(await hashes(page)).toEqual([own?.sha256, fileOnDisk(path, 'as-large.jpg').sha256]);
});

test('instagram: saved, then recognised when the user adds it in the tray', async ({
  page,
}, info) => {
  const place = surface('instagram', 'crop');
  const [own] = ownPhotos(info, ['own.jpg']);
  await place.open(page, 'dropnth=2');
  await place.pick(page, [own?.path ?? '']);
  const panel = await openPanel(page);
  await chooseLook(panel, 'Riso');
  const saved = await putFails(page, panel, info);
  expect(await hashes(page)).toEqual([own?.sha256]);
  // The tray is as it was found: closed.
  await expect(page.locator('[role="dialog"] form')).toHaveCount(0);

  await pressTray(page);
  await page.locator('[role="dialog"] form input').setInputFiles(saved.path);
  await saysInPost(panel);
  expect(await hashes(page)).toEqual([own?.sha256, saved.sha256]);
  await undo(panel);
  expect(await hashes(page)).toEqual([own?.sha256]);
});

test('tiktok: a page that takes only real choices; the saved clip is recognised', async ({
  page,
}, info) => {
  const place = surface('tiktok', 'form');
  const [photo] = ownPhotos(info, ['own.jpg']);
  await place.open(page, 'trusted=1');
  const panel = await openPanel(page);
  await givePanel(panel, photo?.path ?? '');
  await chooseLook(panel, 'Riso');
  const saved = await putFails(page, panel, info);
  expect(saved.name).toBe('mine-in-riso.mp4');
  expect(await hashes(page)).toEqual([]);

  await place.pick(page, [saved.path]);
  await saysInPost(panel);
  expect(await hashes(page)).toEqual([saved.sha256]);
  // Nothing was there before, and the site takes no clip out again: said, and nothing changed.
  await pressUndo(panel);
  await expect(panel.getByRole('alert')).toContainText('no way to take it out');
  expect(await hashes(page)).toEqual([saved.sha256]);
});

test('tiktok: a replacement that is dropped; the user’s own clip is back, their pick arrives', async ({
  page,
}, info) => {
  const place = surface('tiktok', 'form');
  const [photo] = ownPhotos(info, ['own.jpg']);
  await place.open(page, 'dropnth=2');
  const own = await ownClip(page, info, 'my walk.mp4');
  await place.pick(page, [own.path]);
  const panel = await openPanel(page);
  await givePanel(panel, photo?.path ?? '');
  await chooseLook(panel, 'Riso');
  const saved = await putFails(page, panel, info);
  expect(await hashes(page)).toEqual([own.sha256]);

  await page.locator('[data-e2e="upload_status_container"] input').setInputFiles(saved.path);
  await waitForDraft(page, ([item]) => item?.sha256 === saved.sha256);
  await saysInPost(panel);
  await undo(panel);
  expect(await hashes(page)).toEqual([own.sha256]);
});
