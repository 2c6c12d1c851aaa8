import { expect, type Page } from '@playwright/test';
import {
  attachByScript,
  draftOf,
  pasteByScript,
  photo,
  type TestFile,
  test,
} from './stand-in-test.ts';

// Each of these is a way that looks right and is not: here it has to fail as it does on the site.

const home = 'https://x.com/home';
const attachments = '[data-testid="attachments"]';

async function insertByCommand(page: Page, text: string): Promise<void> {
  await page.getByTestId('tweetTextarea_0').click();
  await page.evaluate((value) => document.execCommand('insertText', false, value), text);
}

test('insertText doubles one line', async ({ page }) => {
  await page.goto(home);
  await insertByCommand(page, 'one line');
  await expect.poll(async () => (await draftOf(page)).caption).toBe('one lineone line');
});

test('insertText loses lines: the draft holds only the last one', async ({ page }) => {
  await page.goto(home);
  await insertByCommand(page, 'first\n\nsecond');
  await expect.poll(async () => (await draftOf(page)).caption).not.toBe('');
  expect((await draftOf(page)).caption).not.toContain('first');
});

test('text set in the DOM never reaches the draft', async ({ page }) => {
  await page.goto(home);
  await page.evaluate(() => {
    const editor = document.querySelector('[data-testid="tweetTextarea_0"] [data-text="true"]');
    editor?.replaceWith('looks right');
  });
  await expect(page.getByTestId('tweetTextarea_0')).toContainText('looks right');
  await expect(page.getByTestId('tweetButtonInline')).toHaveAttribute('aria-disabled', 'true');
  expect((await draftOf(page)).caption).toBe('');
});

test('selecting all of an empty editor and deleting it kills the editor', async ({ page }) => {
  await page.goto(home);
  await page.getByTestId('tweetTextarea_0').click();
  await page.evaluate(() => {
    document.execCommand('selectAll');
    document.execCommand('delete');
  });
  await pasteByScript(page, 'anyone there?');
  await page.waitForTimeout(300);
  await expect(page.getByTestId('tweetTextarea_0')).toHaveText('');
});

test('a second paste adds to the text instead of replacing it', async ({ page }) => {
  await page.goto(home);
  await pasteByScript(page, 'once');
  await pasteByScript(page, 'more');
  await expect.poll(async () => (await draftOf(page)).caption).toMatch(/^(oncemore|moreonce)$/);
});

test('media that a script attaches after the text resets the editor', async ({ page }) => {
  await page.goto(home);
  await pasteByScript(page, 'gone in a moment');
  await attachByScript(page, [photo('a.jpg')]);
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  await expect.poll(async () => (await draftOf(page)).caption).toBe('');
  await page.goto(`${home}?mediaReset=0`);
  await pasteByScript(page, 'still here');
  await attachByScript(page, [photo('a.jpg')]);
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  expect((await draftOf(page)).caption).toBe('still here');
});

test('a file and a text in one paste: the file wins, the text is lost', async ({ page }) => {
  await page.goto(home);
  await attachByScript(page, [photo('a.jpg')], 'paste', 'body', 'and words');
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  expect((await draftOf(page)).caption).toBe('');
});

test('the first progress bar of the page is the counter, and it never goes away', async ({
  page,
}) => {
  await page.goto(home);
  await attachByScript(page, [photo('a.jpg')]);
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  await expect(page.locator(`${attachments} [role="progressbar"]`)).toHaveCount(0);
  const naive = await page.evaluate(() => {
    const bar = document.querySelector('[role="progressbar"]');
    return bar && bar.closest('[data-testid="attachments"]') === null;
  });
  expect(naive).toBe(true);
});

const refused: readonly [string, readonly TestFile[], string][] = [
  ['an image over 5 MB', [photo('big.jpg', 64, 64, 5 * 1024 * 1024 + 1)], 'tooBig'],
  ['five photos', ['a', 'b', 'c', 'd', 'e'].map((name) => photo(`${name}.jpg`)), 'tooMany'],
  ['a type the site does not take', [{ ...photo('a.avif'), mimeType: 'image/avif' }], 'badType'],
  ['a file without a type', [{ ...photo('a.jpg'), mimeType: '' }], 'badType'],
  [
    'bytes that are no picture',
    [{ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('hello') }],
    'broken',
  ],
];
for (const [what, files, reason] of refused) {
  test(`${what}: refused with a toast`, async ({ page }) => {
    await page.goto(`${home}?lang=ar`);
    await attachByScript(page, files);
    await expect(page.getByTestId('toast')).toBeVisible();
    expect((await draftOf(page)).events).toContainEqual({ type: 'refused', detail: reason });
    await expect(page.locator(attachments)).toHaveCount(0);
    expect((await draftOf(page)).items).toEqual([]);
  });
}

test('a preview alone proves nothing: the site may drop the file again', async ({ page }) => {
  await page.goto(`${home}?drop=1`);
  const shown = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        new MutationObserver(() => {
          const preview = document.querySelector('[data-testid="attachments"] img[src^="blob:"]');
          if (preview) resolve(true);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await attachByScript(page, [photo('a.jpg')]);
  expect(await shown).toBe(true);
  await expect.poll(async () => (await draftOf(page)).events.at(-1)?.type).toBe('dropped');
  await expect(page.locator(attachments)).toHaveCount(0);
  await expect(page.getByTestId('toast')).toHaveCount(0);
  await expect.poll(async () => (await draftOf(page)).items).toEqual([]);
});

test('with ?dropnth=2 only the second file taken goes', async ({ page }) => {
  await page.goto(`${home}?dropnth=2`);
  await attachByScript(page, [photo('a.jpg'), photo('bb.jpg'), photo('ccc.jpg')]);
  await expect.poll(async () => (await draftOf(page)).events.at(-1)?.type).toBe('dropped');
  await expect
    .poll(async () => (await draftOf(page)).items.map(({ name }) => name))
    .toEqual(['a.jpg', 'ccc.jpg']);
});

test('the first composer of the page is not the one in the dialog', async ({ page }) => {
  await page.goto('https://x.com/compose/post');
  await expect(page.getByRole('dialog')).toBeVisible();
  const inDialog = await page.evaluate(
    () => document.querySelector('[data-testid="fileInput"]')?.closest('[role="dialog"]') !== null,
  );
  expect(inDialog).toBe(false);
  await attachByScript(page, [photo('a.jpg')]);
  await expect(page.locator(`[data-testid="primaryColumn"] ${attachments}`)).toHaveCount(1);
  expect((await draftOf(page)).items).toEqual([]);
});

test('the first disclosure button after the toolbar belongs to a post', async ({ page }) => {
  await page.goto(home);
  await expect(page.getByTestId('contentDisclosureButton')).toHaveCount(2);
  await expect(page.getByTestId('toolBar').getByTestId('contentDisclosureButton')).toHaveCount(1);
  await expect(page.getByTestId('ScrollSnap-List').first()).not.toHaveAttribute('aria-label');
  const inToolbar = await page.evaluate(
    () =>
      document
        .querySelector('[data-testid="ScrollSnap-List"]')
        ?.closest('[data-testid="toolBar"]') !== null,
  );
  expect(inToolbar).toBe(false);
});

test('what is added to the toolbar is lost when the site re-creates it', async ({ page }) => {
  await page.goto(`${home}?rerender=300`);
  const added = await page.evaluate(() => {
    const mark = document.createElement('i');
    mark.id = 'added';
    document.querySelector('[data-testid="toolBar"] [role="tablist"]')?.append(mark);
    return mark.isConnected;
  });
  expect(added).toBe(true);
  await expect(page.locator('#added')).toHaveCount(0);
});

test('opening the modal re-creates the toolbar underneath', async ({ page }) => {
  await page.goto(home);
  await page.evaluate(() => {
    document.querySelector('[data-testid="toolBar"]')?.setAttribute('id', 'old');
  });
  await page.getByTestId('SideNav_NewTweet_Button').click();
  await expect(page.getByTestId('toolBar')).toHaveCount(2);
  await expect(page.locator('#old')).toHaveCount(0);
});

test('the dialog clips, is transformed, and pulls focus back', async ({ page }) => {
  await page.goto('https://x.com/compose/post');
  const dialog = page.getByRole('dialog');
  const style = await dialog.evaluate((element) => {
    const { overflow, transform } = getComputedStyle(element);
    return { overflow, transformed: transform !== 'none' };
  });
  expect(style).toEqual({ overflow: 'hidden', transformed: true });
  await page.evaluate(() => {
    const outside = document.createElement('input');
    document.body.append(outside);
    outside.focus();
  });
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
});
