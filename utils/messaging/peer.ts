import { abortError, isAbort } from '@/utils/lib/abort';
import { ERROR_CODES, type ErrorData, MimError, toMimError } from '@/utils/lib/errors';
import type { Channel } from './channel';

/** Shapes on the wire. `id` is chosen by the caller and unique per channel and direction. */
type Wire =
  | { t: 'call'; id: number; name: string; args: unknown }
  | { t: 'cancel'; id: number }
  | { t: 'event'; id: number; event: unknown }
  | { t: 'reply'; id: number; value: unknown }
  | { t: 'fail'; id: number; error: ErrorData | null }
  | { t: 'ping' };

/** One kind of call: what goes in, what comes back, and what is told on the way. */
export interface CallShape {
  args: unknown;
  value: unknown;
  event: unknown;
}
export type Contract = Record<string, CallShape>;

interface HandlerContext<Event> {
  /** Aborted when the caller cancels or goes away. */
  signal: AbortSignal;
  emit: (event: Event) => void;
}

export type Handlers<C> = {
  [Name in keyof C]: C[Name] extends CallShape
    ? (
        args: C[Name]['args'],
        context: HandlerContext<C[Name]['event']>,
      ) => Promise<C[Name]['value']>
    : never;
};

export interface CallOptions<Event> {
  signal?: AbortSignal;
  onEvent?: (event: Event) => void;
}

/** What is checked before anything is acted on: arguments of calls to us, values and events given to us. */
export interface Guards {
  args?: (name: string, args: unknown) => unknown;
  value?: (name: string, value: unknown) => unknown;
  event?: (name: string, event: unknown) => unknown;
}

export interface Peer<Remote> {
  call<Name extends keyof Remote & string>(
    name: Name,
    args: Remote[Name] extends CallShape ? Remote[Name]['args'] : never,
    options?: CallOptions<Remote[Name] extends CallShape ? Remote[Name]['event'] : never>,
  ): Promise<Remote[Name] extends CallShape ? Remote[Name]['value'] : never>;
  close(): void;
}

interface Pending {
  name: string;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  onEvent: ((event: unknown) => void) | undefined;
}

/** Firefox stops an idle event page after 30 s; a message from outside counts as activity. */
const PING_MS = 10_000;

/** The error that a `fail` carries: `null` is a cancel; what is no error of ours is `internal`. */
function errorOf(value: unknown): unknown {
  if (value === null) return abortError();
  const { code, detail } = (value ?? {}) as Partial<Record<keyof ErrorData, unknown>>;
  const known = ERROR_CODES.find((each) => each === code);
  if (!known) return new MimError('internal', 'malformed error');
  return new MimError(known, typeof detail === 'string' ? detail.slice(0, 200) : undefined);
}

/**
 * Calls with progress and cancel over a channel, in both directions. A failed call rejects with a
 * `MimError`, a cancelled one with `AbortError`; when the channel closes, what is pending rejects
 * with `workshop-unreachable`. Malformed messages are dropped. `close` ends both directions likewise.
 */
export function createPeer<Remote, Local>(
  channel: Channel,
  handlers: Handlers<Local>,
  guards: Guards = {},
): Peer<Remote> {
  const pending = new Map<number, Pending>();
  const running = new Map<number, AbortController>();
  const table = new Map<
    string,
    (args: unknown, context: HandlerContext<unknown>) => Promise<unknown>
  >(Object.entries(handlers));
  let nextId = 1;
  let ping: ReturnType<typeof setInterval> | undefined;
  let closed = false;

  const post = (message: Wire) => {
    if (!closed) channel.post(message);
  };
  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) clearInterval(ping);
    return entry;
  };

  async function serve(id: number, name: string, args: unknown): Promise<void> {
    const handler = table.get(name);
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if (!handler) throw new MimError('bad-message', `no call "${name.slice(0, 40)}"`);
      const checked = guards.args ? guards.args(name, args) : args;
      const value = await handler(checked, {
        signal: abort.signal,
        emit: (event) => post({ t: 'event', id, event }),
      });
      post({ t: 'reply', id, value });
    } catch (thrown) {
      const error = isAbort(thrown) ? null : toMimError(thrown);
      // What we did not foresee is said in full here: on its way it keeps its name only.
      if (error?.code === 'internal') console.error(`${name}: ${error.message}`, error.cause);
      post({ t: 'fail', id, error: error?.toData() ?? null });
    } finally {
      running.delete(id);
    }
  }

  channel.onMessage((message) => {
    const wire = message as Wire | null;
    if (typeof wire !== 'object' || wire === null) return;
    if (wire.t === 'ping' || typeof wire.id !== 'number') return;
    const { id } = wire;
    if (wire.t === 'call') {
      if (typeof wire.name === 'string' && !running.has(id)) void serve(id, wire.name, wire.args);
    } else if (wire.t === 'cancel') {
      running.get(id)?.abort();
    } else if (wire.t === 'event') {
      const entry = pending.get(id);
      if (!entry?.onEvent) return;
      try {
        entry.onEvent(guards.event ? guards.event(entry.name, wire.event) : wire.event);
      } catch {
        // An event that fails its check is dropped; the call itself decides how it ends.
      }
    } else if (wire.t === 'reply') {
      const entry = settle(id);
      if (!entry) return;
      try {
        entry.resolve(guards.value ? guards.value(entry.name, wire.value) : wire.value);
      } catch (thrown) {
        entry.reject(toMimError(thrown));
      }
    } else if (wire.t === 'fail') {
      settle(id)?.reject(errorOf(wire.error));
    }
  });
  const end = () => {
    closed = true;
    clearInterval(ping);
    for (const abort of running.values()) abort.abort();
    for (const entry of pending.values()) entry.reject(new MimError('workshop-unreachable'));
    pending.clear();
  };
  channel.onClose(end);

  return {
    call(name, args, options = {}) {
      return new Promise((resolve, reject) => {
        const { signal, onEvent } = options;
        if (signal?.aborted) return reject(abortError());
        if (closed) return reject(new MimError('workshop-unreachable'));
        const id = nextId++;
        const stop = () => {
          post({ t: 'cancel', id });
          settle(id)?.reject(abortError());
        };
        const done =
          <T>(then: (value: T) => void) =>
          (value: T) => {
            signal?.removeEventListener('abort', stop);
            then(value);
          };
        if (pending.size === 0) ping = setInterval(() => post({ t: 'ping' }), PING_MS);
        pending.set(id, {
          name,
          resolve: done(resolve as (value: unknown) => void),
          reject: done(reject),
          onEvent: onEvent as ((event: unknown) => void) | undefined,
        });
        signal?.addEventListener('abort', stop, { once: true });
        try {
          post({ t: 'call', id, name, args });
        } catch (thrown) {
          settle(id)?.reject(toMimError(thrown));
        }
      });
    },
    close() {
      // A runtime port tells only the other end that it was closed.
      end();
      channel.close();
    },
  };
}
