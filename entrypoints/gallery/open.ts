import { browser } from 'wxt/browser';

/** Opens the gallery at a place in it, or brings its tab forward when no place is asked for. */
export async function openGallery(hash?: string): Promise<void> {
  const url = browser.runtime.getURL('/gallery.html') + (hash ?? '');
  await browser.tabs.create({ url });
}
