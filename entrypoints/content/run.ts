import { browser } from 'wxt/browser';
import type { ShortcutMessage } from '@/utils/messaging/contract';
import { startPage } from '@/utils/page';
import type { Platform } from '@/utils/platforms/platform';
import { readSettings, watchSettings } from '@/utils/settings';
import { createPageHost } from './host';

/**
 * Runs a platform's page side while its switch is on. WXT's own context is left aside on purpose:
 * a page can forge the event that ends it.
 */
export async function runOn(platform: Platform): Promise<void> {
  const { id } = platform.meta;
  let running: AbortController | null = null;
  let page: ReturnType<typeof startPage> | null = null;

  // After an update Firefox starts us again in pages where buttons of the old script remain.
  for (const old of document.querySelectorAll('[data-mim]')) old.remove();

  const apply = (sitesOff: readonly string[]) => {
    const on = !sitesOff.includes(id);
    if (on && !running) {
      running = new AbortController();
      page = startPage(platform, createPageHost(id), running.signal);
    } else if (!on && running) {
      running.abort();
      running = null;
      page = null;
    }
  };
  browser.runtime.onMessage.addListener((message: unknown) => {
    const { to, name } = (message ?? {}) as Partial<ShortcutMessage>;
    if (to === 'composer' && name === 'shortcut') page?.shortcut();
    return undefined;
  });
  watchSettings((settings) => apply(settings.sitesOff));
  apply((await readSettings()).sitesOff);
}
