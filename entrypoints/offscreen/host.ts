import { browser } from 'wxt/browser';

let creating: Promise<void> | undefined;

/** Whether Chrome's offscreen document exists; only one may. */
async function hasOffscreen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return contexts.length > 0;
}

async function createOffscreen(): Promise<void> {
  if (await hasOffscreen()) return;
  await browser.offscreen.createDocument({
    url: browser.runtime.getURL('/offscreen.html'),
    reasons: ['WORKERS', 'BLOBS'],
    justification: 'Restyles the pictures of the user in workers and keeps the local history.',
  });
}

/** Makes sure Chrome's offscreen document exists. Calls at the same time share one attempt. */
export function ensureOffscreen(): Promise<void> {
  creating ??= createOffscreen().finally(() => {
    creating = undefined;
  });
  return creating;
}

export async function closeOffscreen(): Promise<void> {
  if (await hasOffscreen()) await browser.offscreen.closeDocument();
}
