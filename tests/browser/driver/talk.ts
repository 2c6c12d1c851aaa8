/** What a test says to the workshop from one of our contexts, as plain data. */
export interface Talk {
  hello: unknown;
  /** Calls one after another. In `args`, `{$blob: base64}` becomes a Blob, `{$from: [n, key]}` a value of call n. */
  calls?: readonly { name: string; args: unknown }[];
}

/** How a call ended: a value with its Blobs described, an error's code, or nothing at all. */
export type Ended = { value: unknown } | { code: string } | 'cancelled' | 'silence';

export interface Told {
  welcome: 'refused' | 'none' | { session: string | null };
  ended: Ended[];
}

/** A Blob as a test sees it. */
export interface DescribedBlob {
  sha256: string;
  size: number;
  type: string;
}

/**
 * Speaks the workshop's own wire format from the context it runs in. It is sent there as text, so
 * it reaches for nothing outside itself.
 */
export async function talk({ hello, calls = [] }: Talk): Promise<Told> {
  interface Port {
    postMessage(message: unknown): void;
    disconnect(): void;
    onMessage: { addListener(listener: (message: Wire) => void): void };
    onDisconnect: { addListener(listener: () => void): void };
  }
  interface Wire {
    t: string;
    id?: number;
    refused?: boolean;
    session?: string;
    value?: unknown;
    error?: { code: string } | null;
  }
  interface Runtime {
    sendMessage(message: unknown): Promise<unknown>;
    connect(options: { name: string }): Port;
  }
  const { browser, chrome } = globalThis as unknown as Record<
    'browser' | 'chrome',
    { runtime: Runtime } | undefined
  >;
  const runtime = browser?.runtime ?? chrome?.runtime;
  if (!runtime) return { welcome: 'none', ended: [] };
  const waiting = new Set<(message: Wire | null) => void>();
  const until = (wanted: (message: Wire) => boolean, ms: number) =>
    new Promise<Wire | null>((resolve) => {
      const done = (message: Wire | null) => {
        if (message && !wanted(message)) return;
        waiting.delete(done);
        resolve(message);
      };
      waiting.add(done);
      setTimeout(() => done(null), ms);
    });
  const greet = async (): Promise<[Port, Wire | null]> => {
    await runtime.sendMessage({ to: 'background', name: 'ensureWorkshop', args: null });
    const opened = runtime.connect({ name: 'workshop' });
    const tell = (message: Wire | null) => {
      for (const each of [...waiting]) each(message);
    };
    opened.onMessage.addListener(tell);
    opened.onDisconnect.addListener(() => tell(null));
    const greeted = until(({ t }) => t === 'welcome', 10_000);
    opened.postMessage(hello);
    return [opened, await greeted];
  };
  let [port, welcome] = await greet();
  // A workshop that has only just been made may not listen yet.
  for (let again = 0; !welcome && again < 5; again++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    [port, welcome] = await greet();
  }

  const values: unknown[] = [];
  const revive = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(revive);
    const { $blob, $from, $type } = value as {
      $blob?: string;
      $type?: string;
      $from?: [number, string];
    };
    if ($blob !== undefined) {
      const bytes = Uint8Array.from(atob($blob), (letter) => letter.charCodeAt(0));
      return new Blob([bytes], { type: $type ?? '' });
    }
    if ($from) return (values[$from[0]] as Record<string, unknown> | undefined)?.[$from[1]];
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each)]));
  };
  const described = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map(described));
    if (/\[object (Blob|File)\]/.test(Object.prototype.toString.call(value))) {
      const blob = value as Blob;
      const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
      const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
      return { sha256: hex.join(''), size: blob.size, type: blob.type };
    }
    const entries = Object.entries(value).map(async ([key, each]) => [key, await described(each)]);
    return Object.fromEntries(await Promise.all(entries));
  };

  const ended: Ended[] = [];
  for (const [id, { name, args }] of calls.entries()) {
    // One who was refused is not answered: there is nothing to wait long for.
    const wait = welcome && !welcome.refused ? 30_000 : 300;
    const answered = until((message) => message.id === id && message.t !== 'event', wait);
    try {
      port.postMessage({ t: 'call', id, name, args: revive(args) });
    } catch {
      ended.push('silence');
      continue;
    }
    const answer = await answered;
    values[id] = answer?.value;
    if (!answer) ended.push('silence');
    else if (answer.t === 'reply') ended.push({ value: await described(answer.value) });
    else ended.push(answer.error ? { code: answer.error.code } : 'cancelled');
  }
  try {
    port.disconnect();
  } catch {
    // The workshop hung up first.
  }
  if (!welcome) return { welcome: 'none', ended };
  return { welcome: welcome.refused ? 'refused' : { session: welcome.session ?? null }, ended };
}

/** Sends one message as it is and says what came back: the answer, or `'silence'`. Sent as text, like `talk`. */
export async function send(message: unknown): Promise<unknown> {
  const { browser, chrome } = globalThis as unknown as Record<
    'browser' | 'chrome',
    { runtime: { sendMessage(message: unknown): Promise<unknown> } } | undefined
  >;
  try {
    const runtime = browser?.runtime ?? chrome?.runtime;
    const answer = await runtime?.sendMessage(message);
    return answer === undefined || answer === null ? 'silence' : answer;
  } catch {
    return 'silence';
  }
}
