import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import { coolDown } from '../../../scripts/main-job/job.ts';
import { type Launched, pressHost } from '../driver/chromium.ts';
import { bareFrame, contentScript } from '../driver/content-script.ts';
import { sha256 } from '../driver/digest.ts';
import { waitForDraft } from '../driver/draft.ts';
import { test } from '../driver/extension-test.ts';
import { panelFrame } from '../driver/panel.ts';
import { type DescribedBlob, type Ended, send, talk } from '../driver/talk.ts';

const PHOTO = resolve('assets/samples/coffee.ink.jpg');
const BYTES = readFileSync(PHOTO);
const ENSURE = { to: 'background', name: 'ensureWorkshop', args: null };

/** The offscreen documents there are, each by a name of its own. */
async function workshops({ background }: Launched): Promise<string[]> {
  return (await background()).evaluate(async () => {
    const { runtime } = (
      globalThis as unknown as {
        chrome: { runtime: { getContexts(filter: object): Promise<{ contextId: string }[]> } };
      }
    ).chrome;
    const contexts = await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    return contexts.map(({ contextId }) => contextId);
  });
}

/** Opens the panel on a draft with the photo. */
async function openPanel(page: Page): Promise<Frame> {
  await page.goto('https://x.com/home');
  await page.setInputFiles('input[data-testid="fileInput"]', PHOTO);
  await waitForDraft(page, (items) => items.length === 1);
  await pressHost(page, 'button');
  return panelFrame(page);
}

async function putLook(page: Page, panel: Frame, look: string): Promise<void> {
  await panel.getByRole('radio', { name: look }).click();
  const put = panel.getByRole('button', { name: 'Put it in the post' });
  await expect(put).toBeEnabled({ timeout: 20_000 });
  await put.click();
  await waitForDraft(page, ([item]) => item?.name === `mine-in-${look.toLowerCase()}.jpg`);
}

/** What the history says of the newest creation's files. */
async function newestMedia(launched: Launched): Promise<{ original: string; result: string }> {
  const page = await launched.context.newPage();
  await page.goto(await launched.extensionUrl('/gallery.html'));
  const media = await page.evaluate(
    () =>
      new Promise<{ original: string; result: string }>((done, fail) => {
        const opening = indexedDB.open('make-it-mine');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const rows = opening.result.transaction('creations').objectStore('creations').getAll();
          rows.onsuccess = () => done(rows.result.at(-1)?.creation.media);
          rows.onerror = () => fail(rows.error);
        };
      }),
  );
  await page.close();
  return media;
}

test.describe.configure({ mode: 'default' });

test('a page that is only looked at wakes no workshop', async ({ page, browserWithExtension }) => {
  await coolDown(browserWithExtension);
  await page.goto('https://x.com/home');
  await page.locator('[data-mim="button"]').first().waitFor();
  await page.waitForTimeout(500);
  expect(await workshops(browserWithExtension)).toEqual([]);
});

test('twenty that ask for the workshop at once get one', async ({ page, browserWithExtension }) => {
  await page.goto('https://x.com/home');
  const script = await contentScript(page);
  const frame = await bareFrame(page, script);
  await coolDown(browserWithExtension);
  const many = async (message: unknown) => {
    const { runtime } = (
      globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
      }
    ).chrome;
    return Promise.all(Array.from({ length: 10 }, () => runtime.sendMessage(message)));
  };
  const answers = await Promise.all([script.evaluate(many, ENSURE), frame.evaluate(many, ENSURE)]);
  expect(answers.flat()).toEqual(Array.from({ length: 20 }, () => ({ ok: true, value: true })));
  expect((await workshops(browserWithExtension)).length).toBe(1);
});

test('Blobs go to the workshop and come back byte for byte', async ({ page }) => {
  await page.goto('https://x.com/home');
  const script = await contentScript(page);
  const minted = await script.evaluate(send, { ...ENSURE, name: 'ticket' });
  const { ticket } = (minted as { value: { ticket: string } }).value;
  const frame = await bareFrame(page, script);
  const spec = { look: 'riso', options: {}, keep: 0, seed: 3, eraseBack: [], as: 'photo' };
  const { ended } = await frame.evaluate(talk, {
    hello: { t: 'hello', as: 'panel', ticket },
    calls: [
      {
        name: 'openSource',
        args: { blob: { $blob: BYTES.toString('base64'), $type: 'image/jpeg' } },
      },
      { name: 'make', args: { sourceId: { $from: [0, 'sourceId'] }, platform: 'x', ...spec } },
      { name: 'commit', args: { jobId: { $from: [1, 'jobId'] } } },
      { name: 'recent', args: { id: { $from: [2, 'creationId'] } } },
    ],
  });
  const value = (each: Ended | undefined) => (each as { value: Record<string, unknown> }).value;
  expect(value(ended[0])).toMatchObject({ info: { kind: 'photo', bytes: BYTES.length } });
  const back = value(ended[3]).blob as DescribedBlob;
  expect(back).toEqual({ sha256: sha256(BYTES), size: BYTES.length, type: 'image/jpeg' });
});

test('what the draft gets is what was made, and Undo brings back what was there', async ({
  page,
  browserWithExtension,
}) => {
  const panel = await openPanel(page);
  await putLook(page, panel, 'Ink');
  const [item] = await waitForDraft(page, (items) => items.length === 1);
  await expect
    .poll(async () => (await newestMedia(browserWithExtension)).result)
    .toBe(item?.sha256);
  expect((await newestMedia(browserWithExtension)).original).toBe(sha256(BYTES));
  await panel.getByRole('button', { name: 'Undo' }).click();
  await waitForDraft(page, ([now]) => now?.sha256 === sha256(BYTES));
});

test('the panel works where storage is not to be had', async ({ page }) => {
  await page.addInitScript(() => {
    if (location.protocol !== 'chrome-extension:') return;
    const refuse = () => {
      throw new DOMException('storage is blocked', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(globalThis, name, { get: refuse, configurable: true });
    }
    Object.defineProperty(navigator, 'storage', { get: refuse });
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const panel = await openPanel(page);
  const blocked = await panel.evaluate(() => {
    const tried = (get: () => unknown) => {
      try {
        get();
        return 'open';
      } catch {
        return 'blocked';
      }
    };
    return [tried(() => localStorage), tried(() => indexedDB), tried(() => navigator.storage)];
  });
  expect(blocked).toEqual(['blocked', 'blocked', 'blocked']);
  await putLook(page, panel, 'Cyanotype');
  expect(errors).toEqual([]);
});

test('the panel goes on after its workshop was closed under it', async ({
  page,
  browserWithExtension,
}) => {
  const panel = await openPanel(page);
  await panel.getByRole('radio', { name: 'Oil' }).click();
  const put = panel.getByRole('button', { name: 'Put it in the post' });
  await expect(put).toBeEnabled({ timeout: 20_000 });
  const first = await workshops(browserWithExtension);
  await coolDown(browserWithExtension);
  // What was made but not kept is gone with the workshop: Put makes it again, the same.
  await put.click();
  await waitForDraft(page, ([item]) => item?.name === 'mine-in-oil.jpg');
  const second = await workshops(browserWithExtension);
  expect([first.length, second.length]).toEqual([1, 1]);
  expect(second).not.toEqual(first);
  const [item] = await waitForDraft(page, (items) => items.length === 1);
  await expect
    .poll(async () => (await newestMedia(browserWithExtension)).result, { timeout: 15_000 })
    .toBe(item?.sha256);
  await coolDown(browserWithExtension);
  await putLook(page, panel, 'Pencil');
});
