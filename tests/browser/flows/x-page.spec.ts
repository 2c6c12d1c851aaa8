import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { photo } from '../../fixtures/media.ts';
import { type Launched, launchChromium, pressHost } from '../driver/chromium.ts';
import { sha256 } from '../driver/digest.ts';
import { draftFile, draftOf, waitForDraft } from '../driver/draft.ts';
import { panelFrame, panelIsOpen } from '../driver/panel.ts';
import { creations, setSettings } from '../driver/store.ts';
import {
  expectRestyled,
  fill,
  giveFile,
  openPanel,
  openX,
  panelGone,
  pick,
  resultReady,
  waitForState,
  write,
  X_PLACES,
} from '../driver/x.ts';

test.describe.configure({ mode: 'default' });

const HOME = X_PLACES.inline.url;

let browser: Launched;
let page: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());
test.beforeEach(async () => setSettings(browser, { favouriteLook: null, sitesOff: [] }));
test.afterEach(async () => page?.close());

test('the caret opens the panel although a look is set for one click', async () => {
  await setSettings(browser, { favouriteLook: 'ink' });
  const own = photo('caret.jpg');
  page = await openX(browser.context);
  await fill(page, [own]);
  const panel = await openPanel(page, 'open');
  await expect(panel.getByRole('radio', { name: 'Ink', exact: true })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
});

test('by key: focus goes to the checked look; Escape gives back focus and selection', async () => {
  page = await openX(browser.context);
  await write(page, 'one two three');
  await fill(page, [photo('keys.jpg')]);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.press('End');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+Shift+M');
  const panel = await panelFrame(page);
  await expect(panel.locator('[role="radio"][aria-checked="true"]').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(
    panel.getByRole('radiogroup', { name: 'Looks' }).getByRole('radio').nth(1),
  ).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await panelGone(page);
  await expect(page.getByTestId('tweetTextarea_0')).toBeFocused();
  await page.keyboard.type('X');
  await expect.poll(async () => (await draftOf(page)).caption).toBe('one twoX three');
  const events = await page.evaluate(
    () => (window as unknown as { __draft: { events: { type: string }[] } }).__draft.events,
  );
  expect(events.filter(({ type }) => type === 'key')).toEqual([]);
});

test('keys typed in the panel never reach the site, wherever the focus is in it', async () => {
  page = await openX(browser.context);
  await fill(page, [photo('keys.jpg')]);
  const panel = await openPanel(page);
  await resultReady(panel);
  for (const target of [
    panel.getByRole('heading', { name: 'Make it mine' }),
    panel.getByRole('slider', { name: 'How much of me stays' }),
    panel.getByRole('radio', { name: 'Cel', exact: true }),
  ]) {
    await target.click();
    await page.keyboard.press('n');
    await page.keyboard.press('?');
  }
  await expect(page).toHaveURL(/\/home/);
  expect(
    await page.evaluate(() =>
      (window as unknown as { __draft: { events: { type: string }[] } }).__draft.events.filter(
        ({ type }) => type === 'key',
      ),
    ),
  ).toEqual([]);
});

test('in the dialog Escape closes the panel first, and the dialog stays', async () => {
  page = await openX(browser.context, X_PLACES.modal.url);
  await fill(page, [photo('modal.jpg')], X_PLACES.modal.scope);
  await page.getByTestId('tweetTextarea_0').last().click();
  await openPanel(page);
  // Opened by pointer the focus stays in the editor.
  await expect(page.getByTestId('tweetTextarea_0').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await panelGone(page);
  await expect(page.getByTestId('confirmationSheetDialog')).toHaveCount(0);
  await expect(page.locator('#layers [role="dialog"]')).toHaveCount(1);
  // Neither does the dialog's focus trap pull the focus out of the panel.
  const panel = await openPanel(page);
  await panel.getByRole('radio', { name: 'Ink', exact: true }).click();
  await expect(panel.getByRole('radio', { name: 'Ink', exact: true })).toBeFocused();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panelGone(page);
  await expect(page.getByTestId('tweetTextarea_0').last()).toBeFocused();
});

test('dark: the panel follows the site; narrow: it is a sheet at the bottom', async () => {
  page = await openX(browser.context, `${HOME}?theme=dark`);
  await fill(page, [photo('dark.jpg')]);
  await page.setViewportSize({ width: 400, height: 800 });
  const panel = await openPanel(page);
  await resultReady(panel);
  const ground = await panel.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 255, green = 255, blue = 255] = (ground.match(/\d+/g) ?? []).map(Number);
  expect(red + green + blue).toBeLessThan(200);
  const box = await (await panel.frameElement()).boundingBox();
  expect(box?.x).toBe(0);
  expect(box?.width).toBe(400);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(800, 0);
  expect(box?.y ?? 0).toBeGreaterThan(100);
  const overflow = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('right to left: button in the row, panel on the other side, Put works', async () => {
  const own = photo('rtl.jpg');
  page = await openX(browser.context, `${HOME}?lang=ar`);
  await fill(page, [own]);
  const panel = await openPanel(page);
  await resultReady(panel);
  const frame = await (await panel.frameElement()).boundingBox();
  const editor = await page.getByTestId('tweetTextarea_0').boundingBox();
  if (!frame || !editor) throw new Error('no box');
  // Beside the composer, over neither its text nor its right edge.
  expect(frame.x + frame.width <= editor.x || frame.x >= editor.x + editor.width).toBe(true);
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  await expectRestyled(page, own);
});

test('a toolbar that is built anew every moment keeps our button, and the work goes on', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  const own = photo('rerender.jpg');
  page = await openX(browser.context, `${HOME}?rerender=700`);
  // The site's file input may be built anew while the chooser is open, as for a person.
  await expect(async () => {
    if ((await draftOf(page)).items.length === 0) await pick(page, [own]);
    await waitForDraft(page, (items) => items.length === 1, 2000);
  }).toPass();
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await expectRestyled(page, own);
  await page.waitForTimeout(1000);
  await waitForState(page, 'undo');
  await expect(page.locator('[data-mim="button"]')).toHaveCount(1);
  await expect(page.locator('[data-mim="open"]')).toHaveCount(1);
});

test('previews whose address is revoked: the user’s own file is known all the same', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  const own = photo('revoked.jpg');
  page = await openX(browser.context, `${HOME}?revoke=1`);
  await fill(page, [own]);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await pressHost(page, 'button');
  await waitForState(page, 'ready');
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
});

test('a page that lets no frame in: a notice, and the studio opens with the photo in it', async () => {
  test.setTimeout(45_000);
  const own = photo('blocked.jpg');
  page = await openX(browser.context, `${HOME}?frames=blocked`);
  await fill(page, [own]);
  const opened = browser.context.waitForEvent('page');
  await pressHost(page, 'open');
  const gallery = await opened;
  await gallery.waitForURL(/gallery\.html#studio/);
  await gallery.getByRole('button', { name: 'Keep for me', disabled: false }).waitFor();
  await gallery.getByRole('button', { name: 'Keep for me' }).click();
  await gallery.getByText('Kept in your gallery.').waitFor();
  expect((await creations(browser))[0]?.media.original).toBe(sha256(own.buffer));
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
  await gallery.close();
});

test('a composer closed while we work: what was made is in the history', async () => {
  await setSettings(browser, { favouriteLook: 'oil' });
  const own = photo('closing.jpg', 2000, 1500);
  page = await openX(browser.context);
  await page.getByTestId('SideNav_NewTweet_Button').click();
  await page.locator('#layers [data-mim="button"]').waitFor();
  await fill(page, [own], X_PLACES.modal.scope);
  const before = (await creations(browser)).length;
  await pressHost(page, 'button');
  await waitForState(page, 'busy');
  await page.getByTestId('app-bar-close').click();
  await page.getByTestId('confirmationSheetCancel').click();
  await expect(page.locator('#layers [role="dialog"]')).toHaveCount(0);
  await expect
    .poll(async () => (await creations(browser)).length, { timeout: 15_000 })
    .toBe(before + 1);
  expect((await creations(browser))[0]?.media.original).toBe(sha256(own.buffer));
  // The other composer of the page is as it was, and works.
  await expect(page.locator('[data-mim="button"]')).toHaveCount(1);
  await waitForState(page, 'ready');
  expect((await draftOf(page)).items).toEqual([]);
});

test('the photo changed while one click works: told so, the draft left alone, nothing lost', async () => {
  await setSettings(browser, { favouriteLook: 'oil' });
  page = await openX(browser.context);
  await fill(page, [photo('before.jpg', 2000, 1500)]);
  const before = (await creations(browser)).length;
  await pressHost(page, 'button');
  await waitForState(page, 'busy');
  await page.getByRole('button', { name: 'Remove media' }).click();
  const other = photo('other.jpg');
  await fill(page, [other]);
  await waitForState(page, 'error');
  const { items } = await draftOf(page);
  expect(items.map((item) => item.sha256)).toEqual([sha256(other.buffer)]);
  expect(await creations(browser)).toHaveLength(before + 1);
});

test('the photo changed while the panel is open: told so; pressed again it is added', async () => {
  page = await openX(browser.context);
  await fill(page, [photo('before.jpg')]);
  const panel = await openPanel(page);
  await resultReady(panel);
  await page.getByRole('button', { name: 'Remove media' }).click();
  const other = photo('other.jpg');
  await fill(page, [other]);
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await expect(panel.getByRole('alert')).toContainText('The post changed meanwhile');
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual(['other.jpg']);
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual([
    'other.jpg',
    expect.stringContaining('mine-in-'),
  ]);
});

test('a site that drops the file: told so, saved to disk, and the user’s own pick recognised', async () => {
  page = await openX(browser.context, `${HOME}?dropnth=1`);
  const panel = await openPanel(page);
  await giveFile(page, panel, photo('dropped.jpg'));
  await resultReady(panel);
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('mine-in-oil.jpg');
  const status = panel.getByRole('status').first();
  await expect(status).toContainText('X did not take it');
  expect((await draftOf(page)).items).toEqual([]);
  const buffer = readFileSync(await saved.path());
  expect((await creations(browser))[0]?.media.result).toBe(sha256(buffer));
  // Another file of the user's is not taken for it.
  await fill(page, [photo('another.jpg')]);
  await page.waitForTimeout(1000);
  await expect(status).toContainText('X did not take it');
  await pick(page, [{ name: 'mine-in-oil (1).jpg', mimeType: 'image/jpeg', buffer }]);
  await expect(status).toContainText('It is in your post.');
  // Their own photo stays; Undo takes ours out again.
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(async () => (await draftOf(page)).items.map(({ name }) => name))
    .toEqual(['another.jpg']);
});

test('the site switched off: everything of ours is gone at once, and comes back', async () => {
  page = await openX(browser.context);
  await fill(page, [photo('off.jpg')]);
  await openPanel(page);
  await setSettings(browser, { sitesOff: ['x'] });
  await expect(page.locator('[data-mim]')).toHaveCount(0);
  await panelGone(page);
  expect(await page.evaluate(() => [...document.querySelectorAll('[popover]')].length)).toBe(0);
  await page.keyboard.press('Alt+Shift+M');
  await page.waitForTimeout(300);
  expect(panelIsOpen(page)).toBe(false);
  await setSettings(browser, { sitesOff: [] });
  await expect(page.locator('[data-mim="button"]')).toHaveCount(1);
});
