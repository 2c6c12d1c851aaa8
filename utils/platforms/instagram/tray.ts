import { sleep } from '@/utils/lib/abort';
import { waitFor } from '@/utils/lib/dom';
import { MimError } from '@/utils/lib/errors';
import { pressElement, setInputFiles } from '@/utils/lib/page-realm';
import { confirmAttached } from '../confirm';
import { type DraftItem, identityOf } from '../platform';
import { arrow, findPreview, findTray, galleryTool, removeButton } from './layout';
import { itemsIn, sameItem } from './post';
import { OURS, SELECTORS } from './selectors';

/** The tray opens and closes within these times, in milliseconds. */
const OPEN_MS = 900;
const CLOSE_MS = 900;
/** An item goes within this time after its button was pressed; a question comes within the other. */
const REMOVE_MS = 3000;
const ASK_MS = 250;
/** Pause between two presses of an arrow. */
const TURN_MS = 60;

/** Opens the tray with the site's own button, unless it is open. True when we opened it. */
export async function openTray(dialog: HTMLElement, signal: AbortSignal): Promise<boolean> {
  const filled = () => (findTray(dialog)?.tiles.length ?? 0) > 0;
  if (filled()) return false;
  const preview = findPreview(dialog);
  const tool = preview && galleryTool(preview);
  if (!tool) throw new MimError('not-attached', 'no gallery');
  pressElement(tool);
  if (await waitFor(filled, { root: dialog, ms: OPEN_MS, signal })) return true;
  throw new MimError('not-attached', 'gallery closed');
}

/** Closes the tray with the site's own button. */
export async function closeTray(dialog: HTMLElement): Promise<void> {
  const preview = findTray(dialog) && findPreview(dialog);
  const tool = preview && galleryTool(preview);
  if (!tool) return;
  pressElement(tool);
  await waitFor(() => !findTray(dialog), { root: dialog, ms: CLOSE_MS });
}

/** Does something in the open tray and leaves the tray as it was found. */
export async function inTray<T>(
  dialog: HTMLElement,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  const opened = await openTray(dialog, signal);
  try {
    return await run();
  } finally {
    if (opened) await closeTray(dialog);
  }
}

/** Alerts of the dialog now; a new one after files were given says that the site refuses them. */
function alertsIn(dialog: HTMLElement): Element[] {
  return [...dialog.querySelectorAll(SELECTORS.alert)].filter((alert) => !alert.closest(OURS));
}

/** Gives files to one of the dialog's inputs and confirms that they are its last items. */
export async function giveFiles(
  dialog: HTMLElement,
  input: HTMLInputElement,
  files: readonly File[],
  signal: AbortSignal,
): Promise<void> {
  const items = itemsIn(dialog);
  const oldAlerts = new Set(alertsIn(dialog));
  await setInputFiles(input, files);
  await confirmAttached({
    items: () => itemsIn(dialog),
    files,
    from: items.length,
    count: items.length + files.length,
    before: new Set(items.map(identityOf)),
    refused: () => alertsIn(dialog).some((alert) => !oldAlerts.has(alert)),
    busy: () => false,
    signal,
  });
}

/** Adds files at the end of the open tray. */
export async function addInTray(
  dialog: HTMLElement,
  files: readonly File[],
  signal: AbortSignal,
): Promise<void> {
  const input = findTray(dialog)?.input;
  if (!input) throw new MimError('not-attached', 'no file input');
  await giveFiles(dialog, input, files, signal);
}

/** Takes an item out of the open tray with its own button; false when it has none, or stays. */
export async function removeInTray(
  dialog: HTMLElement,
  item: DraftItem,
  signal: AbortSignal,
): Promise<boolean> {
  const now = sameItem(dialog, item);
  if (!now) return true;
  const button = removeButton(now.element);
  if (!button) return false;
  const tray = findTray(dialog)?.root ?? dialog;
  const presses = () => [...tray.querySelectorAll<HTMLElement>(SELECTORS.press)];
  const old = new Set(presses());
  const gone = () => !sameItem(dialog, item);
  pressElement(button);
  if (await waitFor(gone, { root: dialog, ms: ASK_MS, signal })) return true;
  // Asked within the tray itself, with two answers of which the first is yes.
  const answers = presses().filter((one) => !old.has(one) && !one.closest(OURS));
  const [yes] = answers;
  if (yes && answers.length === 2) pressElement(yes);
  return (await waitFor(gone, { root: dialog, ms: REMOVE_MS, signal })) === true;
}

/** Turns to an item with the site's own arrows, so that the user sees what was changed. */
export async function turnTo(dialog: HTMLElement, at: number): Promise<void> {
  for (let turns = 0; turns < itemsIn(dialog).length; turns++) {
    const shown = itemsIn(dialog).findIndex(({ hidden }) => !hidden);
    const preview = findPreview(dialog);
    if (!preview || shown === at) return;
    const way = arrow(preview, shown > at ? 'back' : 'on');
    if (!way) return;
    pressElement(way);
    await sleep(TURN_MS);
  }
}
