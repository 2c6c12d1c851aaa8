import type {
  AttachOutcome,
  AttachRequest,
  Composer,
  DraftItem,
  MediaKind,
  Slot,
} from '../platform';
import { attach, removeItem, revealItem } from './attach';
import { bodyAround, findPreview } from './layout';
import { instagramMeta } from './meta';
import { itemsIn, memoryOf, type Step } from './post';
import { SELECTORS } from './selectors';

/** The create dialog at one of its steps. */
export class InstagramComposer implements Composer {
  readonly root: HTMLElement;
  readonly surface: Step;
  readonly family = 'instagram:create';
  readonly takes: readonly MediaKind[];
  readonly capacity = instagramMeta.maxItems;

  constructor(root: HTMLElement, step: Step) {
    this.root = root;
    this.surface = step;
    this.takes = step === 'select' || step === 'crop' ? ['photo', 'clip'] : [];
    memoryOf(root);
  }

  /**
   * Over the upper start corner of the dialog's body: the header holds Back, Next and Close, and
   * the tools of the picture lie along its lower edge.
   */
  buttonSlot(): Slot | null {
    const content =
      findPreview(this.root)?.frame ??
      this.root.querySelector<HTMLInputElement>(SELECTORS.fileInput)?.form?.parentElement;
    if (!content) return null;
    const anchor = bodyAround(content, this.root);
    return { kind: 'float', parent: this.root, before: null, anchor, at: 'inside' };
  }

  items(): DraftItem[] {
    return itemsIn(this.root);
  }

  /** The dialog itself: it keeps the focus inside, and a press outside asks whether to discard. */
  overlayParent(): HTMLElement {
    return this.root;
  }

  reveal(item: DraftItem, signal: AbortSignal): Promise<DraftItem> {
    return revealItem(this.root, item, signal);
  }

  attach(request: AttachRequest): Promise<AttachOutcome> {
    return attach(this.root, request);
  }

  remove(item: DraftItem, signal: AbortSignal): Promise<void> {
    return removeItem(this.root, item, signal);
  }
}
