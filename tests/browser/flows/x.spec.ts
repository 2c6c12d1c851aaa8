import { expect, type Page, test } from '@playwright/test';
import { photo } from '../../fixtures/media.ts';
import { type Launched, launchChromium, pressHost } from '../driver/chromium.ts';
import { sha256 } from '../driver/digest.ts';
import { draftFile, draftOf, waitForDraft } from '../driver/draft.ts';
import { panelFrame, panelIsOpen } from '../driver/panel.ts';
import { creations, setSettings } from '../driver/store.ts';
import {
  chooseLook,
  expectRestyled,
  fill,
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

let browser: Launched;
let page: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());
test.beforeEach(async () => setSettings(browser, { favouriteLook: null, sitesOff: [] }));
test.afterEach(async () => page?.close());

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
    const made = await expectRestyled(page, own);
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
  // One picture of three megapixels per look.
  test.setTimeout(240_000);
  const own = photo('large.jpg', 2200, 1400);
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
  await expectRestyled(page, own);
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
  await expectRestyled(page, own);
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
  await write(page, 'first light\n\nover the lake');
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
  await write(page, '!');
  expect((await draftOf(page)).caption).toContain('!');
});
