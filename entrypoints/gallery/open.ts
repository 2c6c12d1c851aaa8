import { browser } from 'wxt/browser';

/** Opens the gallery at a place in it, or brings an open one forward when no place is asked for. */
export async function openGallery(hash = ''): Promise<void> {
  const url = browser.runtime.getURL('/gallery.html');
  if (hash === '') {
    const open = await browser.tabs.query({ url: `${url}*` }).catch(() => []);
    const tab = open[0];
    if (tab?.id !== undefined) {
      await browser.tabs.update(tab.id, { active: true });
      return;
    }
  }
  await browser.tabs.create({ url: url + hash });
}
