import { browser } from 'wxt/browser';
import { MimError } from '@/utils/lib/errors';
import { type Sender, senderOf } from './background';
import { runtimeChannel } from './channel';
import { type Hello, type Hold, type Welcome, WORKSHOP_PORT, type WorkshopCalls } from './contract';
import { createPeer, type Handlers } from './peer';
import { helloSchema, workshopGuards } from './schema';

export type { Sender } from './background';

/** Who is at the other end of a workshop port, after admission. */
export interface Client {
  as: Hello['as'];
  sender: Sender;
}

interface WorkshopServerOptions {
  /** Calls of one client; each client gets its own set, so that nothing leaks between tabs. */
  handlersFor: (client: Client) => Handlers<WorkshopCalls>;
  /** Redeems the panel's ticket or session; `null` refuses. */
  admit: (hello: Hello, sender: Sender) => Promise<{ session?: string } | null>;
  /** Number of clients now, whenever it changes. */
  onClients: (count: number) => void;
}

/** What a content script may call: it is the least trusted of our contexts. */
const COMPOSER_CALLS: ReadonlySet<string> = new Set(['restyle', 'used', 'capabilities']);

/** Accepts clients of the workshop. Only the workshop's own page may call this. */
export function serveWorkshop(options: WorkshopServerOptions): void {
  let clients = 0;
  const accept = (port: ReturnType<typeof browser.runtime.connect>) => {
    if (port.name !== WORKSHOP_PORT) return;
    const sender = port.sender && senderOf(port.sender);
    if (!sender) return port.disconnect();
    let gone = false;
    options.onClients(++clients);
    port.onDisconnect.addListener(() => {
      gone = true;
      options.onClients(--clients);
    });

    const admit = async (message: unknown) => {
      const hold: Hold = { t: 'hold' };
      port.postMessage(hold);
      const hello = helloSchema.safeParse(message);
      const admitted = hello.success ? await options.admit(hello.data, sender) : null;
      if (gone) return;
      const welcome: Welcome = admitted
        ? { t: 'welcome', ...(admitted.session ? { session: admitted.session } : {}) }
        : { t: 'welcome', refused: true };
      if (hello.success && admitted) {
        const client: Client = { as: hello.data.as, sender };
        createPeer<Record<never, never>, WorkshopCalls>(
          runtimeChannel(port),
          options.handlersFor(client),
          {
            args: (name, args) => {
              if (client.as === 'composer' && !COMPOSER_CALLS.has(name)) {
                throw new MimError('not-allowed', name);
              }
              return workshopGuards.args?.(name, args);
            },
          },
        );
      }
      port.postMessage(welcome);
      if (!admitted) leave();
    };
    // Our own `disconnect` is told to the other end only.
    const leave = () => {
      if (gone) return;
      gone = true;
      options.onClients(--clients);
      port.disconnect();
    };
    const first = (message: unknown) => {
      port.onMessage.removeListener(first);
      // A background that cannot answer refuses nothing: the client comes again.
      admit(message).catch(leave);
    };
    port.onMessage.addListener(first);
  };
  browser.runtime.onConnect.addListener(accept);
}
