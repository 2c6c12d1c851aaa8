import type { Engine, SourceInfo } from '@/utils/engine';
import type { History } from '@/utils/history';
import type { Jobs } from '@/utils/jobs';
import { MimError } from '@/utils/lib/errors';
import type { WorkshopCalls } from '@/utils/messaging/contract';
import type { Handlers } from '@/utils/messaging/peer';
import type { Client } from '@/utils/messaging/server';

interface WorkshopParts {
  engine: Engine;
  history: History;
  jobs: Jobs;
}

/** Sources one client may hold open; the oldest is let go. */
const MAX_SOURCES = 8;
const RECENTS = 12;

/** The calls of one client. Sources are the client's own: no tab can name another tab's picture. */
export function handlersFor(
  client: Client,
  { engine, history, jobs }: WorkshopParts,
): Handlers<WorkshopCalls> {
  const sources = new Map<string, { blob: Blob; info: SourceInfo }>();
  let nextSource = 1;
  let restyling = false;

  const sourceOf = (id: string) => {
    const source = sources.get(id);
    if (!source) throw new MimError('session-expired', 'source');
    return source;
  };

  return {
    capabilities: () => engine.capabilities(),

    openSource: async ({ blob }, { signal }) => {
      void engine.warm().catch(() => undefined);
      const info = await engine.inspect(blob, { signal });
      if (sources.size >= MAX_SOURCES) {
        const oldest = sources.keys().next().value;
        if (oldest !== undefined) sources.delete(oldest);
      }
      const sourceId = `source-${nextSource++}`;
      sources.set(sourceId, { blob, info });
      return { sourceId, info };
    },

    previews: async ({ sourceId, requests, size }, { signal, emit }) => {
      const { blob } = sourceOf(sourceId);
      await engine.preview(blob, requests, size, (index, picture) => emit({ index, picture }), {
        signal,
      });
      return null;
    },

    make: async ({ sourceId, ...spec }, { signal, emit }) => {
      const { blob, info } = sourceOf(sourceId);
      return jobs.make(blob, info, spec, {
        signal,
        onProgress: (progress) => emit({ progress }),
        onFrame: (frame) => emit({ frame }),
      });
    },

    palette: async ({ picture }, { signal }) => ({
      palette: await engine.palette(picture, { signal }),
    }),

    commit: async ({ jobId, use }) => ({ creationId: await jobs.commit(jobId, use) }),

    recents: async () => ({ items: await history.recents(RECENTS) }),

    recent: async ({ id }) => {
      const { original } = await history.open(id);
      if (!original) throw new MimError('storage-failed', 'original');
      return { blob: original, name: original.type.startsWith('video/') ? 'clip' : 'photo' };
    },

    restyle: async ({ file, platform, look }, { signal, emit }) => {
      if (restyling) throw new MimError('not-allowed', 'one at a time');
      restyling = true;
      try {
        return await jobs.restyle(file, platform, look, {
          signal,
          onProgress: (progress) => emit({ progress }),
        });
      } finally {
        restyling = false;
      }
    },

    used: async ({ jobId, platform, surface }) => {
      if (client.as !== 'composer') throw new MimError('not-allowed', 'used');
      await jobs.commit(jobId, { platform, surface });
      return null;
    },
  };
}
