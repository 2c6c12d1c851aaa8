import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchChromium } from '../driver/chromium.ts';
import { bareFrame, contentScript } from '../driver/content-script.ts';
import { test } from '../driver/extension-test.ts';
import { type Ended, send, talk } from '../driver/talk.ts';

const TICKET = '0123456789abcdef0123456789abcdef';
const PICTURE = {
  $blob: readFileSync(resolve('assets/samples/coffee.ink.jpg')).toString('base64'),
  $type: 'image/jpeg',
};
const MAKE = {
  sourceId: 'source-1',
  platform: 'x',
  look: 'ink',
  options: {},
  keep: 0,
  seed: 1,
  eraseBack: [],
  as: 'photo',
};
/** What a panel or the gallery may ask of the workshop, and a content script may not. */
const PANEL_CALLS = [
  { name: 'openSource', args: { blob: PICTURE } },
  { name: 'previews', args: { sourceId: 'source-1', size: 160, requests: [] } },
  { name: 'make', args: MAKE },
  { name: 'commit', args: { jobId: 'j' } },
  { name: 'recents', args: null },
  { name: 'recent', args: { id: 'c' } },
];
/** Greetings of one who has no right to any. */
const GREETINGS = [
  { t: 'hello', as: 'panel' },
  { t: 'hello', as: 'panel', ticket: TICKET },
  { t: 'hello', as: 'panel', session: TICKET },
  { t: 'hello', as: 'composer' },
  { t: 'hello', as: 'gallery' },
];
/** What only the workshop or the gallery may ask of the background. */
const PRIVATE = [
  { name: 'admit', args: { ticket: TICKET, tabId: 1 } },
  { name: 'workshopIdle', args: null },
  { name: 'takeHandoff', args: null },
];
const refused = { ok: false, error: { code: 'not-allowed' } };

const ask = (name: string, args: unknown = null) => ({ to: 'background', name, args });
const ticketOf = (answer: unknown) => (answer as { value: { ticket: string } }).value.ticket;
const all =
  <T>(value: T) =>
  (calls: readonly unknown[]) =>
    calls.map(() => value);

test.describe.configure({ mode: 'default' });

test.describe('our frame without a ticket', () => {
  /** A page of the platform without its policy, so that only ours stands in the way. */
  async function plainPage(page: Page, url: string, html: string): Promise<void> {
    await page.route(url, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html>${html}` }),
    );
    await page.goto(url);
  }

  test('can call nothing, in a page of the platform or as a tab', async ({
    page,
    browserWithExtension,
  }) => {
    await page.goto('https://x.com/home');
    const frame = await bareFrame(page, await contentScript(page));
    const tab = await browserWithExtension.context.newPage();
    await tab.goto(await browserWithExtension.extensionUrl('/panel.html'));
    for (const place of [frame, tab]) {
      for (const hello of GREETINGS) {
        const told = await place.evaluate(talk, { hello, calls: PANEL_CALLS.slice(-2) });
        expect(told).toEqual({ welcome: 'refused', ended: ['silence', 'silence'] });
      }
      for (const { name, args } of [...PRIVATE, { name: 'ticket', args: null }]) {
        expect(await place.evaluate(send, ask(name, args))).toMatchObject(refused);
      }
      expect(await place.evaluate(send, ask('openGallery', {}))).toMatchObject(refused);
      await expect(place.locator('#root')).toBeEmpty();
    }
    await tab.close();
  });

  test('does not load in a page of others, nor in their frame within the platform', async ({
    page,
    browserWithExtension,
  }) => {
    await page.goto('https://x.com/home');
    const passing = await (await contentScript(page)).evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { getURL(path: string): string } };
      };
      return chrome.runtime.getURL('/panel.html');
    }, null);
    const fixed = await browserWithExtension.extensionUrl('/panel.html');
    expect(new URL(passing).host).not.toBe(new URL(fixed).host);
    const frames = `<iframe src="${passing}"></iframe><iframe src="${fixed}"></iframe>`;
    await browserWithExtension.context.route('https://ads.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html>${frames}` }),
    );
    const inner = '<iframe src="https://ads.example/ad"></iframe>';
    for (const [url, html, count] of [
      ['https://ads.example/page', frames, 3],
      ['https://x.com/with-an-ad', inner, 4],
      ['https://x.com/that-knows-the-fixed-address', `<iframe src="${fixed}"></iframe>`, 2],
    ] as const) {
      await plainPage(page, url, html);
      await expect.poll(() => page.frames().length).toBe(count);
      await page.waitForTimeout(200);
      for (const frame of page.frames()) {
        const own = await frame.evaluate(() => location.protocol).catch(() => 'error:');
        expect(own).not.toBe('chrome-extension:');
      }
    }
  });

  test('gets a session by a ticket once, and keeps it for itself', async ({
    page,
    browserWithExtension,
  }) => {
    await page.goto('https://x.com/home');
    const script = await contentScript(page);
    const ticket = ticketOf(await script.evaluate(send, ask('ticket')));
    expect(ticket).toMatch(/^[0-9a-f]{32}$/);
    const frame = await bareFrame(page, script);
    const other = await bareFrame(page, script);
    const first = await frame.evaluate(talk, {
      hello: { t: 'hello', as: 'panel', ticket },
      calls: [{ name: 'recents', args: null }],
    });
    expect(first.ended).toEqual([{ value: { items: expect.any(Array) } }]);
    const { session } = first.welcome as { session: string };
    for (const place of [frame, other]) {
      const again = await place.evaluate(talk, { hello: { t: 'hello', as: 'panel', ticket } });
      expect(again.welcome).toBe('refused');
    }
    const back = { hello: { t: 'hello', as: 'panel', session } };
    expect((await frame.evaluate(talk, back)).welcome).toEqual({ session });
    // The same tab, but another document: the session is not its own.
    expect((await other.evaluate(talk, back)).welcome).toBe('refused');
    const elsewhere = await browserWithExtension.context.newPage();
    await elsewhere.goto('https://x.com/home');
    const there = await contentScript(elsewhere);
    const third = await bareFrame(elsewhere, there);
    expect((await third.evaluate(talk, back)).welcome).toBe('refused');
    // A ticket is its tab's: brought elsewhere it is spent.
    const second = ticketOf(await script.evaluate(send, ask('ticket')));
    const hello = { t: 'hello', as: 'panel', ticket: second };
    expect((await third.evaluate(talk, { hello })).welcome).toBe('refused');
    expect((await other.evaluate(talk, { hello })).welcome).toBe('refused');
    await elsewhere.close();
  });
});

test.describe('our script in a page', () => {
  test('may restyle, and nothing that the panel or the gallery may', async ({ page }) => {
    await page.goto('https://x.com/home');
    const script = await contentScript(page);
    const told = await script.evaluate(talk, {
      hello: { t: 'hello', as: 'composer' },
      calls: [...PANEL_CALLS, { name: 'capabilities', args: null }, { name: 'restyle', args: {} }],
    });
    expect(told.welcome).toEqual({ session: null });
    const expected: Ended[] = all<Ended>({ code: 'not-allowed' })(PANEL_CALLS).slice();
    expect(told.ended.slice(0, PANEL_CALLS.length)).toEqual(expected);
    const [capabilities, restyle] = told.ended.slice(PANEL_CALLS.length);
    expect(capabilities).toMatchObject({ value: { workers: expect.any(Number) } });
    // Let through to its check, which an empty message fails.
    expect(restyle).toEqual({ code: 'bad-message' });
    for (const hello of GREETINGS.filter(({ as }) => as !== 'composer')) {
      expect((await script.evaluate(talk, { hello })).welcome).toBe('refused');
    }
  });

  test("cannot do the workshop's, the gallery's or the browser's part", async ({ page }) => {
    await page.goto('https://x.com/home');
    const script = await contentScript(page);
    for (const { name, args } of PRIVATE) {
      expect(await script.evaluate(send, ask(name, args))).toMatchObject(refused);
    }
    for (const args of [{ hash: 'javascript:0' }, { hash: '.evil/' }, { handoff: 'text' }]) {
      const answer = await script.evaluate(send, ask('openGallery', args));
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    }
    for (const name of ['', 'nothing', '__proto__', 'constructor']) {
      const answer = await script.evaluate(send, ask(name));
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    }
  });

  test('runs in the top frame only', async ({ page }) => {
    await page.route('https://x.com/inner', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>inner' }),
    );
    await page.route('https://x.com/outer', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><iframe src="/inner"></iframe>',
      }),
    );
    await page.goto('https://x.com/outer');
    await expect.poll(() => page.frames().length).toBe(2);
    expect((await contentScript(page)).frames).toBe(1);
  });
});

test.describe('messages', () => {
  test('that say not whom they are for are answered by nobody', async ({
    page,
    browserWithExtension,
  }) => {
    await page.goto('https://x.com/home');
    const script = await contentScript(page);
    const frame = await bareFrame(page, script);
    const gallery = await browserWithExtension.context.newPage();
    await gallery.goto(await browserWithExtension.extensionUrl('/gallery.html'));
    // The workshop is there too and must stay as silent.
    await script.evaluate(send, ask('ensureWorkshop'));
    for (const message of [
      { name: 'ticket', args: null },
      { name: 'ensureWorkshop' },
      { to: 'workshop', name: 'recents', args: null },
      { to: 'everybody', name: 'ticket' },
      { t: 'hello', as: 'gallery' },
      { t: 'call', id: 1, name: 'recents', args: null },
      null,
      'ticket',
      [],
    ]) {
      for (const place of [frame, gallery]) {
        expect(await place.evaluate(send, message)).toBe('silence');
      }
      expect(await script.evaluate(send, message)).toBe('silence');
    }
    await gallery.close();
  });

  test('of pages do not reach us: they have no way to', async ({ page }) => {
    await page.goto('https://x.com/home');
    const reach = () => 'runtime' in ((globalThis as unknown as { chrome?: object }).chrome ?? {});
    expect(await page.evaluate(reach)).toBe(false);
  });

  test('of other extensions do not reach us', async () => {
    const ours = resolve('.output/chrome-mv3');
    const rogue = mkdtempSync(join(tmpdir(), 'other-extension-'));
    const manifest = {
      manifest_version: 3,
      name: 'Other',
      version: '1',
      background: { service_worker: 'worker.js' },
      message_serialization: 'structured_clone',
    };
    writeFileSync(join(rogue, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(rogue, 'worker.js'), '');
    writeFileSync(join(rogue, 'page.html'), '<!doctype html><p>other');
    const launched = await launchChromium({ extension: `${ours},${rogue}` });
    try {
      const { context } = launched;
      await expect.poll(() => context.serviceWorkers().length).toBe(2);
      const ids = context.serviceWorkers().map((worker) => new URL(worker.url()).host);
      const isOther = (url: string) => url.endsWith('/worker.js');
      const other = context.serviceWorkers().find((worker) => isOther(worker.url()));
      const otherId = new URL(other?.url() ?? 'about:blank').host;
      const ourId = ids.find((id) => id !== otherId) ?? '';
      const page = await context.newPage();
      await page.goto(`chrome-extension://${otherId}/page.html`);
      const reached = await page.evaluate(async (id) => {
        type Port = { onDisconnect: { addListener(listener: () => void): void } };
        const { runtime } = (
          globalThis as unknown as {
            chrome: {
              runtime: {
                sendMessage(id: string, message: unknown): Promise<unknown>;
                connect(id: string, options: { name: string }): Port;
              };
            };
          }
        ).chrome;
        const message = { to: 'background', name: 'ticket', args: null };
        const answer = await runtime.sendMessage(id, message).catch(() => 'refused');
        const port = runtime.connect(id, { name: 'workshop' });
        const closed = await new Promise((done) => {
          port.onDisconnect.addListener(() => done(true));
          setTimeout(() => done(false), 2000);
        });
        return { answer, closed };
      }, ourId);
      expect(reached).toEqual({ answer: 'refused', closed: true });
    } finally {
      await launched.close();
    }
  });
});
