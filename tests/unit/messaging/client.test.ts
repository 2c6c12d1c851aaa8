import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MimError } from '@/utils/lib/errors';
import { connectWorkshop } from '@/utils/messaging/client';
import type { Hello } from '@/utils/messaging/contract';
import { browser, EXTENSION_ID, type FakePort } from './fake-browser';

vi.mock('wxt/browser', () => import('./fake-browser'));

type Wire = { t: string; id: number; name: string; args: unknown };

/** The far end of the workshop's port, as each test wants it. */
let workshop: (port: FakePort, number: number) => void;
let connections: FakePort[];
let asked: string[];
const capabilities = { backend: 'typescript', workers: 1, clips: false } as const;

/** Answers `hello` with `welcome` and calls with `reply`. */
function answers(port: FakePort, reply: (wire: Wire) => unknown = () => capabilities): void {
  port.onMessage.addListener((message) => {
    const wire = message as Wire;
    if (wire.t === 'hello') port.postMessage({ t: 'welcome', session: 'S1' });
    if (wire.t !== 'call') return;
    const value = reply(wire);
    if (value !== undefined) port.postMessage({ t: 'reply', id: wire.id, value });
  });
}

beforeEach(() => {
  connections = [];
  asked = [];
  browser.ports.length = 0;
  browser.runtime.id = EXTENSION_ID;
  workshop = (port) => answers(port);
  browser.runtime.onConnect.addListener(accept);
  browser.runtime.onMessage.addListener(background);
});
afterEach(() => {
  vi.useRealTimers();
  browser.runtime.onConnect.removeListener(accept);
  browser.runtime.onMessage.removeListener(background);
});

const accept = (port: FakePort) => workshop(port, connections.push(port));
const background = (message: unknown, _sender: unknown, respond: (answer: unknown) => void) => {
  asked.push((message as { name: string }).name);
  respond({ ok: true, value: true });
  return true;
};

const client = (options: { onReconnect?: () => void } = {}) =>
  connectWorkshop({
    hello: (session): Hello =>
      session ? { t: 'hello', as: 'panel', session } : { t: 'hello', as: 'panel', ticket: 'T' },
    ...options,
  });
const ask = (c: ReturnType<typeof client>, signal?: AbortSignal) =>
  c.call('capabilities', null, signal ? { signal } : {});
const ended = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof MimError ? thrown.code : (thrown as Error).name),
  );
/** The first messages of every connection so far. */
const hellos = () => browser.ports.map(({ sent }) => sent[0]);

describe('connecting', () => {
  it('waits for the first call', async () => {
    client();
    await new Promise((resolve) => setTimeout(resolve));
    expect([asked, browser.ports]).toEqual([[], []]);
  });

  it('asks for the workshop, says who it is, then calls', async () => {
    expect(await ask(client())).toEqual(capabilities);
    expect(asked).toEqual(['ensureWorkshop']);
    expect(browser.ports[0]?.name).toBe('workshop');
    expect(browser.ports[0]?.sent).toEqual([
      { t: 'hello', as: 'panel', ticket: 'T' },
      { t: 'call', id: 1, name: 'capabilities', args: null },
    ]);
  });

  it('happens once for twenty calls at once', async () => {
    const c = client();
    await Promise.all(Array.from({ length: 20 }, () => ask(c)));
    expect(browser.ports.length).toBe(1);
  });

  it('tries again where nobody answers for a second', async () => {
    vi.useFakeTimers();
    workshop = (port, number) => (number >= 3 ? answers(port) : undefined);
    const call = ended(ask(client()));
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await call).toBe('done');
    expect(asked).toEqual(['ensureWorkshop', 'ensureWorkshop', 'ensureWorkshop']);
    // What nobody answered is let go of, lest a late answer open a second connection.
    expect(browser.ports.map(({ connected }) => connected)).toEqual([false, false, true]);
  });

  it('gives up in the end, and tries anew with the next call', async () => {
    vi.useFakeTimers();
    workshop = () => undefined;
    const c = client();
    const call = ended(ask(c));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await call).toBe('workshop-unreachable');
    workshop = (port) => answers(port);
    const next = ended(ask(c));
    await vi.advanceTimersByTimeAsync(100);
    expect(await next).toBe('done');
  });

  it('waits longer for a workshop that is there: a ticket asked for twice is spent', async () => {
    vi.useFakeTimers();
    workshop = (port) => {
      port.onMessage.addListener((message) => {
        if ((message as Wire).t === 'hello') port.postMessage({ t: 'hold' });
      });
      setTimeout(() => {
        port.postMessage({ t: 'welcome', session: 'S1' });
        answers(port);
      }, 4_000);
    };
    const call = ended(ask(client()));
    await vi.advanceTimersByTimeAsync(4_100);
    expect(await call).toBe('done');
    expect(browser.ports.length).toBe(1);
  });

  it('is not tried again where it is refused', async () => {
    workshop = (port) => {
      port.onMessage.addListener(() => {
        port.postMessage({ t: 'welcome', refused: true });
        port.disconnect();
      });
    };
    expect(await ended(ask(client()))).toBe('session-expired');
    expect(browser.ports.length).toBe(1);
  });

  it('in a page left over from before an update says to reload', async () => {
    browser.runtime.id = undefined;
    expect(await ended(ask(client()))).toBe('reload-tab');
  });
});

describe('coming back', () => {
  it('with the session, when the port was dropped meanwhile', async () => {
    const onReconnect = vi.fn();
    const c = client({ onReconnect });
    await ask(c);
    connections[0]?.disconnect();
    await new Promise((resolve) => setTimeout(resolve));
    expect(onReconnect).not.toHaveBeenCalled();
    expect(await ask(c)).toEqual(capabilities);
    expect(hellos()).toEqual([
      { t: 'hello', as: 'panel', ticket: 'T' },
      { t: 'hello', as: 'panel', session: 'S1' },
    ]);
    expect(onReconnect).toHaveBeenCalledOnce();
  });

  it('sends again what was pending', async () => {
    workshop = (port, number) =>
      answers(port, () => {
        if (number > 1) return capabilities;
        port.disconnect();
        return undefined;
      });
    const c = client();
    const calls = [ask(c), ask(c), ask(c)];
    expect(await Promise.all(calls)).toEqual([capabilities, capabilities, capabilities]);
    const sent = browser.ports[1]?.sent as Wire[];
    expect(sent.filter(({ t }) => t === 'call').length).toBe(3);
    expect(browser.ports.length).toBe(2);
  });

  it('ends after a few losses, so that a call that kills its workshop does not kill it for ever', async () => {
    workshop = (port) =>
      answers(port, () => {
        port.disconnect();
        return undefined;
      });
    expect(await ended(ask(client()))).toBe('workshop-unreachable');
    expect(browser.ports.length).toBe(3);
  });

  it('is for losses only: errors and cancels are not sent again', async () => {
    workshop = (port) => {
      port.onMessage.addListener((message) => {
        const { t, id } = message as Wire;
        if (t === 'hello') port.postMessage({ t: 'welcome' });
        if (t === 'call') port.postMessage({ t: 'fail', id, error: { code: 'damaged' } });
      });
    };
    expect(await ended(ask(client()))).toBe('damaged');
    workshop = (port) => answers(port, () => undefined);
    const abort = new AbortController();
    const c = client();
    const call = ended(ask(c, abort.signal));
    await vi.waitFor(() => expect(browser.ports.at(-1)?.sent.length).toBe(2));
    abort.abort();
    expect(await call).toBe('AbortError');
    expect(browser.ports.length).toBe(2);
  });

  it('ends with the client', async () => {
    workshop = (port) => answers(port, () => undefined);
    const c = client();
    const call = ended(ask(c));
    await vi.waitFor(() => expect(browser.ports[0]?.sent.length).toBe(2));
    c.close();
    expect(await call).toBe('workshop-unreachable');
    expect(await ended(ask(c))).toBe('workshop-unreachable');
    expect(browser.ports.length).toBe(1);
  });
});
