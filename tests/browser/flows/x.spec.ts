import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import jpeg from 'jpeg-js';
import { type MediaFile, photo } from '../../fixtures/media.ts';
import { type Launched, launchChromium, pressHost } from '../driver/chromium.ts';
import { draftFile, draftOf, waitForDraft } from '../driver/draft.ts';
import { panelFrame, panelIsOpen } from '../driver/panel.ts';
import { creations, setSettings } from '../driver/store.ts';
import {
  chooseLook,
  fill,
  giveFile,
  openPanel,
  openX,
  panelGone,
  pick,
  resultReady,
  waitForState,
  X_PLACES,
} from '../driver/x.ts';

test.describe.configure({ mode: 'default' });

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const HOME = X_PLACES.inline.url;

let browser: Launched;
let page: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());
test.beforeEach(async () => setSettings(browser, { favouriteLook: null, sitesOff: [] }));
test.afterEach(async () => page?.close());

/** Types into the site's editor the way a person does. */
async function write(text: string): Promise<void> {
  await page.getByTestId('tweetTextarea_0').last().click();
  await page.keyboard.type(text);
}

async function expectRestyled(own: MediaFile, index = 0): Promise<Buffer> {
  const bytes = await draftFile(page, index);
  const { items } = await draftOf(page);
  expect(items[index]?.type).toBe('image/jpeg');
  expect(items[index]?.sha256).toBe(sha256(bytes));
  expect(sha256(bytes)).not.toBe(sha256(own.buffer));
  const made = jpeg.decode(bytes, { maxMemoryUsageInMB: 512 });
  expect(Math.max(made.width, made.height)).toBeLessThanOrEqual(2048);
  return bytes;
}

for (const [place, { url, scope }] of Object.entries(X_PLACES)) {
  test(`${place}: the first press opens the panel; a look, Put, Undo`, async () => {
    const own = photo('harbour.jpg', 900, 600);
    page = await openX(browser.context, url);
    await fill(page, [own], scope);
    const before = (await creations(browser)).length;
    await pressHost(page, 'button');
    const panel = await panelFrame(page);
    await chooseLook(panel, 'Riso');
    await panel.getByRole('button', { name: 'Put it in the post' }).click();
    await panel.getByText('It is in your post.').waitFor();
    const made = await expectRestyled(own);
    const [newest, ...older] = await creations(browser);
    expect(older).toHaveLength(before);
    expect(newest?.recipe.look.id).toBe('riso');
    expect(newest?.media.original).toBe(sha256(own.buffer));
    expect(newest?.media.result).toBe(sha256(made));
    expect(newest?.uses).toEqual([expect.objectContaining({ platform: 'x', surface: place })]);
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('Your own photo is back in the post.').waitFor();
    expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
    expect((await draftOf(page)).items).toHaveLength(1);
  });
}

test('every look changes the photo, each in its own way; a large photo becomes 2048 px', async () => {
  const own = photo('large.jpg', 2600, 1700);
  page = await openX(browser.context);
  await fill(page, [own]);
  const panel = await openPanel(page);
  await resultReady(panel);
  const looks = await panel
    .getByRole('radio', { name: /.+/ })
    .evaluateAll((radios) =>
      radios
        .filter((radio) => radio.closest('[aria-label="Looks"]'))
        .map((radio) => radio.getAttribute('aria-label') ?? ''),
    );
  expect(looks.length).toBeGreaterThanOrEqual(6);
  const seen = new Set<string>();
  for (const look of looks) {
    await panel.getByRole('radio', { name: look, exact: true }).click();
    await panel.getByRole('button', { name: 'Put it in the post' }).click();
    const taken = `mine-in-`;
    await expect
      .poll(
        async () =>
          (await draftOf(page)).items.map(({ name, sha256: sha }) => [name, seen.has(sha)]),
        {
          timeout: 25_000,
        },
      )
      .toEqual([[expect.stringContaining(taken), false]]);
    await panel.getByText('It is in your post.').waitFor();
    const [item] = (await draftOf(page)).items;
    expect(item?.width).toBe(2048);
    seen.add(item?.sha256 ?? '');
  }
  expect(seen.size).toBe(looks.length);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.getByText('Your own photo is back in the post.').waitFor();
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
});

test('a favourite look: one click restyles, the next press undoes; the panel stays shut', async () => {
  const own = photo('one.jpg');
  page = await openX(browser.context);
  await fill(page, [own]);
  const panel = await openPanel(page);
  await panel.getByRole('radio', { name: 'Ink', exact: true }).click();
  await panel.getByRole('button', { name: 'Use with one click' }).click();
  await expect(panel.getByRole('button', { name: 'Use with one click' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await panel.getByRole('button', { name: 'Close' }).click();
  await panelGone(page);
  const states = recordStates(page);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  expect(panelIsOpen(page)).toBe(false);
  await expectRestyled(own);
  expect((await creations(browser))[0]?.recipe.look.id).toBe('ink');
  await expect.poll(async () => (await creations(browser))[0]?.uses.length).toBe(1);
  await pressHost(page, 'button');
  await waitForState(page, 'ready');
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own.buffer));
  expect(await states()).toEqual(['ready', 'busy', 'undo', 'busy', 'ready']);
});

/** What the button shows from now on, each change once. */
function recordStates(on: Page): () => Promise<string[]> {
  const started = on.evaluate(() => {
    const host = document.querySelector<HTMLElement>('[data-mim="button"]');
    const seen = [host?.dataset.state ?? ''];
    Object.assign(window, { __states: seen });
    if (!host) return;
    new MutationObserver(() => {
      const now = host.dataset.state ?? '';
      if (seen.at(-1) !== now) seen.push(now);
    }).observe(host, { attributes: true });
  });
  return async () => {
    await started;
    return on.evaluate(() => (window as unknown as { __states: string[] }).__states);
  };
}

test('Undo goes when the draft’s media change: a photo added, and our photo taken out', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  page = await openX(browser.context);
  await fill(page, [photo('first.jpg')]);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await pick(page, [photo('second.jpg')]);
  await waitForDraft(page, (items) => items.length === 2);
  await waitForState(page, 'ready');
  // With two photos there is a choice to make: the press opens the panel.
  await pressHost(page, 'button');
  await panelFrame(page);
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual([
    'mine-in-riso.jpg',
    'second.jpg',
  ]);
});

test('our photo taken out by the user: Undo goes and brings nothing back', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  page = await openX(browser.context);
  await fill(page, [photo('first.jpg')]);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await page.getByRole('button', { name: 'Remove media' }).click();
  await waitForState(page, 'ready');
  expect((await draftOf(page)).items).toEqual([]);
});

test('cancel while busy leaves the draft as it was', async () => {
  await setSettings(browser, { favouriteLook: 'oil' });
  const own = photo('slow.jpg', 2400, 1800);
  page = await openX(browser.context);
  await fill(page, [own]);
  const before = (await creations(browser)).length;
  await pressHost(page, 'button');
  await waitForState(page, 'busy');
  await pressHost(page, 'button');
  await waitForState(page, 'ready');
  // Nothing comes in later either.
  await page.waitForTimeout(1500);
  const { items } = await draftOf(page);
  expect(items.map((item) => item.sha256)).toEqual([sha256(own.buffer)]);
  expect(await creations(browser)).toHaveLength(before);
});

test('a double click is one click', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  const own = photo('double.jpg');
  page = await openX(browser.context);
  await fill(page, [own]);
  const box = await page.locator('[data-mim="button"]').boundingBox();
  if (!box) throw new Error('no button');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await waitForState(page, 'undo');
  await expectRestyled(own);
});

test('several photos: the button on the second restyles the second only', async () => {
  const own = [photo('a.jpg', 500, 400), photo('bb.jpg', 640, 480), photo('ccc.jpg', 400, 500)];
  page = await openX(browser.context);
  await fill(page, own);
  await expect(page.locator('[data-mim="media-button"]')).toHaveCount(3);
  const box = await page.locator('[data-mim="media-button"]').nth(1).boundingBox();
  if (!box) throw new Error('no button');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const panel = await panelFrame(page);
  const list = panel.getByRole('list', { name: 'In this post' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByRole('button', { name: 'Photo 2' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await chooseLook(panel, 'Cyanotype');
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  const { items } = await draftOf(page);
  expect(items.map(({ name }) => name)).toEqual(['a.jpg', 'mine-in-cyanotype.jpg', 'ccc.jpg']);
  expect(sha256(await draftFile(page, 0))).toBe(sha256(own[0]?.buffer ?? Buffer.alloc(0)));
  expect(sha256(await draftFile(page, 2))).toBe(sha256(own[2]?.buffer ?? Buffer.alloc(0)));
  // The other photos are the panel's to choose as before.
  await list.getByRole('button', { name: 'Photo 3' }).click();
  await chooseLook(panel, 'Riso');
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await waitForDraft(page, (now) => now[2]?.name === 'mine-in-riso.jpg');
  expect((await draftOf(page)).items.map(({ name }) => name)).toEqual([
    'a.jpg',
    'mine-in-cyanotype.jpg',
    'mine-in-riso.jpg',
  ]);
});

test('text typed before, with a blank line, is intact after Put and after Undo', async () => {
  page = await openX(browser.context);
  await write('first light\n\nover the lake');
  await fill(page, [photo('lake.jpg')]);
  const panel = await openPanel(page);
  await chooseLook(panel, 'Riso');
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  expect((await draftOf(page)).caption).toBe('first light\n\nover the lake');
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.getByText('Your own photo is back in the post.').waitFor();
  expect((await draftOf(page)).caption).toBe('first light\n\nover the lake');
  // The editor still takes what is typed next.
  await write('!');
  expect((await draftOf(page)).caption).toContain('!');
});

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
  await write('one two three');
  await fill(page, [photo('keys.jpg')]);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.press('End');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+Shift+M');
  const panel = await panelFrame(page);
  await expect(panel.locator('[role="radio"][aria-checked="true"]').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('radio', { name: 'Ink', exact: true })).toBeFocused();
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
  await expectRestyled(own);
});

test('a toolbar that is built anew every moment keeps our button, and the work goes on', async () => {
  await setSettings(browser, { favouriteLook: 'riso' });
  const own = photo('rerender.jpg');
  page = await openX(browser.context, `${HOME}?rerender=400`);
  await fill(page, [own]);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  await expectRestyled(own);
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
