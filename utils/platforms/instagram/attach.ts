import { MimError } from '@/utils/lib/errors';
import { type AttachOutcome, type AttachRequest, type DraftItem, identityOf } from '../platform';
import { instagramMeta } from './meta';
import { itemsIn, sameItem, stepOf } from './post';
import { SELECTORS } from './selectors';
import { addInTray, giveFiles, inTray, removeInTray, turnTo } from './tray';

/**
 * Puts a file into the post. At the first step by the dialog's own form; at the crop step through
 * the tray; later steps take none, so that it waits until the user has gone back.
 */
export async function attach(dialog: HTMLElement, request: AttachRequest): Promise<AttachOutcome> {
  const { file, replace, signal } = request;
  switch (stepOf(dialog)) {
    case 'select': {
      const input = dialog.querySelector<HTMLInputElement>(SELECTORS.fileInput);
      if (replace || !input) throw new MimError('draft-changed');
      await giveFiles(dialog, input, [file], signal);
      return { state: 'attached' };
    }
    case 'crop': {
      const at = await inTray(dialog, signal, () => exchange(dialog, request));
      await turnTo(dialog, at);
      return { state: 'attached' };
    }
    case 'edit':
    case 'caption':
      return { state: 'held', reason: 'step-back' };
    case null:
      throw new MimError('composer-gone');
  }
}

/**
 * Exchanges an item in the open tray, which adds at the end only and keeps at least one item. The
 * items after it are added again behind the new one, so that the order stays; the old ones go last,
 * once the site has kept the new ones, unless there is no room for both. Returns the file's place.
 */
async function exchange(dialog: HTMLElement, request: AttachRequest): Promise<number> {
  const { file, replace, signal } = request;
  const items = itemsIn(dialog);
  if (!replace) {
    await addInTray(dialog, [file], signal);
    return items.length;
  }
  const at = items.findIndex((item) => identityOf(item) === identityOf(replace));
  if (at < 0) throw new MimError('draft-changed');
  const taken = items.slice(at);
  const own = await Promise.all(taken.map((item) => request.read(item)));
  const files = [file, ...own.slice(1)];
  const roomy = items.length + files.length <= instagramMeta.maxItems;
  // One item has to stay: the first is taken out only after another has come.
  const early = roomy ? [] : at > 0 ? taken : taken.slice(1);
  const late = taken.slice(0, taken.length - early.length);
  const room = instagramMeta.maxItems - (items.length - early.length);
  try {
    await takeOut(dialog, early, signal);
    await addInTray(dialog, files.slice(0, room), signal);
    await takeOut(dialog, late, signal);
    if (files.length > room) await addInTray(dialog, files.slice(room), signal);
  } catch (thrown) {
    await putBack(dialog, items, taken, own);
    throw thrown;
  }
  return at;
}

async function takeOut(
  dialog: HTMLElement,
  items: readonly DraftItem[],
  signal: AbortSignal,
): Promise<void> {
  for (const item of [...items].reverse()) {
    if (!(await removeInTray(dialog, item, signal))) throw new MimError('not-attached', 'remove');
  }
}

/** Brings the post back to the user's own items, whatever is there now; as far as the site lets us. */
async function putBack(
  dialog: HTMLElement,
  before: readonly DraftItem[],
  taken: readonly DraftItem[],
  own: readonly File[],
): Promise<void> {
  if (!dialog.isConnected) return;
  const signal = AbortSignal.timeout(20_000);
  const old = new Set(before.map(identityOf));
  const strangers = itemsIn(dialog).filter((item) => !old.has(identityOf(item)));
  const missing = own.filter((_, index) => {
    const item = taken[index];
    return item && !sameItem(dialog, item);
  });
  const clear = () => takeOut(dialog, strangers, signal);
  const fill = () => (missing.length > 0 ? addInTray(dialog, missing, signal) : undefined);
  // One item has to stay at any time.
  const [first, second] = missing.length < before.length ? [clear, fill] : [fill, clear];
  try {
    await first();
    await second();
  } catch {
    // What the draft holds is on screen; the failure itself is told by the caller.
  }
}

/** Takes an item out with the tray's own button. Rejects with `not-removed`, or `step-back` at later steps. */
export async function removeItem(
  dialog: HTMLElement,
  item: DraftItem,
  signal: AbortSignal,
): Promise<void> {
  if (stepOf(dialog) !== 'crop') throw new MimError('step-back');
  const gone = await inTray(dialog, signal, () => removeInTray(dialog, item, signal));
  if (!gone) throw new MimError('not-removed');
}

/** A hidden item with its picture's address, which the tray tells. */
export async function revealItem(
  dialog: HTMLElement,
  item: DraftItem,
  signal: AbortSignal,
): Promise<DraftItem> {
  if (stepOf(dialog) !== 'crop') return item;
  return inTray(dialog, signal, async () => sameItem(dialog, item) ?? item);
}
