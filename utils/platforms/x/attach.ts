import { waitFor } from '@/utils/lib/dom';
import { MimError } from '@/utils/lib/errors';
import { setInputFiles } from '@/utils/lib/page-realm';
import { confirmAttached } from '../confirm';
import type { AttachOutcome, AttachRequest, DraftItem } from '../platform';
import { readCaptions, restoreCaptions } from './caption';
import { itemsIn } from './items';
import { SELECTORS } from './selectors';

/** How long an item may take to go after its remove button was pressed, in milliseconds. */
const REMOVE_MS = 3000;

/**
 * The item's remove button has no name that is the same in every language: it is the one nearest
 * to the item's upper end corner. Links (alt text) and buttons that say something (Edit) are not it.
 */
function removeButton(item: HTMLElement): HTMLElement | null {
  const buttons = [...item.querySelectorAll<HTMLElement>('button, [role="button"]')].filter(
    (button) => !button.closest('a, [data-mim]') && !/\p{L}{2}/u.test(button.textContent ?? ''),
  );
  const named = buttons.find((button) => button.getAttribute('aria-label') === 'Remove media');
  if (named) return named;
  const box = item.getBoundingClientRect();
  const rtl = getComputedStyle(item).direction === 'rtl';
  const distance = (button: HTMLElement) => {
    const at = button.getBoundingClientRect();
    const across = rtl ? at.left - box.left : box.right - at.right;
    return Math.hypot(across, at.top - box.top);
  };
  return buttons.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The composer's root as it is now: the site may build it anew at any change. */
type LiveRoot = () => HTMLElement;

/** Presses the remove button of the item at a place; true once there is one item less. */
async function removeAt(root: LiveRoot, at: number, signal: AbortSignal): Promise<boolean> {
  const items = itemsIn(root());
  const item = items[at];
  if (!item) return false;
  removeButton(item.element)?.click();
  const gone = await waitFor(() => itemsIn(root()).length === items.length - 1, {
    ms: REMOVE_MS,
    signal,
  });
  return gone === true;
}

/** Presses an item's remove button; true once it is gone and no other. */
export async function removeItem(
  root: LiveRoot,
  item: DraftItem,
  signal: AbortSignal,
): Promise<boolean> {
  const at = itemsIn(root()).findIndex(({ element }) => element === item.element);
  return at >= 0 && removeAt(root, at, signal);
}

function toasts(root: HTMLElement): Element[] {
  return [...root.ownerDocument.querySelectorAll(SELECTORS.toast)];
}

/** Adds files at the end of the draft through the composer's own file input, and confirms each. */
async function addFiles(
  root: LiveRoot,
  files: readonly File[],
  signal: AbortSignal,
): Promise<void> {
  const input = root().querySelector<HTMLInputElement>(SELECTORS.fileInput);
  if (!input) throw new MimError('not-attached', 'no file input');
  const items = itemsIn(root());
  const oldToasts = new Set(toasts(root()));
  await setInputFiles(input, files);
  await confirmAttached({
    items: () => itemsIn(root()),
    files,
    from: items.length,
    count: items.length + files.length,
    before: new Set(items.map(({ element }) => element)),
    refused: () => toasts(root()).some((toast) => !oldToasts.has(toast)),
    busy: () => root().querySelector(SELECTORS.upload) !== null,
    signal,
  });
}

/**
 * Puts a file into X's draft. X only adds at the end, so replacing takes out the item and those
 * after it and adds them again in their order. When the result does not stay, the user's own files
 * go back. Media after text can reset the editor: the text is read before and put back after.
 */
export async function attach(root: LiveRoot, request: AttachRequest): Promise<AttachOutcome> {
  const { file, replace, signal } = request;
  const captions = readCaptions(root());
  const items = itemsIn(root());
  const at = replace ? items.findIndex(({ element }) => element === replace.element) : -1;
  if (replace && at < 0) throw new MimError('draft-changed');
  const taken = at < 0 ? [] : items.slice(at);
  const files = await Promise.all(taken.map((item) => request.read(item)));
  let removed = 0;
  try {
    for (; removed < taken.length; removed++) {
      const last = items.length - 1 - removed;
      if (!(await removeAt(root, last, signal))) throw new MimError('not-attached', 'remove');
    }
    await addFiles(root, [file, ...files.slice(1)], signal);
  } catch (thrown) {
    if (at >= 0) await putBack(root, items.length - removed, files.slice(taken.length - removed));
    throw thrown;
  } finally {
    await restoreCaptions(root(), captions, AbortSignal.timeout(5000)).catch(() => undefined);
  }
  return { state: 'attached' };
}

/** Brings the draft back to the user's own files: `untouched` items, then `files`. */
async function putBack(root: LiveRoot, untouched: number, files: readonly File[]): Promise<void> {
  if (!root().isConnected || files.length === 0) return;
  const signal = AbortSignal.timeout(20_000);
  for (let last = itemsIn(root()).length - 1; last >= untouched; last--) {
    await removeAt(root, last, signal).catch(() => false);
  }
  await addFiles(root, files, signal).catch(() => undefined);
}
