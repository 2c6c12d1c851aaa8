import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { sha256 } from '../driver/digest.ts';
import {
  eventually,
  launchFirefox,
  openStandIn,
  panelFrame,
  pressHost,
} from '../driver/firefox.ts';
import { type DescribedBlob, type Ended, send, talk } from '../driver/talk.ts';

const HEX = '0123456789abcdef0123456789abcdef';
const PHOTO = resolve('assets/samples/coffee.ink.jpg');
const BYTES = readFileSync(PHOTO);
const CALLS = [
  { name: 'recents', args: null },
  { name: 'recent', args: { id: 'c' } },
];
const refused = { ok: false, error: { code: 'not-allowed' } };
const ask = (name: string, args: unknown = null) => ({ to: 'background', name, args });

let browser: Browser;
/** The extension's own page, which opens after installation. */
let gallery: Page;
/** A page of the platform, its panel open on a draft with a photo. */
let page: Page;
let panel: Frame;

/** A tab by the end of its own address: the protocol does not tell those of extensions. */
function tabAt(path: string): Promise<Page> {
  return eventually(async () => {
    const pages = await browser.pages();
    const at = (each: Page) => each.evaluate(() => location.pathname).catch(() => '');
    const paths = await Promise.all(pages.map(at));
    return pages[paths.indexOf(path)];
  }, `a tab at ${path}`);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(60_000);
  browser = await launchFirefox({ idleTimeout: 3000 });
  gallery = await tabAt('/gallery.html');
  page = await openStandIn(browser, 'https://x.com/home');
  const input = (await page.waitForSelector(
    'input[data-testid="fileInput"]',
  )) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(PHOTO);
  await eventually(
    () => page.evaluate(() => window.__draft.items.length === 1),
    'the photo in the draft',
  );
  await pressHost(page, 'button');
  panel = await panelFrame(page);
});
test.afterAll(async () => {
  await browser?.close();
});

/** Everything that one without a right may try, and gets nothing by. */
async function expectNothing(place: Page | Frame): Promise<void> {
  for (const hello of [
    { t: 'hello', as: 'panel' },
    { t: 'hello', as: 'panel', ticket: HEX },
    { t: 'hello', as: 'panel', session: HEX },
    { t: 'hello', as: 'composer' },
    { t: 'hello', as: 'gallery' },
    { t: 'hello', as: 'workshop' },
  ]) {
    const told = await place.evaluate(talk, { hello, calls: CALLS });
    expect(told).toEqual({ welcome: 'refused', ended: ['silence', 'silence'] });
  }
  for (const [name, args] of [
    ['ticket', null],
    ['admit', { ticket: HEX, tabId: 1 }],
    ['workshopIdle', null],
    ['takeHandoff', null],
    ['openGallery', {}],
  ] as const) {
    expect(await place.evaluate(send, ask(name, args))).toMatchObject(refused);
  }
  for (const message of [{ name: 'ticket' }, { to: 'workshop', name: 'recents' }, null, 'ticket']) {
    expect(await place.evaluate(send, message)).toBe('silence');
  }
}

test('our frame gets nothing by another greeting than its own ticket', async () => {
  await expectNothing(panel);
});

test('our frame as a tab can call nothing', async () => {
  await gallery.evaluate(async () => {
    const { tabs } = (
      globalThis as unknown as { browser: { tabs: { create(options: object): Promise<unknown> } } }
    ).browser;
    await tabs.create({ url: '/panel.html' });
  });
  const tab = await tabAt('/panel.html');
  await expectNothing(tab);
  expect(await tab.evaluate(() => document.querySelector('#root')?.childElementCount)).toBe(0);
  await tab.close();
});

test('our frame does not load in a page of others', async () => {
  const address = await panel.evaluate(() => location.href);
  const other = await browser.newPage();
  await other.setRequestInterception(true);
  other.on('request', (request) => {
    const body = `<!doctype html><title>other</title><iframe src="${address}"></iframe>`;
    void (request.url().startsWith('https://ads.example')
      ? request.respond({ status: 200, contentType: 'text/html', body })
      : request.continue());
  });
  await other.goto('https://ads.example/page');
  await eventually(async () => other.frames().length === 2, 'the frame');
  await new Promise((done) => setTimeout(done, 500));
  for (const frame of other.frames()) {
    const protocol = await frame.evaluate(() => location.protocol).catch(() => 'error:');
    expect(protocol).not.toBe('moz-extension:');
  }
  await other.close();
});

test('Blobs go to the workshop and come back byte for byte', async () => {
  const spec = { look: 'riso', options: {}, keep: 0, seed: 3, eraseBack: [], as: 'photo' };
  const blob = { $blob: BYTES.toString('base64'), $type: 'image/jpeg' };
  const { welcome, ended } = await gallery.evaluate(talk, {
    hello: { t: 'hello', as: 'gallery' },
    calls: [
      { name: 'openSource', args: { blob } },
      { name: 'make', args: { sourceId: { $from: [0, 'sourceId'] }, platform: null, ...spec } },
      { name: 'commit', args: { jobId: { $from: [1, 'jobId'] } } },
      { name: 'recent', args: { id: { $from: [2, 'creationId'] } } },
    ],
  });
  expect(welcome).toEqual({ session: null });
  const value = (each: Ended | undefined) => (each as { value: Record<string, unknown> }).value;
  const back = value(ended[3]).blob as DescribedBlob;
  expect(back).toEqual({ sha256: sha256(BYTES), size: BYTES.length, type: 'image/jpeg' });
});

test('an idle workshop lets its ports go, is there again when asked, and still knows the panel', async () => {
  test.setTimeout(60_000);
  const dropped = await gallery.evaluate(async () => {
    const { runtime } = (
      globalThis as unknown as {
        browser: {
          runtime: {
            connect(options: object): {
              postMessage(message: unknown): void;
              onDisconnect: { addListener(listener: () => void): void };
            };
          };
        };
      }
    ).browser;
    const port = runtime.connect({ name: 'workshop' });
    port.postMessage({ t: 'hello', as: 'gallery' });
    return new Promise<boolean>((done) => {
      port.onDisconnect.addListener(() => done(true));
      setTimeout(() => done(false), 20_000);
    });
  });
  expect(dropped).toBe(true);
  const told = await gallery.evaluate(talk, { hello: { t: 'hello', as: 'gallery' }, calls: CALLS });
  expect(told.ended[0]).toMatchObject({ value: { items: [expect.anything()] } });
  // A workshop started anew admits no one that the old one did not.
  expect((await panel.evaluate(talk, { hello: { t: 'hello', as: 'panel' } })).welcome).toBe(
    'refused',
  );
  // The panel comes back with its session: its ticket was spent long ago.
  await panel.locator('::-p-aria([name="Ink"][role="radio"])').click();
  await panel.locator('::-p-aria([name="Put it in the post"][role="button"])').click();
  const item = await eventually(
    () => page.evaluate(() => window.__draft.items.find(({ name }) => name === 'mine-in-ink.jpg')),
    'the result in the draft',
  );
  const results = () =>
    gallery.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const opening = indexedDB.open('make-it-mine');
          opening.onsuccess = () => {
            const rows = opening.result.transaction('creations').objectStore('creations').getAll();
            rows.onsuccess = () => done(rows.result.map((row) => row.creation.media.result));
          };
        }),
    );
  await eventually(async () => (await results()).includes(item.sha256), 'its twin in the history');
});
