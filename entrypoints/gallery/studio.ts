import type { Studio, StudioState } from '@/components/panel/studio';
import { LOOKS } from '@/utils/engine/looks/meta';
import { MimError } from '@/utils/lib/errors';
import { askBackground } from '@/utils/messaging/background';
import { connectWorkshop, type WorkshopClient } from '@/utils/messaging/client';
import { workshopGuards } from '@/utils/messaging/schema';
import { readSettings, watchSettings, writeSettings } from '@/utils/settings';
import { workshopParts } from '../panel/workshop-studio';

let client: WorkshopClient | undefined;

/** The studio of the gallery: no draft, pictures by the workshop. */
export async function createGalleryStudio(): Promise<Studio> {
  client ??= connectWorkshop({
    guards: workshopGuards,
    hello: () => ({ t: 'hello', as: 'gallery' }),
  });
  const [capabilities, settings] = await Promise.all([
    client.call('capabilities', null),
    readSettings(),
  ]);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => (dark.matches ? 'dark' : 'light');
  const listeners = new Set<() => void>();
  let state: StudioState = { items: [], theme: theme(), favouriteLook: settings.favouriteLook };
  const set = (patch: Partial<StudioState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  watchSettings(({ favouriteLook }) => set({ favouriteLook }));
  dark.addEventListener('change', () => set({ theme: theme() }));

  const { commit, ...making } = workshopParts(client, null);
  const nowhere = async () => Promise.reject(new MimError('composer-gone'));
  return {
    ...making,
    composer: null,
    looks: LOOKS,
    clips: capabilities.clips,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readItem: nowhere,
    put: nowhere,
    arrived: nowhere,
    undoPut: nowhere,
    keep: (made) => commit(made),
    download: async (made) => {
      await commit(made);
      await making.download(made);
    },
    setFavouriteLook: (look) => writeSettings({ favouriteLook: look }),
    openGallery: () => {
      location.hash = '#creations';
    },
    close: () => {
      location.hash = '#creations';
    },
  };
}

/** The picture a page handed over because it blocks our frame, once. */
export async function handedOver(): Promise<File | null> {
  const { file } = await askBackground('takeHandoff', null);
  return file ? new File([file], 'photo', { type: file.type }) : null;
}
