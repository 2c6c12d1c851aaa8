import { sleep, throwIfAborted } from '@/utils/lib/abort';
import { waitFor } from '@/utils/lib/dom';
import { MimError } from '@/utils/lib/errors';
import { type DraftItem, identityOf } from './platform';

/** A preview shows within this time, or the file did not arrive; of large files sites take longer. */
const PREVIEW_MS = 12_000;
const PREVIEW_MS_PER_MB = 100;
const MOST_PREVIEW_MS = 60_000;
/** A site that takes a file and drops it does so within this time. */
const SETTLE_MS = 700;
/** Uploads of photos end within this time; a longer one is left to the site. */
const UPLOAD_MS = 30_000;

/** Two clips of lengths this close are the same length, in seconds. */
const SAME_SECONDS = 0.5;

function previewMs(files: readonly File[]): number {
  const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6;
  return Math.min(MOST_PREVIEW_MS, PREVIEW_MS + megabytes * PREVIEW_MS_PER_MB);
}

/** What a clip's own tables say of its picture, or `null` where this browser cannot tell. */
function clipShape(file: File): Promise<{ width: number; height: number; seconds: number } | null> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const url = URL.createObjectURL(file);
    const timer = setTimeout(() => done(null), 3000);
    const done = (shape: { width: number; height: number; seconds: number } | null) => {
      clearTimeout(timer);
      video.onloadedmetadata = video.onerror = null;
      video.removeAttribute('src');
      URL.revokeObjectURL(url);
      resolve(shape);
    };
    video.preload = 'metadata';
    video.muted = true;
    video.onloadedmetadata = () =>
      done({ width: video.videoWidth, height: video.videoHeight, seconds: video.duration });
    video.onerror = () => done(null);
    video.src = url;
  });
}

async function clipShows(preview: HTMLVideoElement, file: File): Promise<boolean> {
  if (preview.readyState === 0 || preview.videoWidth === 0) return true;
  const shape = await clipShape(file);
  // Sites may show their own smaller copy: its length tells, and its shape.
  if (!shape || shape.width === 0) return true;
  const length = Math.abs(shape.seconds - preview.duration);
  if (Number.isFinite(length) && length > SAME_SECONDS) return false;
  const ratio = shape.width / shape.height / (preview.videoWidth / preview.videoHeight);
  return Math.abs(ratio - 1) < 0.03;
}

/** Whether an item's preview shows this very file: by its bytes where readable, else by its decoded size, of a clip by length and shape. */
export async function showsFile(item: DraftItem, file: File): Promise<boolean> {
  if (item.url?.startsWith('blob:')) {
    try {
      const blob = await (await fetch(item.url)).blob();
      return blob.size === file.size;
    } catch {
      // Revoked, or refused by the page's policy: the decoded size has to tell.
    }
  }
  const { preview } = item;
  if (preview instanceof HTMLVideoElement) return clipShows(preview, file);
  if (!(preview instanceof HTMLImageElement) || preview.naturalWidth === 0) return true;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return true;
  const same = bitmap.width === preview.naturalWidth && bitmap.height === preview.naturalHeight;
  bitmap.close();
  return same;
}

interface ConfirmOptions {
  /** Items of the draft, looked up afresh. */
  items: () => readonly DraftItem[];
  /** Files that must now be new items, in this order, from `from` on. */
  files: readonly File[];
  from: number;
  count: number;
  /** Identities of the items before the change. */
  before: ReadonlySet<unknown>;
  /** True when the site shows an error about it. */
  refused: () => boolean;
  /** True while the site still uploads or processes. */
  busy: () => boolean;
  signal: AbortSignal;
}

function isNewAndShown(item: DraftItem, before: ReadonlySet<unknown>): boolean {
  if (before.has(identityOf(item))) return false;
  const { preview } = item;
  if (preview instanceof HTMLImageElement) return preview.complete && preview.naturalWidth > 0;
  if (preview instanceof HTMLVideoElement) return preview.readyState > 0 || preview.src !== '';
  return true;
}

/**
 * Confirms that files arrived in a draft: new previews in this composer, the right count and order,
 * ours by bytes or size, no error from the site, and still there after the time in which sites drop
 * what they first took. Rejects with `not-attached` or `refused-by-site`.
 */
export async function confirmAttached(options: ConfirmOptions): Promise<void> {
  const { files, from, count, before, signal } = options;
  const arrived = () => {
    const items = options.items();
    const ours = items.slice(from, from + files.length);
    return (
      items.length === count &&
      ours.length === files.length &&
      ours.every((item) => isNewAndShown(item, before)) &&
      ours
    );
  };
  const first = await waitFor(() => (options.refused() ? 'refused' : arrived()), {
    ms: previewMs(files),
    signal,
  });
  if (first === 'refused') throw new MimError('refused-by-site');
  if (!first) throw new MimError('not-attached', 'no preview');
  for (const [index, item] of first.entries()) {
    const file = files[index];
    if (file && !(await showsFile(item, file))) throw new MimError('not-attached', 'other file');
  }
  const until = performance.now() + UPLOAD_MS;
  while (options.busy() && performance.now() < until) await sleep(100, signal);
  await sleep(SETTLE_MS, signal);
  throwIfAborted(signal);
  if (options.refused()) throw new MimError('refused-by-site');
  if (!arrived()) throw new MimError('not-attached', 'dropped');
}

/**
 * The item that a file became which the user picked themselves: new since `before`, showing this
 * very file, and still there after the time in which sites drop what they first took. `null` when
 * none shows.
 */
export async function findArrived(
  items: () => readonly DraftItem[],
  file: File,
  before: ReadonlySet<unknown>,
  signal: AbortSignal,
): Promise<DraftItem | null> {
  const fresh = async () => {
    for (const item of items()) {
      if (isNewAndShown(item, before) && (await showsFile(item, file))) return item;
    }
    return null;
  };
  const until = performance.now() + previewMs([file]);
  for (;;) {
    if (await fresh()) {
      await sleep(SETTLE_MS, signal);
      const stayed = await fresh();
      if (stayed) return stayed;
    }
    if (performance.now() > until) return null;
    await sleep(150, signal);
  }
}
