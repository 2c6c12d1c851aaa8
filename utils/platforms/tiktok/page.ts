import { isShown } from '@/utils/lib/dom';
import type { DraftItem } from '../platform';
import { SELECTORS } from './selectors';

/** What the upload page shows: the choice of a clip, or the form of a post with one. */
export type View =
  | { surface: 'upload'; root: HTMLElement }
  | { surface: 'form'; root: HTMLElement; status: HTMLElement };

/**
 * The form has no name of its own: it is the nearest box around the upload's status that holds the
 * caption, and the preview where there is one.
 */
function formAround(status: HTMLElement): HTMLElement | null {
  let form: HTMLElement | null = null;
  for (let node = status.parentElement; node; node = node.parentElement) {
    if (!node.querySelector(SELECTORS.captionBox)) continue;
    form ??= node;
    if (node.querySelector('video')) return node;
    if (node.localName === 'main' || node.localName === 'body') break;
  }
  return form;
}

/** What the page shows now, or `null` elsewhere in the Studio. */
export function viewIn(root: ParentNode): View | null {
  const status = root.querySelector<HTMLElement>(SELECTORS.status);
  const form = status && isShown(status) ? formAround(status) : null;
  if (status && form) return { surface: 'form', root: form, status };
  const select = root.querySelector<HTMLElement>(SELECTORS.select);
  return select && isShown(select) ? { surface: 'upload', root: select } : null;
}

function area(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

/** The clip of the form: its largest preview. Studio uses the element again for another clip. */
export function itemsIn(view: View | null): DraftItem[] {
  if (view?.surface !== 'form') return [];
  const videos = [...view.root.querySelectorAll('video')].filter(isShown);
  const [video] = videos.sort((a, b) => area(b) - area(a));
  const url = video ? video.currentSrc || video.src || null : null;
  if (!video || !url) {
    // The clip is there before its preview.
    return [{ element: view.status, key: 'tiktok:early', kind: 'clip', preview: null, url: null }];
  }
  const box = video.offsetParent;
  const element = box instanceof HTMLElement && view.root.contains(box) ? box : view.status;
  return [{ element, key: `tiktok:${url}`, kind: 'clip', preview: video, url, corner: 'top-end' }];
}
