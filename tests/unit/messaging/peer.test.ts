import { afterEach, describe, expect, it, vi } from 'vitest';
import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { createPeer, type Guards, type Handlers } from '@/utils/messaging/peer';
import { channelPair } from './fake-channel';
import { randomFrom, randomValue } from './random';

interface Calls {
  double: { args: { n: number }; value: number; event: never };
  count: { args: { to: number }; value: string; event: number };
  wait: { args: null; value: null; event: never };
  fail: { args: { kind: string }; value: null; event: never };
}

function serverHandlers() {
  const signals: AbortSignal[] = [];
  const seen: string[] = [];
  const handlers: Handlers<Calls> = {
    double: async ({ n }) => {
      seen.push('double');
      return n * 2;
    },
    count: async ({ to }, { emit }) => {
      for (let n = 1; n <= to; n++) emit(n);
      return 'done';
    },
    wait: (_args, { signal }) =>
      new Promise((_resolve, reject) => {
        signals.push(signal);
        signal.addEventListener('abort', () => reject(abortError()));
      }),
    fail: async ({ kind }) => {
      if (kind === 'typed') throw new MimError('storage-full', 'disk');
      if (kind === 'cancelled') throw abortError();
      if (kind === 'uncloneable') return (() => undefined) as never;
      throw new TypeError('something unforeseen');
    },
  };
  return { handlers, signals, seen };
}

function pair(guards?: { near?: Guards; far?: Guards }) {
  const [near, far] = channelPair();
  const server = serverHandlers();
  const client = createPeer<Calls, Record<never, never>>(near, {}, guards?.near);
  const remote = createPeer<Record<never, never>, Calls>(far, server.handlers, guards?.far);
  return { near, far, client, remote, ...server };
}

/** How a call ended, as one word. */
const outcome = (call: Promise<unknown>) =>
  call.then(
    (value) => `value ${String(value)}`,
    (thrown: unknown) => (thrown instanceof MimError ? thrown.message : (thrown as Error).name),
  );

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('calls', () => {
  it('come back to whom they were made, in any order', async () => {
    const { client } = pair();
    const calls = Array.from({ length: 50 }, (_, n) => client.call('double', { n }));
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 50 }, (_, n) => n * 2));
  });

  it('go both ways over one channel', async () => {
    const [near, far] = channelPair();
    const { handlers } = serverHandlers();
    const a = createPeer<Calls, Calls>(near, handlers);
    const b = createPeer<Calls, Calls>(far, handlers);
    const both = [
      a.call('double', { n: 1 }),
      b.call('double', { n: 2 }),
      a.call('double', { n: 3 }),
    ];
    expect(await Promise.all(both)).toEqual([2, 4, 6]);
  });

  it('tell of progress in order, before they end', async () => {
    const { client } = pair();
    const told: (number | string)[] = [];
    const value = await client.call('count', { to: 5 }, { onEvent: (n) => told.push(n) });
    told.push(value);
    expect(told).toEqual([1, 2, 3, 4, 5, 'done']);
  });

  it.each(['nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'to %s are refused',
    async (name) => {
      const { client } = pair();
      expect(await outcome(client.call(name as 'wait', null))).toMatch(/^bad-message/);
    },
  );

  it('with what cannot travel fail, in either direction', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { client } = pair();
    expect(await outcome(client.call('double', { n: (() => 1) as never }))).toMatch(/^internal/);
    expect(await outcome(client.call('fail', { kind: 'uncloneable' }))).toMatch(/^internal/);
    expect(await client.call('double', { n: 4 })).toBe(8);
  });
});

describe('errors', () => {
  it('cross typed, with a note and nothing else', async () => {
    const { client, far } = pair();
    const thrown: unknown = await client.call('fail', { kind: 'typed' }).catch((e: unknown) => e);
    expect(thrown).toBeInstanceOf(MimError);
    expect(thrown).toMatchObject({ code: 'storage-full', detail: 'disk' });
    expect(far.sent).toEqual([
      { t: 'fail', id: 1, error: { code: 'storage-full', detail: 'disk' } },
    ]);
  });

  it('that nobody foresaw are internal, and said where they happened', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { client } = pair();
    expect(await outcome(client.call('fail', { kind: 'other' }))).toMatch(/^internal: TypeError/);
    expect(said).toHaveBeenCalledOnce();
  });

  it('that are no errors of ours do not pass for a cancel', async () => {
    for (const error of [
      undefined,
      7,
      'gone',
      {},
      { code: 'made-up' },
      { code: '__proto__' },
      [],
    ]) {
      const { client, near } = pair();
      const call = outcome(client.call('wait', null));
      near.receive({ t: 'fail', id: 1, error });
      expect(await call).toMatch(/^internal/);
    }
  });

  it('carry a short text as their note, whatever was sent', async () => {
    for (const detail of ['x'.repeat(1e6), 7, { deep: true }, null]) {
      const { client, near } = pair();
      const call = client.call('wait', null).catch((thrown: unknown) => thrown);
      near.receive({ t: 'fail', id: 1, error: { code: 'damaged', detail } });
      const thrown = (await call) as MimError;
      expect(thrown.code).toBe('damaged');
      expect(thrown.detail === undefined || thrown.detail.length <= 200).toBe(true);
    }
  });
});

describe('cancelling', () => {
  it('ends the call at once and its work over there', async () => {
    const { client, signals, near } = pair();
    const abort = new AbortController();
    const call = outcome(client.call('wait', null, { signal: abort.signal }));
    await vi.waitFor(() => expect(signals.length).toBe(1));
    abort.abort();
    expect(await call).toBe('AbortError');
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
    expect(near.sent).toContainEqual({ t: 'cancel', id: 1 });
  });

  it('beforehand sends nothing', async () => {
    const { client, near } = pair();
    expect(await outcome(client.call('wait', null, { signal: AbortSignal.abort() }))).toBe(
      'AbortError',
    );
    expect(near.sent).toEqual([]);
  });

  it('by the other side is a cancel here too', async () => {
    const { client } = pair();
    expect(await outcome(client.call('fail', { kind: 'cancelled' }))).toBe('AbortError');
  });

  it('after the end changes nothing', async () => {
    const { client, near } = pair();
    const abort = new AbortController();
    await client.call('double', { n: 1 }, { signal: abort.signal });
    abort.abort();
    expect(near.sent.length).toBe(1);
  });
});

describe('a channel that closes', () => {
  it('fails what is pending, stops what runs, and refuses what comes', async () => {
    const { client, near, far, signals } = pair();
    const call = outcome(client.call('wait', null));
    await vi.waitFor(() => expect(signals.length).toBe(1));
    near.drop();
    far.drop();
    expect(await call).toBe('workshop-unreachable');
    expect(signals[0]?.aborted).toBe(true);
    expect(await outcome(client.call('double', { n: 1 }))).toBe('workshop-unreachable');
  });

  it('by our own hand does the same on both sides', async () => {
    const { client, signals } = pair();
    const call = outcome(client.call('wait', null));
    await vi.waitFor(() => expect(signals.length).toBe(1));
    client.close();
    expect(await call).toBe('workshop-unreachable');
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
  });

  it('keeps the other side awake while something is pending, and not after', async () => {
    vi.useFakeTimers();
    const { client, near, far } = pair();
    const pings = () => near.sent.filter((each) => (each as { t: string }).t === 'ping').length;
    const call = outcome(client.call('wait', null));
    await vi.advanceTimersByTimeAsync(25_000);
    expect(pings()).toBe(2);
    near.receive({ t: 'reply', id: 1, value: null });
    expect(await call).toBe('value null');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(pings()).toBe(2);
    const lost = outcome(client.call('wait', null));
    near.drop();
    far.drop();
    await lost;
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('checks', () => {
  const guards: Guards = {
    args: (name, args) => {
      if (name === 'double' && typeof (args as { n: unknown })?.n !== 'number') {
        throw new MimError('bad-message', name);
      }
      return args;
    },
    value: (_name, value) => {
      if (value === 8) throw new MimError('bad-message', 'eight');
      return value;
    },
    event: (_name, event) => {
      if (event === 2) throw new MimError('bad-message', 'two');
      return event;
    },
  };

  it('come before a handler runs', async () => {
    const { client, seen } = pair({ far: guards });
    expect(await outcome(client.call('double', { n: '1' as never }))).toBe('bad-message: double');
    expect(seen).toEqual([]);
  });

  it('of values fail the call, of events drop the event', async () => {
    const { client } = pair({ near: guards });
    expect(await outcome(client.call('double', { n: 4 }))).toBe('bad-message: eight');
    const told: number[] = [];
    expect(await client.call('count', { to: 3 }, { onEvent: (n) => told.push(n) })).toBe('done');
    expect(told).toEqual([1, 3]);
  });

  it('a call whose id is running is not run twice', async () => {
    const { far, signals } = pair();
    far.receive({ t: 'call', id: 5, name: 'wait', args: null });
    far.receive({ t: 'call', id: 5, name: 'wait', args: null });
    expect(signals.length).toBe(1);
  });
});

it('10,000 malformed messages change nothing and throw nothing', async () => {
  const refuse = () => {
    throw new MimError('bad-message');
  };
  const { far, seen, signals } = pair({ far: { args: refuse } });
  // A client whose one call nobody answers.
  const [lone] = channelPair();
  const told = vi.fn();
  const client = createPeer<Calls, Record<never, never>>(lone, {}, { event: refuse });
  const settled = vi.fn();
  void outcome(client.call('count', { to: 1 }, { onEvent: told })).then(settled);

  const random = randomFrom(20_260_727);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  for (let round = 0; round < 10_000; round++) {
    const value = randomValue(random);
    const shaped = random() < 0.5 && typeof value === 'object' && value !== null;
    const message = shaped
      ? {
          ...value,
          t: pick(['call', 'cancel', 'event', 'reply', 'fail', 'ping', 'CALL', null]),
          id: pick([2, -1, 0.5, Number.NaN, '1', null, undefined, 2 ** 60]),
          name: pick(['double', 'wait', '__proto__', '', 7, null]),
        }
      : value;
    lone.receive(message);
    far.receive(message);
    // Progress of the call that waits, but not such as passes its check.
    if (round % 10 === 0) lone.receive({ t: 'event', id: 1, event: value });
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(seen).toEqual([]);
  expect(signals).toEqual([]);
  expect(told).not.toHaveBeenCalled();
  expect(settled).not.toHaveBeenCalled();
  expect(far.sent.length).toBeGreaterThan(100);
  expect(new Set(far.sent.map((each) => (each as { t: string }).t))).toEqual(new Set(['fail']));
  lone.receive({ t: 'reply', id: 1, value: 'done' });
  await vi.waitFor(() => expect(settled).toHaveBeenCalledWith('value done'));
}, 30_000);
