import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import {
  attachByScript,
  draftOf,
  pasteByScript,
  photo,
  recordClip,
  test,
  type Way,
} from './stand-in-test.ts';

const home = 'https://x.com/home';
const attachments = '[data-testid="attachments"]';

for (const way of ['input', 'drop', 'paste'] as const satisfies readonly Way[]) {
  test(`a file brought by a script's ${way} is attached as it is`, async ({ page }) => {
    await page.goto(home);
    const file = photo('lake.jpg', 400, 300);
    await attachByScript(page, [file], way);
    await expect(page.locator(`${attachments} img[src^="blob:"]`)).toHaveCount(1);
    await expect(page.locator(`${attachments} [role="progressbar"]`)).toHaveCount(0);
    await expect(page.getByTestId('tweetButtonInline')).toBeEnabled();
    await expect
      .poll(async () => (await draftOf(page)).items)
      .toEqual([
        {
          name: 'lake.jpg',
          type: 'image/jpeg',
          bytes: file.buffer.length,
          width: 400,
          height: 300,
          sha256: createHash('sha256').update(file.buffer).digest('hex'),
        },
      ]);
    expect(await page.evaluate(() => window.__draftFile(0))).toBe(file.buffer.toString('base64'));
    expect(await page.getByTestId('fileInput').inputValue()).toBe('');
  });
}

test('a file the user chooses is attached and keeps the text', async ({ page }) => {
  await page.goto(home);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('my own words');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add photos or video' }).click();
  await (await chooser).setFiles([photo('a.jpg'), photo('bb.jpg')]);
  await expect(page.locator(`${attachments} [role="group"]`)).toHaveCount(2);
  const draft = await draftOf(page);
  expect(draft.caption).toBe('my own words');
  expect(draft.items.map((item) => item.name)).toEqual(['a.jpg', 'bb.jpg']);
});

test('media first, then one paste of text, keeps both and every blank line', async ({ page }) => {
  await page.goto(home);
  await attachByScript(page, [photo('a.jpg')]);
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  await pasteByScript(page, 'first\n\nsecond');
  await expect.poll(async () => (await draftOf(page)).caption).toBe('first\n\nsecond');
  expect((await draftOf(page)).items).toHaveLength(1);
});

test('a clip is attached, and Post waits until it is processed', async ({ page }) => {
  await page.goto(`${home}?slow=2000`);
  const clip = await recordClip(page, 1.2);
  await attachByScript(page, [clip]);
  await expect(page.locator(`${attachments} video[src^="blob:"]`)).toHaveCount(1);
  await expect(page.getByTestId('tweetButtonInline')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByTestId('tweetButtonInline')).toBeEnabled();
  const [item] = (await draftOf(page)).items;
  expect([item?.width, item?.height]).toEqual([320, 240]);
  expect(item?.seconds).toBeGreaterThan(0.5);
});

test('removing an item takes it out of the draft; its buttons are localised', async ({ page }) => {
  await page.goto(`${home}?lang=de`);
  await attachByScript(page, [photo('a.jpg'), photo('bb.jpg')]);
  await expect(page.locator(`${attachments} [role="group"]`)).toHaveCount(2);
  await expect(page.locator('[aria-label="Remove media"]')).toHaveCount(0);
  await page.locator('[aria-label="Medien entfernen"]').first().click();
  await expect
    .poll(async () => (await draftOf(page)).items.map((item) => item.name))
    .toEqual(['bb.jpg']);
});

test('the description of a picture is written in the media dialog', async ({ page }) => {
  await page.goto(home);
  await attachByScript(page, [photo('a.jpg')]);
  await page.getByTestId('altTextWrapper').click();
  await expect(page).toHaveURL(/\/compose\/post\/media/);
  await page.getByTestId('altTextInput').fill('A lake');
  await page.getByTestId('endEditingButton').click();
  await expect(page).toHaveURL(/\/home/);
  expect((await draftOf(page)).events).toContainEqual({ type: 'alt', detail: 'A lake' });
  await expect(page.locator(`${attachments} img`)).toHaveAttribute('alt', 'A lake');
});

test('the modal opens without a reload, and asks before a draft is left', async ({ page }) => {
  await page.goto(home);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByTestId('SideNav_NewTweet_Button').click();
  await expect(page).toHaveURL(/\/compose\/post/);
  const dialog = page.locator('#layers [role="dialog"][aria-modal="true"]');
  await expect(dialog).toHaveAttribute('aria-labelledby', 'modal-header');
  await expect(page.getByTestId('tweetTextarea_0')).toHaveCount(2);
  await expect(dialog.getByTestId('tweetTextarea_0')).toBeFocused();
  await page.keyboard.type('half a thought');
  await page.keyboard.press('Escape');
  await page.getByTestId('confirmationSheetCancel').click();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/home/);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect((await draftOf(page)).caption).toBe('');
});

test('a reply opens over the post it answers, and the status page has its own box', async ({
  page,
}) => {
  await page.goto('https://x.com/someone/status/123');
  await expect(page.getByTestId('tweetTextarea_0')).toHaveCount(1);
  await page.getByTestId('reply').first().click();
  await expect(page).toHaveURL(/in_reply_to=123/);
  const dialog = page.getByRole('dialog');
  await attachByScript(page, [photo('a.jpg')], 'input', '#layers');
  await expect(dialog.locator(`${attachments} img`)).toHaveCount(1);
  await expect(page.locator(attachments)).toHaveCount(1);
});

test('the site has its one-key shortcuts and asks before a draft is unloaded', async ({ page }) => {
  await page.goto(home);
  await page.keyboard.press('?');
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect((await draftOf(page)).events).toEqual([
    { type: 'key', detail: '?' },
    { type: 'key', detail: 'n' },
  ]);
  await page.keyboard.type('nn');
  expect((await draftOf(page)).events).toHaveLength(2);
  const asked = page.waitForEvent('dialog');
  const closing = page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).accept();
  await closing;
});

test('the mobile editor is a plain textarea under the same testid', async ({ page }) => {
  await page.goto(`${home}?editor=textarea`);
  const editor = page.locator('textarea[data-testid="tweetTextarea_0"]');
  await editor.fill('typed');
  expect((await draftOf(page)).caption).toBe('typed');
});

test('posting puts the post into the timeline and empties the draft', async ({ page }) => {
  await page.goto(home);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('hello');
  await attachByScript(page, [photo('a.jpg')], 'drop');
  await expect(page.locator(`${attachments} img`)).toHaveCount(1);
  await pasteByScript(page, 'again');
  await page.getByTestId('tweetButtonInline').click();
  await expect(page.getByTestId('tweet').first()).toContainText('again');
  await expect(page.getByTestId('tweet').first().locator('img')).toHaveCount(1);
  await expect(page.getByTestId('toast')).toBeVisible();
  await expect.poll(async () => (await draftOf(page)).items).toEqual([]);
});

test('a tag being typed opens suggestions, which complete it', async ({ page }) => {
  await page.goto(home);
  await page.getByTestId('tweetTextarea_0').click();
  await page.keyboard.type('at last #gold');
  await page.locator('[id^="typeaheadDropdown"] [role="option"]').click();
  await expect.poll(async () => (await draftOf(page)).caption).toBe('at last #goldenhour ');
  await expect(page.locator('[id^="typeaheadDropdown"]')).toHaveCount(0);
});
