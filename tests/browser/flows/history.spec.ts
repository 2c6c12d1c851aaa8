import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { photo } from '../../fixtures/media.ts';
import { type Launched, launchChromium, pressHost } from '../driver/chromium.ts';
import { sha256 } from '../driver/digest.ts';
import { creations, setSettings } from '../driver/store.ts';
import { chooseLook, fill, giveFile, openPanel, openX, waitForState } from '../driver/x.ts';

// One story: what is made in a post is found, kept, changed and taken along in the gallery.
test.describe.configure({ mode: 'serial' });

const OWN = photo('lake.jpg', 900, 600);

let browser: Launched;
let gallery: Page;

test.beforeAll(async () => {
  browser = await launchChromium();
});
test.afterAll(async () => browser.close());

const cards = (): Locator => gallery.getByRole('list', { name: 'Creations' }).getByRole('listitem');

async function bytesOf(page: Page, press: () => Promise<void>): Promise<[string, Buffer]> {
  const saving = page.waitForEvent('download');
  await press();
  const saved = await saving;
  return [saved.suggestedFilename(), readFileSync(await saved.path())];
}

test('the first install opens the welcome page', async () => {
  const { welcome } = browser;
  await expect(welcome).toHaveURL(/gallery\.html#welcome$/);
  await expect(welcome.getByRole('heading', { name: /Your photo, in your post/ })).toBeVisible();
  await expect(welcome.getByRole('link', { name: 'Open X' }).first()).toHaveAttribute(
    'href',
    'https://x.com/home',
  );
});

test('one click, Put, Keep and Download each leave a creation; the panel opens the gallery', async () => {
  const page = await openX(browser.context);
  await setSettings(browser, { favouriteLook: 'ink' });
  await fill(page, [OWN]);
  await pressHost(page, 'button');
  await waitForState(page, 'undo');
  const panel = await openPanel(page);
  await giveFile(page, panel, photo('tree.jpg', 700, 900));
  await chooseLook(panel, 'Riso');
  await panel.getByRole('button', { name: 'Put it in the post' }).click();
  await panel.getByText('It is in your post.').waitFor();
  await chooseLook(panel, 'Cel');
  await panel.getByRole('button', { name: 'Keep for me' }).click();
  await panel.getByText('Kept in your gallery.').waitFor();
  await chooseLook(panel, 'Cyanotype');
  const [name, bytes] = await bytesOf(page, () =>
    panel.getByRole('button', { name: 'Download' }).click(),
  );
  expect(name).toBe('mine-in-cyanotype.jpg');
  const kept = await creations(browser);
  expect(kept.map(({ recipe }) => recipe.look.id)).toEqual(['cyanotype', 'cel', 'riso', 'ink']);
  expect(kept.map(({ uses }) => uses.length)).toEqual([0, 0, 1, 1]);
  expect(kept[0]?.media.result).toBe(sha256(bytes));
  // Looks only tried, and kept nowhere, leave nothing behind.
  await panel.getByRole('radio', { name: 'Coloured pencil', exact: true }).click();
  await page.waitForTimeout(600);
  expect(await creations(browser)).toHaveLength(4);

  await browser.welcome.close();
  const opened = browser.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Open gallery' }).click();
  gallery = await opened;
  await gallery.waitForURL(/gallery\.html/);
  await expect(cards()).toHaveCount(4);
  await page.close();
});

test('the list tells look and place; search finds a look by its name', async () => {
  await expect(gallery.getByRole('tab', { name: 'Creations' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(cards().nth(2)).toContainText('Riso');
  await expect(cards().nth(2)).toContainText('X');
  const search = gallery.getByRole('searchbox', { name: 'Search your creations' });
  await search.fill('cyano');
  await expect(cards()).toHaveCount(1);
  await expect(cards().first()).toContainText('Cyanotype');
  await search.fill('nothing goes by this');
  await expect(cards()).toHaveCount(0);
  await search.fill('');
  await expect(cards()).toHaveCount(4);
});

test('an opened creation: Compare by key, Favourite, Download of the same bytes', async () => {
  await cards().nth(3).getByRole('link').click();
  const view = gallery.getByRole('dialog');
  const compare = view.getByRole('slider', { name: 'Compare' });
  await compare.focus();
  const before = Number(await compare.inputValue());
  await gallery.keyboard.press('ArrowRight');
  await gallery.keyboard.press('ArrowRight');
  expect(Number(await compare.inputValue())).toBeGreaterThan(before);
  await gallery.keyboard.press('Home');
  expect(Number(await compare.inputValue())).toBe(0);
  // The slider's keys are the slider's: the same creation is still open.
  await expect(view.getByRole('heading', { name: 'Ink' })).toBeVisible();
  await view.getByRole('button', { name: 'Favourite', exact: true }).click();
  await expect(view.getByRole('button', { name: 'Favourite', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const [ink] = (await creations(browser)).slice(3);
  expect(ink?.favourite).toBe(true);
  const [name, bytes] = await bytesOf(gallery, () =>
    view.getByRole('button', { name: 'Download' }).click(),
  );
  expect(name).toMatch(/^make-it-mine-ink-\d{4}-\d\d-\d\d\.jpg$/);
  expect(sha256(bytes)).toBe(ink?.media.result);
  expect(ink?.media.original).toBe(sha256(OWN.buffer));
  await gallery.keyboard.press('Escape');
  await expect(view).toHaveCount(0);
  await gallery.getByRole('button', { name: 'Favourites only' }).click();
  await expect(cards()).toHaveCount(1);
  await gallery.getByRole('button', { name: 'Favourites only' }).click();
});

test('Delete takes it out of the list, Undo brings it back', async () => {
  await cards().first().getByRole('link').click();
  await gallery.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(cards()).toHaveCount(3);
  await gallery.getByRole('button', { name: 'Undo' }).click();
  await expect(cards()).toHaveCount(4);
  await expect(cards().first()).toContainText('Cyanotype');
});

test('Make again gives the same picture; Make differently starts from the same options', async () => {
  const [, , riso] = await creations(browser);
  await cards().nth(2).getByRole('link').click();
  await gallery.getByRole('dialog').getByRole('button', { name: 'Make again' }).click();
  await expect(gallery.getByRole('tab', { name: 'Studio' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const studio = gallery.getByRole('region', { name: 'Make it mine panel' });
  await expect(studio.getByRole('radio', { name: 'Riso', exact: true })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  const keep = studio.getByRole('button', { name: 'Keep for me' });
  await keep.click();
  await studio.getByText('Kept in your gallery.').waitFor();
  const [again] = await creations(browser);
  expect(again?.parentId).toBe(riso?.id);
  expect(again?.media.original).toBe(riso?.media.original);
  expect(again?.recipe.options).toEqual(riso?.recipe.options);
  expect(again?.media.result).toBe(riso?.media.result);

  await gallery.getByRole('tab', { name: 'Creations' }).click();
  await expect(cards()).toHaveCount(5);
  await cards().nth(3).getByRole('link').click();
  await gallery.getByRole('dialog').getByRole('button', { name: 'Make differently' }).click();
  await expect(studio.getByRole('radio', { name: 'Riso', exact: true })).toHaveAttribute(
    'aria-checked',
    'true',
  );
  await studio.getByRole('slider', { name: 'How much of me stays' }).fill('40');
  await expect(keep).toBeDisabled();
  await keep.click();
  await studio.getByText('Kept in your gallery.').waitFor();
  const [differently] = await creations(browser);
  expect(differently?.parentId).toBe(riso?.id);
  expect(differently?.recipe.keep).toBeCloseTo(0.4, 2);
  await gallery.getByRole('tab', { name: 'Creations' }).click();
  await expect(cards()).toHaveCount(6);
});

test('storage is told; Save all gives one file with everything in it', async () => {
  await expect(gallery.getByText(/6 creations, .+ on this computer/)).toBeVisible();
  const [name, bytes] = await bytesOf(gallery, () =>
    gallery.getByRole('button', { name: 'Save all' }).click(),
  );
  expect(name).toMatch(/^make-it-mine-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  const names = Object.keys(files);
  const within = (folder: string) => names.filter((each) => each.startsWith(`${folder}/`));
  // Two photos of the user's own, each stored once.
  expect(within('originals')).toHaveLength(2);
  expect(within('results').length).toBeGreaterThanOrEqual(5);
  expect(within('thumbnails').length).toBeGreaterThanOrEqual(5);
  const originals = within('originals').map((each) => sha256(files[each] ?? new Uint8Array()));
  expect(originals).toContain(sha256(OWN.buffer));
  const index = JSON.parse(new TextDecoder().decode(files['recipes.json'])) as {
    creations: { id: string; files: Record<string, { sha256: string; name: string }> }[];
  };
  expect(index.creations).toHaveLength(6);
  for (const { files: parts } of index.creations) {
    for (const part of Object.values(parts)) {
      expect(sha256(files[part.name] ?? new Uint8Array())).toBe(part.sha256);
    }
  }
});

test('a reload keeps everything, and an opened creation has its own address', async () => {
  await gallery.reload();
  await expect(cards()).toHaveCount(6);
  await cards().nth(5).getByRole('link').click();
  await gallery.reload();
  await expect(gallery.getByRole('dialog').getByRole('heading', { name: 'Ink' })).toBeVisible();
  await expect(
    gallery.getByRole('dialog').getByRole('button', { name: 'Favourite', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  await gallery.goBack();
  await expect(gallery.getByRole('dialog')).toHaveCount(0);
});
