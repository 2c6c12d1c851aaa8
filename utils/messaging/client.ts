import { browser } from 'wxt/browser';
import { isAbort, sleep } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { askBackground } from './background';
import { runtimeChannel } from './channel';
import { type Hello, type Hold, type Welcome, WORKSHOP_PORT, type WorkshopCalls } from './contract';
import { type CallOptions, createPeer, type Guards, type Peer } from './peer';

/** A client waits this long for the workshop to answer, then asks for it again. */
const WELCOME_MS = 1000;
/** Once it answered, admission may take this long: a ticket asked for twice would be spent. */
const HOLD_MS = 10_000;
const ATTEMPTS = 8;
/** A call that lost its workshop is sent again this often: the same recipe makes the same picture. */
const REPLAYS = 2;

export interface WorkshopClient {
  call<N extends keyof WorkshopCalls>(
    name: N,
    args: WorkshopCalls[N]['args'],
    options?: CallOptions<WorkshopCalls[N]['event']>,
  ): Promise<WorkshopCalls[N]['value']>;
  close(): void;
}

interface ClientOptions {
  /** The first message; given the session of an earlier welcome when there was one. */
  hello: (session: string | undefined) => Hello;
  guards?: Guards;
  /** Called after every new connection but the first, before calls go on. */
  onReconnect?: () => void;
}

/**
 * A client of the workshop. It connects at the first call, comes back by itself when the workshop
 * was stopped (Firefox drops the ports of an idle event page after 30 s), and replays what was
 * pending. Rejects with `workshop-unreachable` when it does not answer, `session-expired` when it
 * no longer knows this panel.
 */
export function connectWorkshop(options: ClientOptions): WorkshopClient {
  let session: string | undefined;
  let current: Promise<Peer<WorkshopCalls>> | undefined;
  let connectedOnce = false;
  let closed = false;

  async function attempt(): Promise<Peer<WorkshopCalls> | null> {
    await askBackground('ensureWorkshop', null);
    const port = browser.runtime.connect({ name: WORKSHOP_PORT });
    const welcome = await new Promise<Welcome | null>((resolve) => {
      let timer = setTimeout(() => resolve(null), WELCOME_MS);
      const first = (message: unknown) => {
        const { t } = (message ?? {}) as Partial<Welcome | Hold>;
        if (t !== 'hold' && t !== 'welcome') return;
        clearTimeout(timer);
        if (t === 'hold') {
          timer = setTimeout(() => resolve(null), HOLD_MS);
          return;
        }
        port.onMessage.removeListener(first);
        resolve(message as Welcome);
      };
      port.onMessage.addListener(first);
      port.onDisconnect.addListener(() => {
        // Read, so that Chrome does not report a first connection that came too early.
        void browser.runtime.lastError;
        clearTimeout(timer);
        resolve(null);
      });
      port.postMessage(options.hello(session));
    });
    if (!welcome) {
      port.disconnect();
      return null;
    }
    if (welcome.refused) throw new MimError('session-expired');
    session = welcome.session ?? session;
    const channel = runtimeChannel(port);
    const peer = createPeer<WorkshopCalls, Record<never, never>>(
      {
        ...channel,
        onClose: (listener) =>
          channel.onClose(() => {
            current = undefined;
            listener();
          }),
      },
      {},
      options.guards,
    );
    if (connectedOnce) options.onReconnect?.();
    connectedOnce = true;
    return peer;
  }

  async function connect(): Promise<Peer<WorkshopCalls>> {
    for (let i = 0; i < ATTEMPTS; i++) {
      const peer = await attempt();
      if (peer) return peer;
      await sleep(50 * (i + 1));
    }
    throw new MimError('workshop-unreachable');
  }

  function peerNow(): Promise<Peer<WorkshopCalls>> {
    if (!current) {
      current = connect();
      current.catch(() => {
        current = undefined;
      });
    }
    return current;
  }

  return {
    async call(name, args, callOptions) {
      for (let replay = 0; ; replay++) {
        if (closed) throw new MimError('workshop-unreachable');
        const peer = await peerNow();
        try {
          return (await peer.call(name, args as never, callOptions as never)) as never;
        } catch (thrown) {
          const lost = thrown instanceof MimError && thrown.code === 'workshop-unreachable';
          if (isAbort(thrown) || !lost || replay >= REPLAYS) throw thrown;
        }
      }
    },
    close() {
      closed = true;
      void current?.then((peer) => peer.close()).catch(() => undefined);
    },
  };
}
