import { expect, type Frame, type Page, type TestInfo } from '@playwright/test';
import { pressHost } from '../driver/chromium.ts';
import { sha256 } from '../driver/digest.ts';
import { draftFile, draftOf, waitForDraft } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { type OwnFile, ownClip, ownPhotos } from '../driver/own-files.ts';
import { panelFrame } from '../driver/panel.ts';
import { chooseLook, givePanel, openPanel, put, undo } from '../driver/panel-steps.ts';
import { setSettings } from '../driver/store.ts';
import { ELSEWHERE, SURFACES, type Surface, surface } from '../driver/surfaces.ts';

// Clips are made, given and made again; a busy machine takes its time.
test.describe.configure({ timeout: 120_000 });

const OURS = '[data-mim]';
const BUTTON = '[data-mim="button"]';

/** Files of the user's own that fit the draft. */
async function ownFiles(
  page: Page,
  info: TestInfo,
  { takes }: Surface,
  count: number,
): Promise<OwnFile[]> {
  if (takes === 'clip') return [await ownClip(page, info, 'my walk.mp4')];
  const names = ['first.jpg', 'second.jpg', 'third.jpg', 'fourth.jpg'].slice(0, count);
  return ownPhotos(info, names);
}

const paths = (files: readonly OwnFile[]) => files.map(({ path }) => path);

async function hashes(page: Page): Promise<string[]> {
  return (await draftOf(page)).items.map((item) => item.sha256);
}

/** Waits for a state of the button; one in a composer behind the site's dialog does not count. */
async function waitForState(page: Page, { scope }: Surface, state: string): Promise<void> {
  await page.locator(`${scope} ${BUTTON}[data-state="${state}"]`).waitFor({ timeout: 25_000 });
}

/** Makes a result for the draft of a surface in its panel and puts it there. */
async function putByPanel(page: Page, place: Surface, info: TestInfo): Promise<Frame> {
  const panel = await openPanel(page, 'button');
  if (place.takes === 'clip') {
    const [photo] = ownPhotos(info, ['for the clip.jpg']);
    await givePanel(panel, photo?.path ?? '');
  }
  await chooseLook(panel, 'Riso');
  await put(panel);
  return panel;
}

for (const place of SURFACES) {
  const { platform, name } = place;
  test.describe(`${platform} ${name}`, () => {
    test('one button per composer, still one when the site builds its tools anew', async ({
      page,
    }, info) => {
      await place.open(page, 'rerender=200');
      await expect(page.locator(BUTTON)).toHaveCount(place.composers);
      const own = await ownFiles(page, info, place, 1);
      await place.pick(page, paths(own));
      await expect(page.locator('[data-mim="media-button"]')).toHaveCount(1);
      await page.waitForTimeout(900);
      await expect(page.locator(BUTTON)).toHaveCount(place.composers);
      await expect(page.locator('[data-mim="open"]')).toHaveCount(place.composers);
      await expect(page.locator('[data-mim="media-button"]')).toHaveCount(1);
      await expectPressable(page);
    });

    test('switched off, the page is as it was before', async ({
      page,
      browserWithExtension,
    }, info) => {
      await setSettings(browserWithExtension, { sitesOff: [platform] });
      await place.open(page);
      const own = await ownFiles(page, info, place, 1);
      await place.pick(page, paths(own));
      // Long enough for what the site does by itself after a file came.
      await page.waitForTimeout(place.takes === 'clip' ? 2600 : 600);
      expect(await page.locator(OURS).count()).toBe(0);
      const shape = () =>
        page.evaluate(() => {
          const app = ['react-root', 'layers'].map((id) => document.getElementById(id));
          return app.map((root) => root?.innerHTML.replace(/ style="[^"]*"/g, '') ?? '').join();
        });
      const before = await shape();
      await setSettings(browserWithExtension, { sitesOff: [] });
      await expect(page.locator('[data-mim="media-button"]')).toHaveCount(1);
      await pressHost(page, 'open');
      await panelFrame(page);
      await setSettings(browserWithExtension, { sitesOff: [platform] });
      await expect(page.locator(OURS)).toHaveCount(0);
      await expect.poll(() => page.frames().length).toBe(1);
      expect(await shape()).toBe(before);
      expect(await hashes(page)).toEqual(own.map((file) => file.sha256));
    });
  });
}

/** Every button of ours is what a pointer meets at its centre. */
async function expectPressable(page: Page): Promise<void> {
  const covered = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-mim]')]
      .filter((host) => {
        host.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = host.getBoundingClientRect();
        const met = document.elementFromPoint(left + width / 2, top + height / 2);
        // A composer behind the site's dialog is out of reach, and so is all in it.
        const behind = met?.closest('#layers') && !host.closest('#layers');
        return met !== host && !behind;
      })
      .map((host) => host.dataset.mim),
  );
  expect(covered).toEqual([]);
}

for (const url of ELSEWHERE) {
  test(`nothing of ours on ${url}`, async ({ page }) => {
    await page.goto(url);
    await page.waitForTimeout(700);
    expect(await page.locator(OURS).count()).toBe(0);
  });
}

const TAKING = SURFACES.filter(({ name }) => name !== 'edit' && name !== 'caption');

for (const place of TAKING) {
  const label = `${place.platform} ${place.name}`;
  test(`${label}: Put replaces the user's own, Undo brings it back byte for byte`, async ({
    page,
  }, info) => {
    await place.open(page);
    const own = await ownFiles(page, info, place, 1);
    await place.pick(page, paths(own));
    const panel = await putByPanel(page, place, info);
    const [item, ...others] = (await draftOf(page)).items;
    expect(others).toEqual([]);
    expect(item?.type).toBe(place.takes === 'clip' ? 'video/mp4' : 'image/jpeg');
    expect(item?.width).toBeGreaterThan(0);
    expect(item?.sha256).not.toBe(own[0]?.sha256);
    expect(sha256(await draftFile(page, 0))).toBe(item?.sha256);

    // A second result over the first still leads back to the user's own file.
    await chooseLook(panel, 'Ink');
    await put(panel);
    expect(await hashes(page)).not.toContain(item?.sha256);
    expect(await hashes(page)).toHaveLength(1);
    await undo(panel);
    expect(await hashes(page)).toEqual([own[0]?.sha256]);
    expect(sha256(await draftFile(page, 0))).toBe(own[0]?.sha256);
  });
}

for (const place of TAKING.filter(({ takes }) => takes === 'photo')) {
  const label = `${place.platform} ${place.name}`;

  test(`${label}: one click, and one press back`, async ({ page, browserWithExtension }, info) => {
    await setSettings(browserWithExtension, { favouriteLook: 'riso' });
    await place.open(page);
    const own = await ownFiles(page, info, place, 1);
    await place.pick(page, paths(own));
    await pressHost(page, 'button');
    await waitForState(page, place, 'undo');
    const [made, ...more] = await hashes(page);
    expect(more).toEqual([]);
    expect(made).not.toBe(own[0]?.sha256);
    await pressHost(page, 'button');
    await waitForState(page, place, 'ready');
    expect(await hashes(page)).toEqual([own[0]?.sha256]);
  });

  test(`${label}: a result that is dropped ends as an error, with the user's own photo there`, async ({
    page,
    browserWithExtension,
  }, info) => {
    await setSettings(browserWithExtension, { favouriteLook: 'riso' });
    await place.open(page, 'dropnth=2');
    const own = await ownFiles(page, info, place, 1);
    await place.pick(page, paths(own));
    await pressHost(page, 'button');
    await waitForState(page, place, 'error');
    await waitForDraft(page, (items) => items.length === 1);
    expect(await hashes(page)).toEqual([own[0]?.sha256]);
  });
}

/** Shows an item of the draft and presses our button on it. */
async function pressOnItem(page: Page, place: Surface, at: number): Promise<void> {
  const buttons = page.locator('[data-mim="media-button"]');
  if (place.platform === 'instagram') {
    // One item is shown at a time.
    for (let turn = 0; turn < at; turn++) {
      await page.getByRole('button', { name: 'Go forward' }).click();
    }
    await page.waitForTimeout(300);
    await pressHost(page, 'media-button');
    return;
  }
  const box = await buttons.nth(at).boundingBox();
  if (!box) throw new Error('no button on the item');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

for (const place of [surface('x', 'inline'), surface('x', 'modal'), surface('instagram', 'crop')]) {
  for (const at of [0, 1, 2]) {
    const label = `${place.platform} ${place.name}`;
    test(`${label}: of three photos only the one at ${at + 1} is replaced, in its place`, async ({
      page,
    }, info) => {
      await place.open(page);
      const own = await ownFiles(page, info, place, 3);
      await place.pick(page, paths(own));
      await pressOnItem(page, place, at);
      const panel = await panelFrame(page);
      await chooseLook(panel, 'Riso');
      await put(panel);
      const after = await hashes(page);
      const want = own.map((file) => file.sha256);
      expect(after).toHaveLength(3);
      for (const [index, hash] of want.entries()) {
        if (index === at) expect(after[index]).not.toBe(hash);
        else expect(after[index]).toBe(hash);
      }
      expect((await draftOf(page)).items[at]?.name).toBe('mine-in-riso.jpg');
      await undo(panel);
      expect(await hashes(page)).toEqual(want);
    });
  }
}

test('x: text typed before is intact after one click, blank lines and all', async ({
  page,
  browserWithExtension,
}, info) => {
  await setSettings(browserWithExtension, { favouriteLook: 'riso' });
  const place = surface('x', 'inline');
  await place.open(page);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('first light\n\nover the lake');
  const own = await ownFiles(page, info, place, 1);
  await place.pick(page, paths(own));
  await pressHost(page, 'button');
  await waitForState(page, place, 'undo');
  expect((await draftOf(page)).caption).toBe('first light\n\nover the lake');
});
