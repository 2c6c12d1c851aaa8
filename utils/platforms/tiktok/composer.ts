import { MimError } from '@/utils/lib/errors';
import type {
  AttachOutcome,
  AttachRequest,
  Composer,
  DraftItem,
  MediaKind,
  Slot,
} from '../platform';
import { attach } from './attach';
import { tiktokMeta } from './meta';
import { itemsIn, type View, viewIn } from './page';
import { SELECTORS } from './selectors';

/** The Studio's upload page, before and after a clip was chosen. */
export class TiktokComposer implements Composer {
  readonly root: HTMLElement;
  readonly surface: View['surface'];
  readonly family = 'tiktok:upload';
  readonly takes: readonly MediaKind[] = ['clip'];
  readonly capacity = tiktokMeta.maxItems;
  readonly #view: View;

  constructor(view: View) {
    this.root = view.root;
    this.surface = view.surface;
    this.#view = view;
  }

  /** Beside the button that chooses a clip; with a clip, beside Replace on its card. */
  buttonSlot(): Slot | null {
    const view = this.#view;
    const raised = this.root.ownerDocument.querySelector(SELECTORS.tour) !== null;
    if (view.surface === 'upload') {
      const anchor = view.root.querySelector<HTMLElement>(SELECTORS.selectButton);
      return anchor && { kind: 'float', parent: view.root, before: null, anchor, at: 'after' };
    }
    const row = view.status.querySelector(SELECTORS.fileInput)?.parentElement;
    const neighbour = [...(row?.children ?? [])].find(
      (child): child is HTMLElement => child instanceof HTMLButtonElement,
    );
    if (row && neighbour) {
      return { kind: 'row', parent: row, before: neighbour, neighbour, raised };
    }
    const anchor = view.status;
    return { kind: 'float', parent: anchor, before: null, anchor, at: 'inside', raised };
  }

  items(): DraftItem[] {
    return itemsIn(viewIn(this.root.ownerDocument));
  }

  overlayParent(): HTMLElement {
    return this.root.ownerDocument.body;
  }

  attach(request: AttachRequest): Promise<AttachOutcome> {
    return attach(this.root.ownerDocument, request);
  }

  /** Studio has no way to take a clip out that is not discarding the post. */
  async remove(): Promise<void> {
    throw new MimError('not-removed');
  }
}
