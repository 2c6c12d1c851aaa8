import { expect, type Page, type TestInfo } from '@playwright/test';
import { pressHost } from '../driver/chromium.ts';
import { draftOf, waitForDraft } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { type OwnFile, ownPhotos } from '../driver/own-files.ts';
import {
  chooseLook,
  givePanel,
  openPanel,
  pressPut,
  pressUndo,
  put,
  saysInPost,
  undo,
} from '../driver/panel-steps.ts';
import { setSettings } from '../driver/store.ts';
import { nextStep, openCreate, pressTray, stepBack, surface } from '../driver/surfaces.ts';

test.describe.configure({ timeout: 60_000 });

const crop = surface('instagram', 'crop');
const QUESTION = 'Discard post?';

const hashes = async (page: Page) => (await draftOf(page)).items.map((item) => item.sha256);
const names = async (page: Page) => (await draftOf(page)).items.map((item) => item.name);
const events = (page: Page) => page.evaluate(() => window.__draft.events.map(({ type }) => type));

async function waitForState(page: Page, state: string): Promise<void> {
  await page.locator(`[data-mim="button"][data-state="${state}"]`).waitFor({ timeout: 30_000 });
}

/** Nothing but the post's media was changed: no step taken, nothing shared or discarded. */
async function expectCalm(page: Page): Promise<void> {
  expect(await events(page)).not.toContain('shared');
  expect(await events(page)).not.toContain('discarded');
  await expect(page.getByRole('dialog', { name: QUESTION })).toHaveCount(0);
}

async function begin(page: Page, info: TestInfo, count: number, query = ''): Promise<OwnFile[]> {
  const own = ownPhotos(
    info,
    Array.from({ length: count }, (_, at) => `own-${at + 1}.jpg`),
  );
  await crop.open(page, query);
  await crop.pick(
    page,
    own.map(({ path }) => path),
  );
  return own;
}

test('choosing: a photo given to the panel goes in by the dialog’s form', async ({
  page,
}, info) => {
  const [photo] = ownPhotos(info, ['own.jpg']);
  await openCreate(page);
  const panel = await openPanel(page, 'button');
  await givePanel(panel, photo?.path ?? '');
  await chooseLook(panel, 'Riso');
  await put(panel);
  expect(await names(page)).toEqual(['mine-in-riso.jpg']);
  await expect(page.locator('[data-mim="media-button"]')).toHaveCount(1);
  // The site keeps at least one item: said, and the post is as it was.
  await pressUndo(panel);
  await expect(panel.getByRole('alert')).toContainText('no way to take it out');
  expect(await names(page)).toEqual(['mine-in-riso.jpg']);
  await expectCalm(page);
});

test('choosing: where the last item can be removed, Undo leads back to choosing', async ({
  page,
}, info) => {
  const [photo] = ownPhotos(info, ['own.jpg']);
  await openCreate(page, 'lastdelete=1&askdelete=1');
  const panel = await openPanel(page, 'button');
  await givePanel(panel, photo?.path ?? '');
  await chooseLook(panel, 'Riso');
  await put(panel);
  await undo(panel);
  await waitForDraft(page, (items) => items.length === 0);
  await expect(page.locator('[role="dialog"] form')).toHaveCount(1);
});

for (const query of [
  'preview=img',
  'preview=canvas',
  'askdelete=1',
  'lang=de',
  'theme=dark',
  'rerender=250',
]) {
  test(`one click and back, with ?${query}`, async ({ page, browserWithExtension }, info) => {
    await setSettings(browserWithExtension, { favouriteLook: 'riso' });
    await page.goto(`https://www.instagram.com/?${query}`);
    const [own] = ownPhotos(info, ['own.jpg']);
    const side = page.locator('nav a[role="link"]');
    await side.filter({ has: page.locator('svg path[d^="M4 8a4"]') }).click();
    await side.filter({ has: page.locator('svg path[d^="M8 4h9"]') }).click();
    await crop.pick(page, [own?.path ?? '']);
    await pressHost(page, 'button');
    await waitForState(page, 'undo');
    expect(await names(page)).toEqual(['mine-in-riso.jpg']);
    await pressHost(page, 'button');
    await waitForState(page, 'ready');
    expect(await hashes(page)).toEqual([own?.sha256]);
    await expectCalm(page);
  });
}

test('an open tray stays open, with a button on each tile', async ({
  page,
  browserWithExtension,
}, info) => {
  await setSettings(browserWithExtension, { favouriteLook: 'riso' });
  const [own] = await begin(page, info, 1);
  await pressTray(page);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await expect(page.locator('[role="dialog"] form')).toHaveCount(1);
  expect(await hashes(page)).not.toContain(own?.sha256);
  await pressTray(page);
  await expect(page.locator('[data-mim="media-button"]')).toHaveCount(1);
});

test('of three photos the panel can take one that is not shown', async ({ page }, info) => {
  const own = await begin(page, info, 3);
  await page.setViewportSize({ width: 1600, height: 900 });
  const panel = await openPanel(page);
  const list = panel.getByRole('list', { name: 'In this post' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await list.getByRole('button', { name: 'Photo 3' }).click();
  await chooseLook(panel, 'Riso');
  await put(panel);
  expect(await names(page)).toEqual(['own-1.jpg', 'own-2.jpg', 'mine-in-riso.jpg']);
  await undo(panel);
  expect(await hashes(page)).toEqual(own.map(({ sha256 }) => sha256));
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('a full post of ten: the first is replaced in its place', async ({ page }, info) => {
  test.setTimeout(120_000);
  const own = await begin(page, info, 10);
  const panel = await openPanel(page, 'media-button');
  await chooseLook(panel, 'Riso');
  await put(panel);
  const after = await hashes(page);
  expect(after).toHaveLength(10);
  expect(after.slice(1)).toEqual(own.slice(1).map(({ sha256 }) => sha256));
  expect((await names(page))[0]).toBe('mine-in-riso.jpg');
});

for (const steps of [1, 2]) {
  test(`${steps} steps on: Put waits for the way back, and so does Undo`, async ({
    page,
  }, info) => {
    await page.setViewportSize({ width: 1700, height: 900 });
    const [own] = await begin(page, info, 1);
    const on = async () => {
      for (let step = 0; step < steps; step++) await nextStep(page);
    };
    const back = async () => {
      for (let step = 0; step < steps; step++) await stepBack(page);
    };
    await on();
    const panel = await openPanel(page);
    await chooseLook(panel, 'Riso');
    await pressPut(panel);
    await expect(panel.getByRole('status')).toContainText('Go back one step in Instagram');
    expect(await hashes(page)).toEqual([own?.sha256]);
    await back();
    await saysInPost(panel);
    expect(await names(page)).toEqual(['mine-in-riso.jpg']);
    await on();
    await pressUndo(panel);
    await expect(panel.getByRole('status')).toContainText('Go back one step in Instagram');
    await back();
    await panel.getByText('back in the post').waitFor();
    expect(await hashes(page)).toEqual([own?.sha256]);
    await expectCalm(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
}

test('presses and keys in the panel are inside the dialog for the site', async ({ page }, info) => {
  await begin(page, info, 1);
  const panel = await openPanel(page);
  await panel.getByRole('heading', { name: 'Make it mine' }).click();
  await panel.getByRole('slider', { name: 'How much of me stays' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('slider', { name: 'How much of me stays' })).toBeFocused();
  await expectCalm(page);
  // The frame goes while the key is still down, so that the browser may leave the press unanswered.
  await Promise.race([page.keyboard.press('Escape'), page.waitForTimeout(1500)]);
  await expect.poll(() => page.frames().length).toBe(1);
  await expectCalm(page);
  await expect(page.locator('[role="dialog"]')).toHaveCount(1);
});

test('everything dropped: the panel says so and saves the file', async ({ page }, info) => {
  const [photo] = ownPhotos(info, ['own.jpg']);
  await openCreate(page, 'drop=1');
  const panel = await openPanel(page, 'button');
  await givePanel(panel, photo?.path ?? '');
  await chooseLook(panel, 'Riso');
  const downloading = page.waitForEvent('download');
  await pressPut(panel);
  expect((await downloading).suggestedFilename()).toBe('mine-in-riso.jpg');
  await expect(panel.getByRole('status')).toContainText('saved as mine-in-riso.jpg');
  await waitForDraft(page, (items) => items.length === 0);
});
