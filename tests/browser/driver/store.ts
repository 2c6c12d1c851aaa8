import type { Launched } from './chromium.ts';

interface Settings {
  favouriteLook?: string | null;
  sitesOff?: string[];
}

/** Writes the extension's settings, as its own settings page does. */
export async function setSettings(browser: Launched, settings: Settings): Promise<void> {
  const background = await browser.background();
  await background.evaluate(async (patch) => {
    const { storage } = (
      globalThis as unknown as {
        chrome: {
          storage: {
            local: {
              get(key: string): Promise<Record<string, object>>;
              set(values: object): Promise<void>;
            };
          };
        };
      }
    ).chrome;
    const key = 'settings.v1';
    const stored = (await storage.local.get(key))[key];
    await storage.local.set({ [key]: { ...stored, ...patch } });
  }, settings);
}

/** What the history holds, newest first, deleted creations left out. */
export interface StoredCreation {
  id: string;
  parentId?: string;
  recipe: {
    look: { id: string };
    keep: number;
    options: Record<string, number>;
    palette?: string[];
    clip?: { from: number; to: number; seconds: number; sound: boolean };
  };
  media: { original: string; result: string; thumb: string };
  uses: { platform: string; surface: string }[];
  favourite: boolean;
}

/** Reads the history's rows out of the database. */
export async function creations(browser: Launched): Promise<StoredCreation[]> {
  const background = await browser.background();
  return background.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'make-it-mine')) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('make-it-mine');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    try {
      const rows = await new Promise<{ creation: StoredCreation; deletedAt?: number }[]>(
        (resolve, reject) => {
          const all = database.transaction('creations').objectStore('creations').getAll();
          all.onsuccess = () => resolve(all.result);
          all.onerror = () => reject(all.error);
        },
      );
      return rows
        .filter((row) => row.deletedAt === undefined)
        .map((row) => row.creation)
        .reverse();
    } finally {
      database.close();
    }
  });
}
