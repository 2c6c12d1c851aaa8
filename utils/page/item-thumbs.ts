import type { DraftItem } from '@/utils/platforms/platform';
import { ItemMap } from './item-map';

/** Side of the square thumbnails, in pixels: sharp at twice the size they are shown at. */
const SIDE = 96;

/** Small pictures of a draft's items for the panel's list, drawn from their previews. */
export class ItemThumbs {
  readonly #thumbs = new ItemMap<Blob>();
  readonly #drawing = new ItemMap<true>();
  readonly #onNew: () => void;

  /** `onNew` is called when a thumbnail is there that was not before. */
  constructor(onNew: () => void) {
    this.#onNew = onNew;
  }

  /** An item's thumbnail; `null` while it is drawn, and where the preview cannot be. */
  of(item: DraftItem): Blob | null {
    const known = this.#thumbs.get(item);
    if (known) return known;
    if (!this.#drawing.get(item) && isReady(item)) {
      this.#drawing.set(item, true);
      void this.#draw(item);
    }
    return null;
  }

  async #draw(item: DraftItem): Promise<void> {
    const { preview } = item;
    if (!preview) return;
    const { width, height } = sizeOf(preview);
    const side = Math.min(width, height);
    try {
      const canvas = new OffscreenCanvas(SIDE, SIDE);
      const pen = canvas.getContext('2d');
      pen?.drawImage(
        preview,
        (width - side) / 2,
        (height - side) / 2,
        side,
        side,
        0,
        0,
        SIDE,
        SIDE,
      );
      this.#thumbs.set(item, await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
      this.#onNew();
    } catch {
      // A picture of another origin may be shown but not read: the list shows a sign instead.
    }
  }
}

type Preview = NonNullable<DraftItem['preview']>;

function sizeOf(preview: Preview): { width: number; height: number } {
  if (preview instanceof HTMLImageElement)
    return { width: preview.naturalWidth, height: preview.naturalHeight };
  if (preview instanceof HTMLVideoElement)
    return { width: preview.videoWidth, height: preview.videoHeight };
  return { width: preview.width, height: preview.height };
}

function isReady({ preview }: DraftItem): boolean {
  if (!preview || sizeOf(preview).width === 0) return false;
  return !(preview instanceof HTMLVideoElement) || preview.readyState >= 2;
}
