import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admit, mintTicket } from '@/utils/messaging/tickets';
import { browser } from './fake-browser';

vi.mock('wxt/browser', () => import('./fake-browser'));

const TAB = 7;
const OTHER_TAB = 8;

beforeEach(() => browser.storage.session.clear());
afterEach(() => vi.useRealTimers());

describe('a ticket', () => {
  it('is 128 random bits', async () => {
    const tickets = await Promise.all(Array.from({ length: 40 }, () => mintTicket(TAB)));
    expect(new Set(tickets).size).toBe(40);
    for (const ticket of tickets) expect(ticket).toMatch(/^[0-9a-f]{32}$/);
  });

  it('opens a session, once', async () => {
    const ticket = await mintTicket(TAB);
    const opened = await admit({ ticket, tabId: TAB });
    expect(opened?.session).toMatch(/^[0-9a-f]{32}$/);
    expect(opened?.session).not.toBe(ticket);
    expect(await admit({ ticket, tabId: TAB })).toBeNull();
  });

  it('brought twenty times at once opens one session', async () => {
    const ticket = await mintTicket(TAB);
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => admit({ ticket, tabId: TAB })),
    );
    expect(opened.filter((each) => each !== null).length).toBe(1);
  });

  it('is good for its own tab, and spent when another brings it', async () => {
    const ticket = await mintTicket(TAB);
    expect(await admit({ ticket, tabId: OTHER_TAB })).toBeNull();
    expect(await admit({ ticket, tabId: TAB })).toBeNull();
  });

  it('lives a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [early, late] = [await mintTicket(TAB), await mintTicket(TAB)];
    vi.setSystemTime(Date.now() + 59_000);
    expect(await admit({ ticket: early, tabId: TAB })).not.toBeNull();
    vi.setSystemTime(Date.now() + 2_000);
    expect(await admit({ ticket: late, tabId: TAB })).toBeNull();
  });

  it('that nobody used is cleared away with the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await mintTicket(TAB);
    vi.setSystemTime(Date.now() + 61_000);
    const ticket = await mintTicket(TAB);
    expect(Object.keys(browser.storage.session.peek('tickets') as object)).toEqual([ticket]);
  });

  it('may be asked for while another is redeemed, and neither is lost', async () => {
    const first = await mintTicket(TAB);
    const [opened, second] = await Promise.all([
      admit({ ticket: first, tabId: TAB }),
      mintTicket(TAB),
    ]);
    expect(opened).not.toBeNull();
    expect(await admit({ ticket: second, tabId: TAB })).not.toBeNull();
  });

  it.each(['', '__proto__', 'constructor', '0'.repeat(32)])(
    'made up (%s) is refused',
    async (ticket) => {
      await mintTicket(TAB);
      expect(await admit({ ticket, tabId: TAB })).toBeNull();
    },
  );
});

describe('a session', () => {
  const open = async (frame: { tabId: number; documentId?: string }) =>
    (await admit({ ticket: await mintTicket(frame.tabId), ...frame }))?.session ?? '';

  it('comes back as often as it likes', async () => {
    const session = await open({ tabId: TAB });
    for (let n = 0; n < 5; n++) expect(await admit({ session, tabId: TAB })).toEqual({ session });
  });

  it('belongs to its tab and, where the browser tells, to its document', async () => {
    const session = await open({ tabId: TAB, documentId: 'D1' });
    expect(await admit({ session, tabId: TAB, documentId: 'D1' })).toEqual({ session });
    expect(await admit({ session, tabId: TAB, documentId: 'D2' })).toBeNull();
    expect(await admit({ session, tabId: TAB })).toBeNull();
    expect(await admit({ session, tabId: OTHER_TAB, documentId: 'D1' })).toBeNull();
  });

  it('made up, empty or missing is refused', async () => {
    await open({ tabId: TAB });
    for (const session of ['', '__proto__', 'constructor', '0'.repeat(32)]) {
      expect(await admit({ session, tabId: TAB })).toBeNull();
    }
    expect(await admit({ tabId: TAB })).toBeNull();
  });

  it('does not save a ticket that is spent', async () => {
    const session = await open({ tabId: TAB });
    expect(await admit({ ticket: '0'.repeat(32), session, tabId: TAB })).toBeNull();
  });

  it('is one of two hundred at most; the oldest goes', async () => {
    const first = await open({ tabId: TAB });
    let last = '';
    for (let n = 0; n < 200; n++) last = await open({ tabId: TAB });
    expect(await admit({ session: first, tabId: TAB })).toBeNull();
    expect(await admit({ session: last, tabId: TAB })).not.toBeNull();
    expect(Object.keys(browser.storage.session.peek('sessions') as object).length).toBe(200);
  });
});
