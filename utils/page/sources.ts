import { isBlob } from '@/utils/lib/blob';
import { digest } from '@/utils/lib/digest';
import { MimError } from '@/utils/lib/errors';
import { filesOf } from '@/utils/lib/page-realm';
import { type DraftItem, identityOf } from '@/utils/platforms/platform';
import { ItemMap } from './item-map';

/** Files caught from the user's picks, drops and pastes; the oldest are let go. */
const MAX_CAUGHT = 24;

/** Whether two files hold the same bytes. */
export async function sameBytes(a: Blob, b: Blob, signal?: AbortSignal): Promise<boolean> {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const [one, other] = await Promise.all([digest(a, signal), digest(b, signal)]);
  return one === other;
}

/**
 * Knows the file behind each item of a draft. The user's own `File` is seen in capture phase when
 * it is picked, dropped or pasted; items are matched to it by the bytes of their preview, else by
 * order of arrival.
 */
export class Sources {
  readonly #caught: File[] = [];
  readonly #known = new ItemMap<File>();
  readonly #listeners = new Set<(files: readonly File[]) => void>();

  /** Starts listening; everything stops with the signal. */
  start(document: Document, signal: AbortSignal): void {
    const options = { capture: true, signal } as const;
    document.addEventListener(
      'change',
      (event) => {
        const input = event.composedPath()[0];
        if (input instanceof HTMLInputElement && input.type === 'file') {
          this.#catch(filesOf(input.files));
        }
      },
      options,
    );
    document.addEventListener('drop', (e) => this.#catch(filesOf(e.dataTransfer?.files)), options);
    document.addEventListener(
      'paste',
      (e) => this.#catch(filesOf(e.clipboardData?.files)),
      options,
    );
  }

  /** Tells of every file that arrives in the page, ours included. */
  onFiles(listener: (files: readonly File[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #catch(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#caught.push(...files);
    this.#caught.splice(0, this.#caught.length - MAX_CAUGHT);
    for (const listener of this.#listeners) listener(files);
  }

  /** States which file an item holds, when we attached it ourselves. */
  remember(item: DraftItem, file: File): void {
    this.#known.set(item, file);
  }

  /**
   * The file behind an item: the user's own bytes where they can be had, else what its preview
   * shows. Rejects with `source-unreadable`.
   */
  async read(item: DraftItem, among: readonly DraftItem[], signal?: AbortSignal): Promise<File> {
    const known = this.#known.get(item);
    if (known) return known;
    const bytes = item.url ? await fetchBlob(item.url, signal) : null;
    const file = bytes ? await this.#ownFile(bytes, item, signal) : this.#byOrder(item, among);
    if (file) {
      this.#known.set(item, file);
      return file;
    }
    const drawn = await drawPreview(item);
    if (!drawn) throw new MimError('source-unreadable');
    return drawn;
  }

  /** The file as the user gave it, name and all, where the preview's bytes are one we saw. */
  async #ownFile(bytes: Blob, item: DraftItem, signal?: AbortSignal): Promise<File> {
    for (const file of [...this.#caught].reverse()) {
      if (await sameBytes(file, bytes, signal)) return file;
    }
    const type = bytes.type || (item.kind === 'photo' ? 'image/jpeg' : 'video/mp4');
    return new File([bytes], `${item.kind}.${endingOf(type)}`, { type });
  }

  /** Without readable bytes: the n-th last item is the n-th last file of its kind. */
  #byOrder(item: DraftItem, among: readonly DraftItem[]): File | undefined {
    const kind = item.kind === 'photo' ? 'image/' : 'video/';
    const files = this.#caught.filter((file) => file.type.startsWith(kind));
    const items = among.filter((other) => other.kind === item.kind);
    const fromEnd =
      items.length - items.findIndex((other) => identityOf(other) === identityOf(item));
    return files.at(-fromEnd);
  }
}

/** Ending of a file of this type, as files of it are called. */
function endingOf(type: string): string {
  const kind = type.split(';')[0]?.split('/')[1] ?? 'jpg';
  return kind === 'quicktime' ? 'mov' : kind;
}

/** The bytes behind a `blob:` URL of the page, or `null` where it is revoked or refused. */
async function fetchBlob(url: string, signal?: AbortSignal): Promise<Blob | null> {
  if (!url.startsWith('blob:')) return null;
  try {
    const response = await fetch(url, signal ? { signal } : {});
    const blob = await response.blob();
    return isBlob(blob) && blob.size > 0 ? blob : null;
  } catch {
    return null;
  }
}

/** What the preview shows, as PNG; the last resort, at the preview's own size. */
async function drawPreview({ preview }: DraftItem): Promise<File | null> {
  if (!preview || preview instanceof HTMLVideoElement) return null;
  const width = preview instanceof HTMLImageElement ? preview.naturalWidth : preview.width;
  const height = preview instanceof HTMLImageElement ? preview.naturalHeight : preview.height;
  if (width === 0 || height === 0) return null;
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(preview, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return new File([blob], 'photo.png', { type: 'image/png' });
  } catch {
    return null;
  }
}
