import type { PutOutcome, Studio, StudioState } from '@/components/panel/studio';
import { LOOKS } from '@/utils/engine/looks/meta';
import { isAbort } from '@/utils/lib/abort';
import { messagePortChannel } from '@/utils/messaging/channel';
import { connectWorkshop } from '@/utils/messaging/client';
import type {
  ComposerCalls,
  DraftWire,
  PanelCalls,
  PanelInit,
  PutWire,
} from '@/utils/messaging/contract';
import { createPeer } from '@/utils/messaging/peer';
import { composerGuards, workshopGuards } from '@/utils/messaging/schema';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import { readSettings, watchSettings, writeSettings } from '@/utils/settings';
import { workshopParts } from './workshop-studio';

/** The studio of the frame in a page: the draft by the given port, pictures by the workshop. */
export async function createFrameStudio(init: PanelInit, port: MessagePort): Promise<Studio> {
  const listeners = new Set<() => void>();
  let state: StudioState = { items: [], theme: init.theme, favouriteLook: null };
  const set = (patch: Partial<StudioState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const thumbs = new Map<string, { url: string; bytes: number }>();
  const thumbUrl = (id: string, thumb: Blob | null): string | null => {
    const known = thumbs.get(id);
    // The same picture comes again with every change of the draft.
    if (!thumb || known?.bytes === thumb.size) return known?.url ?? null;
    if (known) URL.revokeObjectURL(known.url);
    const url = URL.createObjectURL(thumb);
    thumbs.set(id, { url, bytes: thumb.size });
    return url;
  };
  const takeDraft = ({ items, theme }: DraftWire) => {
    set({
      theme,
      items: items.map(({ thumb, ...item }) => ({ ...item, thumbUrl: thumbUrl(item.id, thumb) })),
    });
  };

  const composer = createPeer<ComposerCalls, PanelCalls>(
    messagePortChannel(port),
    {
      state: async (draft) => {
        takeDraft(draft);
        return null;
      },
    },
    composerGuards,
  );
  const client = connectWorkshop({
    guards: workshopGuards,
    hello: (session) =>
      session
        ? { t: 'hello', as: 'panel', session }
        : { t: 'hello', as: 'panel', ticket: init.ticket },
  });

  const [draft, capabilities, settings] = await Promise.all([
    composer.call('ready', null),
    client.call('capabilities', null),
    readSettings(),
  ]);
  takeDraft(draft);
  set({ favouriteLook: settings.favouriteLook });
  watchSettings(({ favouriteLook }) => set({ favouriteLook }));

  const { commit, ...making } = workshopParts(client, init.platform);
  const use = { platform: init.platform, surface: init.surface };

  async function outcome(wire: PutWire, file: File | null): Promise<PutOutcome> {
    if (wire.state !== 'failed') return wire;
    const name = file?.name ?? '';
    if (file) await making.download({ id: '', file, width: 0, height: 0 });
    return { state: 'saved', fileName: name };
  }

  return {
    ...making,
    composer: {
      platform: init.platform,
      platformLabel: PLATFORM_METAS[init.platform].label,
      surface: init.surface,
      takes: init.takes,
      clipLimits: PLATFORM_METAS[init.platform].clip,
    },
    looks: LOOKS,
    clips: capabilities.clips,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readItem: async (id, call) => {
      const { file, name } = await composer.call('readItem', { id }, call);
      return new File([file], name, { type: file.type });
    },
    put: async (made, itemId, call) => {
      // Kept first: whatever the page does, the creation is in the history.
      const kept = commit(made);
      kept.catch(() => undefined);
      const { file } = made;
      const put = await composer.call('put', { file, name: file.name, itemId }, call);
      await kept;
      if (put.state === 'attached') await commit(made, use);
      return outcome(put, file);
    },
    arrived: async (made, call) => {
      await composer.call('arrived', null, call);
      if (made) await commit(made, use);
    },
    undoPut: async (call) => outcome(await composer.call('undo', null, call), null),
    keep: (made) => commit(made),
    download: async (made) => {
      await commit(made);
      await making.download(made);
    },
    setFavouriteLook: (look) => writeSettings({ favouriteLook: look }),
    openGallery: () => void composer.call('openGallery', null).catch(() => undefined),
    close: () => {
      composer.call('close', null).catch((thrown: unknown) => {
        if (!isAbort(thrown)) console.error(thrown);
      });
    },
  };
}
