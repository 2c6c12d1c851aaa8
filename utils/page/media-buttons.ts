import { type DraftItem, identityOf } from '@/utils/platforms/platform';
import { PageButton } from './button';
import type { Draft } from './draft';
import type { PageHost } from './host';

const SIDE = 32;
const INSET = 8;

/** A small button of ours on each photo or clip of the draft, which opens the panel for that one. */
export class MediaButtons {
  readonly #draft: Draft;
  readonly #host: PageHost;
  readonly #open: (itemId: string, byKey: boolean) => void;
  readonly #buttons = new Map<string | Element, PageButton>();

  constructor(draft: Draft, host: PageHost, open: (itemId: string, byKey: boolean) => void) {
    this.#draft = draft;
    this.#host = host;
    this.#open = open;
  }

  /** One button per item now; those of items that went are removed. */
  update(): void {
    const items = this.#draft.items().filter(({ hidden }) => !hidden);
    const here = new Set(items.map(identityOf));
    for (const [id, button] of this.#buttons) {
      if (here.has(id)) continue;
      button.remove();
      this.#buttons.delete(id);
    }
    for (const item of items) {
      const button =
        this.#buttons.get(identityOf(item)) ??
        new PageButton({
          handle: 'media-button',
          label: this.#host.words.mediaButton,
          glyph: 'brush',
          onPress: (byKey) => this.#open(this.#draft.idOf(item), byKey),
        });
      this.#buttons.set(identityOf(item), button);
      if (button.host.parentElement !== item.element) this.#place(button, item);
    }
  }

  #place(button: PageButton, { element, corner }: DraftItem): void {
    const inset = `${INSET}px`;
    Object.assign(button.host.style, {
      position: 'absolute',
      insetBlockStart: corner === 'top-end' ? inset : 'auto',
      insetBlockEnd: corner === 'top-end' ? 'auto' : inset,
      insetInlineEnd: inset,
      width: `${SIDE}px`,
      height: `${SIDE}px`,
      zIndex: '5',
    });
    element.append(button.host);
  }

  stop(): void {
    for (const button of this.#buttons.values()) button.remove();
    this.#buttons.clear();
  }
}
