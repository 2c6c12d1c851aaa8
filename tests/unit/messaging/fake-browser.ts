/** As much of the extension's interface as messaging uses, in memory. */

type Listener<Args extends unknown[]> = (...args: Args) => unknown;

function event<Args extends unknown[]>() {
  const listeners = new Set<Listener<Args>>();
  return {
    addListener: (listener: Listener<Args>) => void listeners.add(listener),
    removeListener: (listener: Listener<Args>) => void listeners.delete(listener),
    emit: (...args: Args) => [...listeners].map((listener) => listener(...args)),
    get size() {
      return listeners.size;
    },
  };
}

export interface FakePort {
  name: string;
  sender: unknown;
  onMessage: ReturnType<typeof event<[unknown]>>;
  onDisconnect: ReturnType<typeof event<[]>>;
  postMessage(message: unknown): void;
  disconnect(): void;
  /** What this end posted. */
  sent: unknown[];
  connected: boolean;
}

function port(name: string, sender: unknown): FakePort & { other?: FakePort } {
  const own: FakePort & { other?: FakePort } = {
    name,
    sender,
    sent: [],
    connected: true,
    onMessage: event<[unknown]>(),
    onDisconnect: event<[]>(),
    postMessage(message) {
      if (!own.connected) throw new Error('Attempting to use a disconnected port object');
      const copy: unknown = structuredClone(message);
      own.sent.push(copy);
      queueMicrotask(() => own.other?.onMessage.emit(copy));
    },
    disconnect() {
      if (!own.connected) return;
      own.connected = false;
      // Only the other end hears of it.
      queueMicrotask(() => {
        if (!own.other?.connected) return;
        own.other.connected = false;
        own.other.onDisconnect.emit();
      });
    },
  };
  return own;
}

/** Two ends of a port. */
export function portPair(name: string, sender: unknown = {}): [FakePort, FakePort] {
  const [near, far] = [port(name, undefined), port(name, sender)];
  near.other = far;
  far.other = near;
  return [near, far];
}

export const EXTENSION_ID = 'abcdefghijklmnopabcdefghijklmnop';

export function createFakeBrowser() {
  const onConnect = event<[FakePort]>();
  const onMessage = event<[unknown, unknown, (answer: unknown) => void]>();
  const session = new Map<string, unknown>();
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const sender = { id: EXTENSION_ID, url: `chrome-extension://${EXTENSION_ID}/gallery.html` };
  return {
    /** Sender that the next connections and messages come from. */
    sender: sender as Record<string, unknown>,
    /** Near ends of every connection made. */
    ports: [] as FakePort[],
    runtime: {
      id: EXTENSION_ID as string | undefined,
      getURL: (path: string) => `chrome-extension://${EXTENSION_ID}${path}`,
      onConnect,
      onMessage,
      connect({ name }: { name: string }) {
        const [near, far] = portPair(name, browser.sender);
        browser.ports.push(near);
        queueMicrotask(() => onConnect.emit(far));
        return near;
      },
      sendMessage(message: unknown): Promise<unknown> {
        return new Promise((resolve) => {
          const answers = onMessage.emit(structuredClone(message), browser.sender, resolve);
          if (!answers.includes(true)) resolve(undefined);
        });
      },
    },
    storage: {
      session: {
        // Slow on purpose: changes that do not wait for each other would show.
        async get(key: string) {
          await turn();
          return session.has(key) ? { [key]: structuredClone(session.get(key)) } : {};
        },
        async set(values: Record<string, unknown>) {
          await turn();
          for (const [key, value] of Object.entries(values)) {
            session.set(key, structuredClone(value));
          }
        },
        clear: () => session.clear(),
        peek: (key: string) => session.get(key),
      },
    },
  };
}

/** The one browser of a test file; `vi.mock('wxt/browser')` gives it to the code. */
export const browser = createFakeBrowser();
