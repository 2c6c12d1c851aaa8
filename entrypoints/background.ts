import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { isBlob } from '@/utils/lib/blob';
import { MimError } from '@/utils/lib/errors';
import { type Sender, serveBackground } from '@/utils/messaging/background';
import type { ShortcutMessage } from '@/utils/messaging/contract';
import { admit, mintTicket } from '@/utils/messaging/tickets';
import { PLATFORM_HOSTS } from '@/utils/platforms/meta';
import { openGallery } from './gallery/open';
import { closeOffscreen, ensureOffscreen } from './offscreen/host';
import { startWorkshop } from './offscreen/workshop';

/** A place within the gallery. */
const GALLERY_PLACE = /^#[\w/-]{0,80}$/;

/** The tab of a platform's content script in the top frame; anyone else is refused. */
function platformTab(sender: Sender): number {
  const inTop = sender.kind === 'content' && sender.frameId === 0;
  if (!inTop || sender.tabId === undefined || !PLATFORM_HOSTS.has(sender.url.hostname)) {
    throw new MimError('not-allowed');
  }
  return sender.tabId;
}

/** Messages that only one page of ours, outside any site, may send. */
function fromPage(sender: Sender, path: '/offscreen.html' | '/gallery.html'): void {
  if (sender.kind !== 'page' || sender.url.pathname !== path) throw new MimError('not-allowed');
}

/** The shortcut as the browser gives it: passed on to the composer in the tab in front, if there is one. */
async function pressInActiveTab(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  const message: ShortcutMessage = { to: 'composer', name: 'shortcut' };
  // A tab without our content script has no one to answer; that is no fault.
  await browser.tabs.sendMessage(tab.id, message).catch(() => undefined);
}

export default defineBackground(() => {
  let handoff: Blob | null = null;

  // Firefox's event page is the workshop; Chrome's is the offscreen document, made when asked for.
  if (import.meta.env.FIREFOX) startWorkshop({ admit, idle: async () => undefined });

  serveBackground({
    ticket: async (_args, sender) => {
      const tab = platformTab(sender);
      // The panel is about to ask for it; this way it starts while the frame loads.
      if (!import.meta.env.FIREFOX) void ensureOffscreen().catch(() => undefined);
      return { ticket: await mintTicket(tab) };
    },
    ensureWorkshop: async () => {
      if (!import.meta.env.FIREFOX) await ensureOffscreen();
      return true;
    },
    admit: async (args, sender) => {
      fromPage(sender, '/offscreen.html');
      return admit(args);
    },
    workshopIdle: async (_args, sender) => {
      fromPage(sender, '/offscreen.html');
      if (!import.meta.env.FIREFOX) await closeOffscreen();
      return true;
    },
    openGallery: async (args, sender) => {
      platformTab(sender);
      const { hash, handoff: file } = args ?? {};
      const bad = (hash !== undefined && !GALLERY_PLACE.test(hash)) || (file && !isBlob(file));
      if (bad) throw new MimError('bad-message', 'openGallery');
      if (file) handoff = file;
      await openGallery(hash);
      return true;
    },
    takeHandoff: async (_args, sender) => {
      fromPage(sender, '/gallery.html');
      const file = handoff;
      handoff = null;
      return { file };
    },
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openGallery('#welcome');
  });
  browser.action.onClicked.addListener(() => void openGallery());
  browser.commands.onCommand.addListener((command) => {
    if (command === 'press') void pressInActiveTab();
  });
});
