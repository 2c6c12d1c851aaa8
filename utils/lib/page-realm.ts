import { isBlob } from './blob';

/**
 * Constructors of the page's own realm. In Firefox an event, `File` or `DataTransfer` made in the
 * content script's realm reaches the page's handlers empty or opaque; made with the page's own
 * constructors and filled after construction they arrive whole. Elsewhere this is the one global.
 */
interface PageRealm {
  File: typeof File;
  DataTransfer: typeof DataTransfer;
  Event: typeof Event;
  ClipboardEvent: typeof ClipboardEvent;
  PointerEvent: typeof PointerEvent;
  MouseEvent: typeof MouseEvent;
  Array: ArrayConstructor;
}

interface FirefoxGlobals {
  wrappedJSObject?: PageRealm;
  cloneInto?: <T>(value: T, target: object) => T;
}

const firefox = globalThis as unknown as FirefoxGlobals;

function pageRealm(): PageRealm {
  return firefox.wrappedJSObject ?? (globalThis as unknown as PageRealm);
}

/** Plain data as the page may read it. (`globalThis` would be the script's own sandbox.) */
function forPage<T>(value: T): T {
  return firefox.cloneInto ? firefox.cloneInto(value, window) : value;
}

/** An element as the page sees it, so that setting a property is seen by the page. */
function unwrapped<T extends object>(element: T): T {
  return (element as T & { wrappedJSObject?: T }).wrappedJSObject ?? element;
}

/** A `File` of the page's realm with the same bytes. */
async function pageFile(file: File): Promise<File> {
  const realm = pageRealm();
  if (!firefox.wrappedJSObject) return file;
  const parts = new realm.Array<BlobPart>();
  parts.push(forPage(await file.arrayBuffer()));
  return new realm.File(
    parts,
    file.name,
    forPage({ type: file.type, lastModified: file.lastModified }),
  );
}

async function transferOf(files: readonly File[]): Promise<DataTransfer> {
  const transfer = new (pageRealm().DataTransfer)();
  for (const file of files) transfer.items.add(await pageFile(file));
  return transfer;
}

/**
 * Gives files to a file input the way a person's pick does: the list is replaced, then one
 * `change` is fired. (One only: TikTok's page takes a second event for a second pick.)
 */
export async function setInputFiles(
  input: HTMLInputElement,
  files: readonly File[],
): Promise<void> {
  const transfer = await transferOf(files);
  unwrapped(input).files = transfer.files;
  input.dispatchEvent(new (pageRealm().Event)('change', forPage({ bubbles: true })));
}

/**
 * Pastes plain text into an editor that has the focus and a selection. Plain text only: an editor
 * given markup as well takes the markup.
 */
export function pasteText(target: Element, text: string): void {
  const realm = pageRealm();
  const init = { bubbles: true, cancelable: true, composed: true };
  if (firefox.wrappedJSObject) {
    // Firefox ignores data given at construction but lets it be filled afterwards.
    const event = new realm.ClipboardEvent('paste', forPage(init));
    unwrapped(event).clipboardData?.setData('text/plain', text);
    target.dispatchEvent(event);
    return;
  }
  const clipboardData = new realm.DataTransfer();
  clipboardData.setData('text/plain', text);
  target.dispatchEvent(new realm.ClipboardEvent('paste', { ...init, clipboardData }));
}

/**
 * Presses one of the site's own buttons the way a pointer does, from down to click: some answer to
 * the first, some to the last of these events only.
 */
export function pressElement(target: Element): void {
  const realm = pageRealm();
  const box = target.getBoundingClientRect();
  const common = {
    bubbles: true,
    cancelable: true,
    composed: true,
    button: 0,
    clientX: box.left + box.width / 2,
    clientY: box.top + box.height / 2,
  };
  const pointer = { ...common, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  const down = { buttons: 1, detail: 1 };
  const up = { buttons: 0, detail: 1 };
  target.dispatchEvent(new realm.PointerEvent('pointerdown', forPage({ ...pointer, ...down })));
  target.dispatchEvent(new realm.MouseEvent('mousedown', forPage({ ...common, ...down })));
  target.dispatchEvent(new realm.PointerEvent('pointerup', forPage({ ...pointer, ...up })));
  target.dispatchEvent(new realm.MouseEvent('mouseup', forPage({ ...common, ...up })));
  target.dispatchEvent(new realm.PointerEvent('click', forPage({ ...pointer, ...up })));
}

/** Files in a drop or paste or pick of the user, as blobs readable here. */
export function filesOf(list: FileList | null | undefined): File[] {
  return list ? Array.from(list).filter((file) => isBlob(file)) : [];
}
