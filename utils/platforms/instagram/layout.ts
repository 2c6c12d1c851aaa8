import { isShown } from '@/utils/lib/dom';
import { OURS, SELECTORS } from './selectors';

/** A preview is at least this wide and high, in CSS pixels; tiles and faces are smaller. */
const PREVIEW_MIN = 120;
/** The site's header is at least this high. */
const HEADER_MIN = 24;
/** Round tools lie this near to the lower edge and to a side of the picture's area. */
const TOOL_REACH = 76;
/** Arrows lie this near to the middle of the height. */
const ARROW_REACH = 30;

/** The picture in a dialog, and the boxes around it. */
export interface Preview {
  /** What shows it: image, clip, canvas, or an element with a background. */
  medium: HTMLElement;
  /** The frame it is cut to. */
  frame: HTMLElement;
  /** The area around the frame, on which the tools lie. */
  stage: HTMLElement;
  kind: 'photo' | 'clip';
  /** `blob:` address, or `null` where it is drawn on a canvas. */
  url: string | null;
}

/** Address of what an element shows, if it is one of the page's own objects. */
export function urlOf(medium: HTMLElement): string | null {
  if (medium instanceof HTMLImageElement) return medium.src;
  if (medium instanceof HTMLVideoElement) return medium.currentSrc || medium.src || null;
  return /url\(["']?(blob:[^"')]+)/.exec(medium.style.backgroundImage)?.[1] ?? null;
}

function mediaIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(SELECTORS.medium)].filter(
    (medium) =>
      !medium.closest(OURS) &&
      (medium instanceof HTMLCanvasElement || urlOf(medium)?.startsWith('blob:')),
  );
}

/** The nearest box around a picture that cuts it off. */
function frameOf(medium: HTMLElement, dialog: Element): HTMLElement {
  let node = medium.parentElement;
  while (node && node !== dialog) {
    if (getComputedStyle(node).overflowX !== 'visible') return node;
    node = node.parentElement;
  }
  return medium.parentElement ?? medium;
}

/** The dialog's large picture; `null` at steps that show none. */
export function findPreview(dialog: HTMLElement): Preview | null {
  let best: Preview | null = null;
  let bestArea = 0;
  for (const medium of mediaIn(dialog)) {
    const frame = frameOf(medium, dialog);
    const { width, height } = frame.getBoundingClientRect();
    if (width < PREVIEW_MIN || height < PREVIEW_MIN || width * height <= bestArea) continue;
    const own = medium.getBoundingClientRect();
    // A strip of small pictures is cut off by a large box as well.
    if (own.width < PREVIEW_MIN || own.height < PREVIEW_MIN) continue;
    bestArea = width * height;
    best = {
      medium,
      frame,
      stage: frame.parentElement && frame.parentElement !== dialog ? frame.parentElement : frame,
      kind: medium instanceof HTMLVideoElement ? 'clip' : 'photo',
      url: urlOf(medium),
    };
  }
  return best;
}

/** The largest box around some content of the dialog that begins below the site's header. */
export function bodyAround(content: HTMLElement, dialog: HTMLElement): HTMLElement {
  const top = dialog.getBoundingClientRect().top + HEADER_MIN;
  let body = content;
  for (let node = content.parentElement; node && node !== dialog; node = node.parentElement) {
    if (node.getBoundingClientRect().top < top) break;
    body = node;
  }
  return body;
}

/** Whether an element says something; a drawing's own title is not shown. */
function hasText(element: Element): boolean {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue?.trim() && !node.parentElement?.closest('svg')) return true;
  }
  return false;
}

/** Buttons that show a drawing and no text. */
function iconButtons(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(SELECTORS.press)].filter(
    (button) =>
      !button.closest(OURS) &&
      button.querySelector('svg') !== null &&
      !hasText(button) &&
      isShown(button),
  );
}

function isRtl(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/**
 * The tool that opens the tray with everything in the post: the round button in the lower end
 * corner of the picture's area. Only the crop step has it.
 */
export function galleryTool(preview: Preview): HTMLElement | null {
  const area = preview.stage.getBoundingClientRect();
  const rtl = isRtl(preview.stage);
  const reach = (button: HTMLElement) => {
    const box = button.getBoundingClientRect();
    const x = (box.left + box.right) / 2;
    const across = rtl ? x - area.left : area.right - x;
    const up = area.bottom - (box.top + box.bottom) / 2;
    return across < 0 || up < 0 ? Number.POSITIVE_INFINITY : Math.max(across, up);
  };
  const near = iconButtons(preview.stage).filter((button) => reach(button) < TOOL_REACH);
  return near.sort((a, b) => reach(a) - reach(b))[0] ?? null;
}

/** The arrow at one side of the picture, when there is an item that way. */
export function arrow(preview: Preview, way: 'back' | 'on'): HTMLElement | null {
  const area = preview.stage.getBoundingClientRect();
  const left = (way === 'back') !== isRtl(preview.stage);
  const found = iconButtons(preview.stage).find((button) => {
    const box = button.getBoundingClientRect();
    const middle = (box.top + box.bottom) / 2 - (area.top + area.bottom) / 2;
    const aside = left ? box.left - area.left : area.right - box.right;
    return Math.abs(middle) < ARROW_REACH && aside >= 0 && aside < TOOL_REACH;
  });
  return found ?? null;
}

/** How many items the dots under the picture stand for, and which of them is shown. */
export interface Dots {
  elements: readonly HTMLElement[];
  /** Place of the item shown. */
  current: number;
}

const DOT_MAX = 12;

/** The row of dots of a post with more than one item, or `null`. */
export function findDots(preview: Preview): Dots | null {
  for (const row of preview.stage.querySelectorAll<HTMLElement>('div')) {
    const dots = [...row.children].filter((dot): dot is HTMLElement => {
      if (!(dot instanceof HTMLElement) || dot.childElementCount > 0 || dot.textContent)
        return false;
      const { width, height } = dot.getBoundingClientRect();
      return width > 0 && width <= DOT_MAX && Math.abs(width - height) <= 2;
    });
    if (dots.length < 2 || dots.length !== row.childElementCount) continue;
    return { elements: dots, current: currentDot(dots, preview) };
  }
  return null;
}

/** At either end an arrow is missing; between, one dot looks unlike the others. */
function currentDot(dots: readonly HTMLElement[], preview: Preview): number {
  if (!arrow(preview, 'back')) return 0;
  if (!arrow(preview, 'on')) return dots.length - 1;
  const look = (dot: HTMLElement) => `${dot.className} ${dot.getAttribute('style') ?? ''}`;
  const odd = dots.findIndex((dot) => dots.filter((one) => look(one) === look(dot)).length === 1);
  return Math.max(0, odd);
}

/** One tile of the tray. */
export interface Tile {
  element: HTMLElement;
  kind: 'photo' | 'clip';
  url: string | null;
}

/** The tray with everything in the post, while it is open. */
export interface Tray {
  root: HTMLElement;
  input: HTMLInputElement;
  tiles: readonly Tile[];
}

/** The open tray: at the crop step the only form that takes files is its own. */
export function findTray(dialog: HTMLElement): Tray | null {
  const input = dialog.querySelector<HTMLInputElement>(SELECTORS.fileInput);
  const root = input?.form?.parentElement;
  if (!input || !root || root === dialog) return null;
  const tiles = mediaIn(root).map(
    (medium): Tile => ({
      element: tileOf(medium, root),
      kind: medium instanceof HTMLVideoElement ? 'clip' : 'photo',
      url: urlOf(medium),
    }),
  );
  return { root, input, tiles };
}

/** The largest box around a tile's picture that is no larger than the picture. */
function tileOf(medium: HTMLElement, tray: HTMLElement): HTMLElement {
  const { width, height } = medium.getBoundingClientRect();
  let tile = medium;
  for (let node = medium.parentElement; node && node !== tray; node = node.parentElement) {
    const box = node.getBoundingClientRect();
    if (Math.abs(box.width - width) > 4 || Math.abs(box.height - height) > 4) break;
    tile = node;
  }
  return tile;
}

/** The tile's own button that takes the item out; none on the last one. */
export function removeButton(tile: HTMLElement): HTMLElement | null {
  return iconButtons(tile)[0] ?? null;
}
