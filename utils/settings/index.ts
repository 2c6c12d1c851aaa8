import { browser } from 'wxt/browser';
import type { PlatformId } from '@/utils/platforms/platform';

/**
 * The few things content scripts must know before anything else runs. Everything private stays in
 * the database; `storage.local` is readable by every content script of ours.
 */
export interface Settings {
  /** Look used by one click; `null` on a fresh install, when a click opens the panel. */
  favouriteLook: string | null;
  /** Platforms the user switched off. */
  sitesOff: readonly PlatformId[];
}

const KEY = 'settings.v1';
const DEFAULTS: Settings = { favouriteLook: null, sitesOff: [] };

/** Settings out of whatever is stored: unknown or damaged values become the defaults. */
function parse(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return DEFAULTS;
  const { favouriteLook, sitesOff } = stored as Partial<Record<keyof Settings, unknown>>;
  return {
    favouriteLook:
      typeof favouriteLook === 'string' && favouriteLook.length < 64 ? favouriteLook : null,
    sitesOff: Array.isArray(sitesOff)
      ? sitesOff.filter((site): site is PlatformId => typeof site === 'string')
      : [],
  };
}

export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  return parse(stored[KEY]);
}

export async function writeSettings(patch: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...patch } });
}

/** Calls back on every change until the returned function is called. */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) listener(parse(change.newValue));
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
