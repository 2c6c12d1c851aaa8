import type { Made, MakeCall, MakeRequest, Studio } from '@/components/panel/studio';
import type { SourceInfo } from '@/utils/engine/engine';
import { throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import type { WorkshopClient } from '@/utils/messaging/client';
import type { PlatformId } from '@/utils/platforms/platform';

type MakingParts = Pick<
  Studio,
  'recents' | 'readRecent' | 'inspect' | 'previews' | 'palette' | 'make' | 'download'
> & {
  /** Writes a result into the history; makes it again first when the workshop was stopped meanwhile. */
  commit(made: Made, use?: { platform: PlatformId; surface: string }): Promise<void>;
};

/** The half of a studio that the workshop does, the same in a page's frame and in the gallery. */
export function workshopParts(client: WorkshopClient, platform: PlatformId | null): MakingParts {
  const opened = new WeakMap<Blob, Promise<{ sourceId: string; info: SourceInfo }>>();
  const requests = new Map<string, MakeRequest>();
  /** The workshop's newer job of a result that had to be made again. */
  const jobOf = new Map<string, string>();

  function open(source: Blob) {
    const known = opened.get(source);
    if (known) return known;
    const opening = client.call('openSource', { blob: source });
    opening.catch(() => opened.delete(source));
    opened.set(source, opening);
    return opening;
  }

  /** Runs a call that names a source; a workshop that was stopped meanwhile is given it again. */
  async function withSource<T>(source: Blob, run: (sourceId: string) => Promise<T>): Promise<T> {
    try {
      return await run((await open(source)).sourceId);
    } catch (thrown) {
      if (!(thrown instanceof MimError) || thrown.code !== 'session-expired') throw thrown;
      opened.delete(source);
      return run((await open(source)).sourceId);
    }
  }

  async function make(request: MakeRequest, call: MakeCall = {}): Promise<Made> {
    const { source, ...spec } = request;
    const reply = await withSource(source, (sourceId) =>
      client.call(
        'make',
        { sourceId, platform, ...spec },
        {
          ...(call.signal ? { signal: call.signal } : {}),
          onEvent: (event) => {
            if ('frame' in event) call.onFrame?.(event.frame);
            else call.onProgress?.(event.progress);
          },
        },
      ),
    );
    requests.set(reply.jobId, request);
    return {
      id: reply.jobId,
      file: new File([reply.blob], reply.name, { type: reply.blob.type }),
      width: reply.width,
      height: reply.height,
      ...(reply.seconds === undefined ? {} : { seconds: reply.seconds }),
      ...(reply.sound ? { sound: true } : {}),
      ...(reply.soundLost ? { soundLost: true } : {}),
      ...(reply.partial ? { partial: true } : {}),
    };
  }

  return {
    make,
    recents: async () => (await client.call('recents', null)).items,
    readRecent: async (id, call) => {
      const { blob, name } = await client.call('recent', { id }, call);
      return new File([blob], name, { type: blob.type });
    },
    inspect: async (source, call) => {
      const { info } = await open(source);
      throwIfAborted(call?.signal);
      return info;
    },
    previews: (source, wanted, size, onPreview, call) =>
      withSource(source, async (sourceId) => {
        await client.call(
          'previews',
          { sourceId, requests: wanted, size },
          {
            ...(call?.signal ? { signal: call.signal } : {}),
            onEvent: ({ index, picture }) => onPreview(index, picture),
          },
        );
      }),
    palette: async (picture, call) => (await client.call('palette', { picture }, call)).palette,
    commit: async (made, use) => {
      const args = (jobId: string) => (use ? { jobId, use } : { jobId });
      try {
        await client.call('commit', args(jobOf.get(made.id) ?? made.id));
      } catch (thrown) {
        const request = requests.get(made.id);
        const lost = thrown instanceof MimError && thrown.code === 'session-expired';
        if (!lost || !request) throw thrown;
        const again = await make(request);
        jobOf.set(made.id, again.id);
        await client.call('commit', args(again.id));
      }
    },
    download: async (made) => saveFile(made.file),
  };
}

/** Saves a file to the user's downloads. */
function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
