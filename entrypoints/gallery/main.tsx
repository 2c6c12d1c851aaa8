import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { followTheme } from '@/components/gallery/follow-theme';
import { Gallery } from '@/components/gallery/gallery';
import { LOOKS } from '@/utils/engine/looks/meta';
import { openHistory } from '@/utils/history';
import { PLATFORM_METAS } from '@/utils/platforms/meta';
import { readSettings, watchSettings, writeSettings } from '@/utils/settings';
import { createLibrary } from './library';
import { createGalleryStudio, handedOver } from './studio';

const page = document.documentElement;
page.lang = i18n.t('@@ui_locale').replace('_', '-');
page.dir = i18n.t('@@bidi_dir');
followTheme(page);

/** The keys that press the button, as the browser writes them; empty when the user took them away. */
async function shortcutKeys(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === 'press')?.shortcut ?? '';
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Gallery
      library={createLibrary(openHistory())}
      looks={LOOKS}
      platforms={Object.values(PLATFORM_METAS)}
      settings={{ read: readSettings, write: writeSettings, watch: watchSettings }}
      studioFor={createGalleryStudio}
      handedOver={handedOver}
      shortcut={await shortcutKeys().catch(() => '')}
      browser={import.meta.env.FIREFOX ? 'firefox' : 'chrome'}
    />,
  );
}
