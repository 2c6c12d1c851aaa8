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
  readonly #buttons = new Map<HTMLElement, PageButton>();

  constructor(draft: Draft, host: PageHost, open: (itemId: string, byKey: boolean) => void) {
    this.#draft = draft;
    this.#host = host;
    this.#open = open;
  }

  /** One button per item now; those of items that went are removed. */
  update(): void {
    const items = this.#draft.items();
    const elements = new Set(items.map(({ element }) => element));
    for (const [element, button] of this.#buttons) {
      if (elements.has(element)) continue;
      button.remove();
      this.#buttons.delete(element);
    }
    for (const item of items) {
      const id = this.#draft.idOf(item);
      const button =
        this.#buttons.get(item.element) ??
        new PageButton({
          handle: 'media-button',
          label: this.#host.words.mediaButton,
          glyph: 'brush',
          onPress: (byKey) => this.#open(id, byKey),
        });
      this.#buttons.set(item.element, button);
      if (button.host.parentElement !== item.element) this.#place(button, item.element);
    }
  }

  #place(button: PageButton, element: HTMLElement): void {
    Object.assign(button.host.style, {
      position: 'absolute',
      insetBlockEnd: `${INSET}px`,
      insetInlineEnd: `${INSET}px`,
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
