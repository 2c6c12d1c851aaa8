import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askBackground, type Sender, serveBackground } from '@/utils/messaging/background';
import type { Hello, WorkshopCalls } from '@/utils/messaging/contract';
import type { Handlers } from '@/utils/messaging/peer';
import { serveWorkshop } from '@/utils/messaging/server';
import { browser, EXTENSION_ID, type FakePort, portPair } from './fake-browser';

vi.mock('wxt/browser', () => import('./fake-browser'));

const OWN = `chrome-extension://${EXTENSION_ID}`;
const CONTENT = { id: EXTENSION_ID, url: 'https://x.com/home', frameId: 0, tab: { id: 3 } };
const FRAME = { id: EXTENSION_ID, url: `${OWN}/panel.html`, frameId: 5, tab: { id: 3 } };
const TICKET = '0123456789abcdef0123456789abcdef';

const settle = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('the workshop', () => {
  const ran: string[] = [];
  const counts: number[] = [];
  const opened: FakePort[] = [];
  const greeted: [Hello, Sender][] = [];
  let admit: (hello: Hello, sender: Sender) => Promise<{ session?: string } | null>;
  const run = (name: string) => async () => {
    ran.push(name);
    return null as never;
  };
  const handlers = Object.fromEntries(
    [
      'capabilities',
      'openSource',
      'previews',
      'make',
      'commit',
      'recents',
      'recent',
      'restyle',
      'used',
    ].map((name) => [name, run(name)]),
  ) as unknown as Handlers<WorkshopCalls>;
  serveWorkshop({
    admit: (hello, sender) => {
      greeted.push([hello, sender]);
      return admit(hello, sender);
    },
    handlersFor: () => handlers,
    onClients: (count) => counts.push(count),
  });

  beforeEach(() => {
    for (const list of [ran, counts, greeted]) list.length = 0;
    admit = async () => ({});
  });
  afterEach(async () => {
    for (const port of opened.splice(0)) port.disconnect();
    await settle();
  });

  /** Connects as a sender and says hello; what came back, in order. */
  async function connect(sender: unknown, hello: unknown, name = 'workshop') {
    const [near, far] = portPair(name, sender);
    opened.push(near);
    const got: { t: string; refused?: boolean; error?: { code: string } }[] = [];
    near.onMessage.addListener((message) => got.push(message as never));
    browser.runtime.onConnect.emit(far);
    if (hello !== undefined) near.postMessage(hello);
    await settle();
    return { near, far, got };
  }

  it('says at once that it is there, then welcomes', async () => {
    admit = async () => ({ session: 'S' });
    const { got } = await connect(FRAME, { t: 'hello', as: 'panel', ticket: TICKET });
    expect(got).toEqual([{ t: 'hold' }, { t: 'welcome', session: 'S' }]);
    expect(greeted[0]?.[1]).toMatchObject({ kind: 'frame', tabId: 3, frameId: 5 });
    expect(counts).toEqual([1]);
  });

  it('refuses and lets go, and does not count what it refused', async () => {
    admit = async () => null;
    const { got, near } = await connect(FRAME, { t: 'hello', as: 'panel', ticket: TICKET });
    expect(got.at(-1)).toEqual({ t: 'welcome', refused: true });
    expect(near.connected).toBe(false);
    expect(counts).toEqual([1, 0]);
  });

  it.each([
    null,
    {},
    'hello',
    { t: 'hello', as: 'workshop' },
    { t: 'hello', as: 'panel', ticket: 7 },
    { t: 'call', id: 1, name: 'recents', args: null },
  ])('takes %j for no greeting, without asking further', async (hello) => {
    const { got, near } = await connect(FRAME, hello);
    expect(got.at(-1)).toEqual({ t: 'welcome', refused: true });
    near.connected = true;
    near.postMessage({ t: 'call', id: 1, name: 'recents', args: null });
    await settle();
    expect([greeted, ran]).toEqual([[], []]);
  });

  it('runs no call before it has welcomed', async () => {
    let open: (value: object) => void = () => undefined;
    admit = () => new Promise((resolve) => (open = resolve));
    const { near } = await connect(FRAME, { t: 'hello', as: 'panel', ticket: TICKET });
    near.postMessage({ t: 'call', id: 1, name: 'recents', args: null });
    await settle();
    open({});
    await settle();
    expect(ran).toEqual([]);
  });

  it('lets a client come again when admission failed, and none wait for it', async () => {
    admit = () => Promise.reject(new Error('the background is gone'));
    const { near, got } = await connect(FRAME, { t: 'hello', as: 'panel', ticket: TICKET });
    expect(got).toEqual([{ t: 'hold' }]);
    expect(near.connected).toBe(false);
    expect(counts).toEqual([1, 0]);
  });

  it('forgets a client that left while it was admitted', async () => {
    let open: (value: object) => void = () => undefined;
    admit = () => new Promise((resolve) => (open = resolve));
    const { near } = await connect(FRAME, { t: 'hello', as: 'panel', ticket: TICKET });
    near.disconnect();
    await settle();
    open({});
    await settle();
    expect(counts).toEqual([1, 0]);
  });

  it.each([
    ['another extension', { ...CONTENT, id: 'p'.repeat(32) }],
    ['nobody', {}],
    ['no address', { id: EXTENSION_ID }],
    ['no real address', { id: EXTENSION_ID, url: 'nonsense' }],
  ])('hangs up on %s', async (_name, sender) => {
    const { near, got } = await connect(sender, { t: 'hello', as: 'gallery' });
    expect(near.connected).toBe(false);
    expect([got, greeted, counts]).toEqual([[], [], []]);
  });

  it('leaves ports of other names alone', async () => {
    const { near, got } = await connect(FRAME, { t: 'hello', as: 'gallery' }, 'other');
    expect([near.connected, got, counts]).toEqual([true, [], []]);
  });

  const jobs = {
    openSource: { blob: new Blob(['a']) },
    previews: { sourceId: 's', size: 160, requests: [] },
    make: {
      sourceId: 's',
      platform: 'x',
      look: 'ink',
      options: {},
      keep: 0,
      seed: 1,
      eraseBack: [],
      as: 'photo',
    },
    commit: { jobId: 'j' },
    recents: null,
    recent: { id: 'c' },
  };
  it.each(Object.entries(jobs))('keeps %s from content scripts', async (name, args) => {
    for (const [as, sender] of [
      ['composer', CONTENT],
      ['panel', FRAME],
    ] as const) {
      const { near, got } = await connect(sender, { t: 'hello', as });
      near.postMessage({ t: 'call', id: 1, name, args });
      await settle();
      const last = got.at(-1);
      expect(as === 'composer' ? last?.error?.code : last?.t).toBe(
        as === 'composer' ? 'not-allowed' : 'reply',
      );
    }
    expect(ran).toEqual([name]);
  });
});

describe('the background', () => {
  const ran: [string, unknown, Sender][] = [];
  const note = (name: string) => async (args: unknown, sender: Sender) => {
    ran.push([name, args, sender]);
    return true as never;
  };
  serveBackground({
    ticket: note('ticket'),
    ensureWorkshop: note('ensureWorkshop'),
    admit: note('admit'),
    workshopIdle: note('workshopIdle'),
    openGallery: note('openGallery'),
    takeHandoff: note('takeHandoff'),
  });
  const own = { ...browser.sender };

  beforeEach(() => {
    ran.length = 0;
  });
  afterEach(() => {
    browser.sender = own;
  });

  it.each([
    null,
    undefined,
    'ticket',
    7,
    {},
    { name: 'ticket', args: null },
    { to: 'workshop', name: 'ticket', args: null },
    { to: 'composer', name: 'shortcut' },
    { to: ['background'], name: 'ticket' },
  ])('does not answer what is not its own: %j', async (message) => {
    expect(await browser.runtime.sendMessage(message)).toBeUndefined();
    expect(ran).toEqual([]);
  });

  it.each(['', 'nothing', '__proto__', 'constructor', 'toString', 7, null])(
    'knows no call "%s"',
    async (name) => {
      const answer = await browser.runtime.sendMessage({ to: 'background', name, args: null });
      expect(answer).toMatchObject({ ok: false, error: { code: 'bad-message' } });
    },
  );

  it.each([
    ['page', { url: `${OWN}/gallery.html` }],
    ['page', { url: `${OWN}/gallery.html`, frameId: 0, tab: { id: 1 } }],
    ['page', { url: `${OWN}/offscreen.html` }],
    ['frame', { url: `${OWN}/panel.html`, frameId: 4, tab: { id: 1 } }],
    ['frame', { url: 'chrome-extension://passing-address/panel.html', frameId: 4, tab: { id: 1 } }],
    ['content', { url: 'https://x.com/home', frameId: 0, tab: { id: 1 } }],
    ['content', { url: 'https://x.com/home', frameId: 9, tab: { id: 1 } }],
    ['content', { url: 'https://chrome-extension.example/', frameId: 0, tab: { id: 1 } }],
  ])('tells a %s by its sender: %j', async (kind, sender) => {
    browser.sender = { id: EXTENSION_ID, ...sender };
    await askBackground('ensureWorkshop', null);
    expect(ran[0]?.[2].kind).toBe(kind);
  });

  it('answers nobody else', async () => {
    browser.sender = { ...CONTENT, id: 'p'.repeat(32) };
    await expect(askBackground('ticket', null)).rejects.toMatchObject({ code: 'bad-message' });
    expect(ran).toEqual([]);
  });
});
