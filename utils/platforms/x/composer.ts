import { isShown } from '@/utils/lib/dom';
import { MimError } from '@/utils/lib/errors';
import type { AttachOutcome, AttachRequest, Composer, DraftItem, Slot } from '../platform';
import { attach, removeItem } from './attach';
import { itemsIn } from './items';
import { xMeta } from './meta';
import { SELECTORS } from './selectors';

/**
 * X gives its composer no name of its own: it is the nearest ancestor of an editor that holds the
 * toolbar and the file input as well.
 */
function composerRoot(editor: Element): HTMLElement | null {
  for (let node = editor.parentElement; node; node = node.parentElement) {
    if (node.querySelector(SELECTORS.toolbar) && node.querySelector(SELECTORS.fileInput)) {
      return node;
    }
  }
  return null;
}

function surfaceOf(root: HTMLElement): string {
  const { pathname, search } = root.ownerDocument.location;
  if (root.closest(SELECTORS.dialog)) {
    return new URLSearchParams(search).has('in_reply_to') ? 'reply-modal' : 'modal';
  }
  if (root.closest(SELECTORS.drawer)) return 'drawer';
  if (root.closest(SELECTORS.inlineReply) || pathname.includes('/status/')) return 'reply';
  return 'inline';
}

/** Every composer's root within `root`, in the page's order. */
export function composerRoots(root: ParentNode): HTMLElement[] {
  const roots = [...root.querySelectorAll(SELECTORS.editor)].map(composerRoot);
  return [...new Set(roots)].filter((found) => found !== null).filter(isShown);
}

export class XComposer implements Composer {
  readonly root: HTMLElement;
  readonly surface: string;
  readonly family: string;
  readonly takes = ['photo', 'clip'] as const;
  readonly capacity = xMeta.maxItems;

  constructor(root: HTMLElement) {
    this.root = root;
    this.surface = surfaceOf(root);
    this.family = `x:${this.surface}`;
  }

  /** Last in the row of the toolbar's own buttons: their order is not fixed. */
  buttonSlot(): Slot | null {
    const toolbar = this.root.querySelector(SELECTORS.toolbar);
    const list = toolbar?.querySelector(SELECTORS.toolbarList) ?? toolbar?.firstElementChild;
    if (!list) return null;
    const neighbour = list.querySelector<HTMLElement>(
      `${SELECTORS.toolbarItem} button, ${SELECTORS.toolbarItem} [role="button"]`,
    );
    return { kind: 'row', parent: list, before: null, neighbour };
  }

  items(): DraftItem[] {
    return itemsIn(this.root);
  }

  overlayParent(): HTMLElement {
    return this.root.closest<HTMLElement>(SELECTORS.dialog) ?? this.root.ownerDocument.body;
  }

  attach(request: AttachRequest): Promise<AttachOutcome> {
    return attach(() => this.#live(), request);
  }

  async remove(item: DraftItem, signal: AbortSignal): Promise<void> {
    const removed = await removeItem(() => this.#live(), item, signal);
    if (!removed) throw new MimError('not-removed');
  }

  /** The root as it is now: the site may build it anew while we work. */
  #live(): HTMLElement {
    if (this.root.isConnected) return this.root;
    const roots = composerRoots(this.root.ownerDocument);
    return roots.find((root) => surfaceOf(root) === this.surface) ?? this.root;
  }
}
