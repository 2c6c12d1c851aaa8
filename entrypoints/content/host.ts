import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { isBlob } from '@/utils/lib/blob';
import { MimError } from '@/utils/lib/errors';
import { askBackground } from '@/utils/messaging/background';
import { connectWorkshop } from '@/utils/messaging/client';
import type { MadeReply } from '@/utils/messaging/contract';
import type { PageHost } from '@/utils/page';
import type { PlatformId } from '@/utils/platforms/platform';
import { readSettings, watchSettings } from '@/utils/settings';
import { errorWords } from './words';

/** The checks of a reply that a schema does elsewhere: no schema library runs in pages. */
function checkMade(reply: MadeReply): MadeReply {
  const { jobId, blob, name } = reply ?? {};
  if (typeof jobId !== 'string' || !isBlob(blob) || typeof name !== 'string') {
    throw new MimError('bad-message', 'restyle');
  }
  return reply;
}

/** The extension as the page side sees it. */
export function createPageHost(platform: PlatformId): PageHost {
  const workshop = connectWorkshop({ hello: () => ({ t: 'hello', as: 'composer' }) });
  const panelUrl = browser.runtime.getURL('/panel.html');
  return {
    words: {
      button: i18n.t('button.name'),
      cancel: i18n.t('button.cancel'),
      undo: i18n.t('button.undo'),
      undone: i18n.t('button.undone'),
      open: i18n.t('button.open'),
      mediaButton: i18n.t('button.media'),
      working: i18n.t('button.working'),
      done: i18n.t('button.done'),
      error: errorWords,
    },
    panelUrl,
    // Chrome gives pages a passing address for the frame; its origin stays the extension's own.
    panelOrigin: import.meta.env.FIREFOX
      ? new URL(panelUrl).origin
      : `chrome-extension://${browser.runtime.id}`,
    ticket: async () => (await askBackground('ticket', null)).ticket,
    restyle: async (file, surface, look, { signal, onProgress }) =>
      checkMade(
        await workshop.call(
          'restyle',
          { file, platform, surface, look },
          { signal, onEvent: ({ progress }) => onProgress(Number(progress) || 0) },
        ),
      ),
    used: async (jobId, surface) => {
      await workshop.call('used', { jobId, platform, surface });
    },
    openGallery: async (hash, handoff) => {
      await askBackground('openGallery', {
        ...(hash ? { hash } : {}),
        ...(handoff ? { handoff } : {}),
      });
    },
    settings: readSettings,
    watchSettings,
  };
}
