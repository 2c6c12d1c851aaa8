import { createEngine } from '@/utils/engine';
import { openHistory } from '@/utils/history';
import { createJobs } from '@/utils/jobs';
import type { Hello } from '@/utils/messaging/contract';
import { type Sender, serveWorkshop } from '@/utils/messaging/server';
import { PLATFORM_HOSTS } from '@/utils/platforms/meta';
import { gpuMemory } from './gpu-memory';
import { handlersFor } from './handlers';

/** The offscreen document is closed after this long without clients or work. */
const IDLE_MS = 5 * 60_000;

/** Jobs that were cut off wait this long for their own client to come back and ask again. */
const RESUME_MS = 20_000;

/** What the workshop asks of the background: in Chrome by message, in Firefox in the same page. */
export interface WorkshopHost {
  admit(args: {
    ticket?: string;
    session?: string;
    tabId: number;
    documentId?: string;
  }): Promise<{ session: string } | null>;
  idle(): Promise<void>;
}

/** Starts serving clients. The engine's workers and the database open at the first call. */
export function startWorkshop(host: WorkshopHost): void {
  const engine = createEngine({ gpuMemory });
  const history = openHistory();
  const jobs = createJobs({ engine, history });
  let resuming = false;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  async function admit(hello: Hello, sender: Sender): Promise<{ session?: string } | null> {
    if (hello.as === 'gallery') {
      return sender.kind === 'page' && sender.url.pathname === '/gallery.html' ? {} : null;
    }
    if (hello.as === 'composer') {
      const ok =
        sender.kind === 'content' &&
        sender.frameId === 0 &&
        PLATFORM_HOSTS.has(sender.url.hostname);
      return ok ? {} : null;
    }
    if (sender.kind !== 'frame' || sender.tabId === undefined) return null;
    const { ticket, session } = hello;
    // Its thumbnails are wanted next.
    void engine.warm().catch(() => undefined);
    return host.admit({
      tabId: sender.tabId,
      ...(sender.documentId ? { documentId: sender.documentId } : {}),
      ...(ticket ? { ticket } : {}),
      ...(session ? { session } : {}),
    });
  }

  serveWorkshop({
    admit,
    handlersFor: (client) => handlersFor(client, { engine, history, jobs }),
    onClients: (count) => {
      if (!resuming) setTimeout(() => void jobs.resumeAll(), RESUME_MS);
      resuming = true;
      clearTimeout(idleTimer);
      if (count === 0) idleTimer = setTimeout(() => void host.idle(), IDLE_MS);
    },
  });
}
