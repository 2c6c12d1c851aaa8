import { type DraftItem, identityOf } from '../platform';
import { findDots, findPreview, findTray, galleryTool, type Preview } from './layout';
import { Memory } from './memory';
import { SELECTORS } from './selectors';

/** The steps at which a post can be told from what else a dialog may show. */
export type Step = 'select' | 'crop' | 'edit' | 'caption';

/** Dialogs that were seen making a post, with what they hold. */
const posts = new WeakMap<Element, Memory>();

/**
 * The step a dialog is at, or `null` where it is no create dialog. A dialog with somebody's post
 * looks much like the later steps, but its photos come from the site, not from the page: only a
 * clip has to be in a dialog that was seen at an earlier step.
 */
export function stepOf(dialog: HTMLElement): Step | null {
  const preview = findPreview(dialog);
  if (!preview) return dialog.querySelector(SELECTORS.fileInput) ? 'select' : null;
  const known = posts.has(dialog) || preview.kind === 'photo';
  if (dialog.querySelector(SELECTORS.caption)) {
    return known || dialog.querySelector(SELECTORS.location) ? 'caption' : null;
  }
  if (!known) return null;
  return galleryTool(preview) ? 'crop' : 'edit';
}

/** What the dialog holds; from now on it counts as one that makes a post. */
export function memoryOf(dialog: HTMLElement): Memory {
  const known = posts.get(dialog) ?? new Memory();
  posts.set(dialog, known);
  return known;
}

/** The items of the open tray, else the one shown with the others as their dots. */
export function itemsIn(dialog: HTMLElement): DraftItem[] {
  const preview = findPreview(dialog);
  if (!preview) {
    memoryOf(dialog).forget();
    return [];
  }
  const tray = findTray(dialog);
  if (tray && tray.tiles.length > 0) {
    const known = memoryOf(dialog).note(tray.tiles);
    return tray.tiles.flatMap(({ element, kind, url }, at): DraftItem[] => {
      const key = known[at]?.key;
      const media = element.querySelector<HTMLImageElement | HTMLVideoElement>('img, video');
      return key ? [{ element, key, kind, preview: media, url }] : [];
    });
  }
  return shownItems(dialog, preview);
}

function shownItems(dialog: HTMLElement, preview: Preview): DraftItem[] {
  const dots = findDots(preview);
  const { kind, url, frame, medium } = preview;
  const known = memoryOf(dialog).note(
    dots
      ? dots.elements.map((_, at) => (at === dots.current ? { kind, url } : null))
      : [{ kind, url }],
  );
  const decoded = medium instanceof HTMLImageElement || medium instanceof HTMLVideoElement;
  return known.map((item, at): DraftItem => {
    const dot = dots?.elements[at];
    if (dots && dot && at !== dots.current) {
      return { ...item, element: dot, preview: null, hidden: true };
    }
    return { ...item, element: frame, preview: decoded ? medium : null, corner: 'top-end' };
  });
}

/** The item of the same identity as the dialog shows it now. */
export function sameItem(dialog: HTMLElement, item: DraftItem): DraftItem | undefined {
  return itemsIn(dialog).find((other) => identityOf(other) === identityOf(item));
}
