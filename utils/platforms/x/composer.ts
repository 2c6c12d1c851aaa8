import { MimError } from '@/utils/lib/errors';
import type { AttachOutcome, AttachRequest, Composer, DraftItem, Slot } from '../platform';
import { attach, removeItem } from './attach';
import { itemsIn } from './items';
import { SELECTORS } from './selectors';

/**
 * X gives its composer no name of its own: it is the nearest ancestor of an editor that holds the
 * toolbar and the file input as well.
 */
export function composerRoot(editor: Element): HTMLElement | null {
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

export class XComposer implements Composer {
  readonly root: HTMLElement;
  readonly surface: string;
  readonly family: string;
  readonly takes = ['photo', 'clip'] as const;

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
    return { parent: list, before: null, neighbour, kind: 'row' };
  }

  items(): DraftItem[] {
    return itemsIn(this.root);
  }

  overlayParent(): HTMLElement {
    return this.root.closest<HTMLElement>(SELECTORS.dialog) ?? this.root.ownerDocument.body;
  }

  attach(request: AttachRequest): Promise<AttachOutcome> {
    return attach(this.root, request);
  }

  async remove(item: DraftItem, signal: AbortSignal): Promise<void> {
    if (!(await removeItem(this.root, item, signal))) throw new MimError('not-attached', 'remove');
  }
}
