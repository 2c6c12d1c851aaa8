import { MimError } from '@/utils/lib/errors';
import { setInputFiles } from '@/utils/lib/page-realm';
import { confirmAttached } from '../confirm';
import { type AttachOutcome, type AttachRequest, identityOf } from '../platform';
import { readCaption, restoreCaption } from './caption';
import { itemsIn, viewIn } from './page';
import { SELECTORS } from './selectors';

/** Time in which the user's own clip and words are brought back, in milliseconds. */
const RESTORE_MS = 20_000;

/**
 * The input that takes a clip now: that of the choice, or Replace's own. Each takes one clip, once,
 * so it is looked up anew every time.
 */
function inputIn(document: Document): HTMLInputElement | null {
  const view = viewIn(document);
  const within = view?.surface === 'form' ? view.status : view?.root;
  return within?.querySelector<HTMLInputElement>(SELECTORS.fileInput) ?? null;
}

function alertsIn(document: Document): Element[] {
  return [...document.querySelectorAll(SELECTORS.alert)];
}

/** Gives a clip to an input, with exactly one `change`, and confirms that it is the post's clip. */
async function give(input: HTMLInputElement, file: File, signal: AbortSignal): Promise<void> {
  const document = input.ownerDocument;
  const items = () => itemsIn(viewIn(document));
  const oldAlerts = new Set(alertsIn(document));
  const before = new Set(items().map(identityOf));
  await setInputFiles(input, [file]);
  await confirmAttached({
    items,
    files: [file],
    from: 0,
    count: 1,
    before,
    refused: () =>
      document.querySelector(SELECTORS.failed) !== null ||
      alertsIn(document).some((alert) => !oldAlerts.has(alert)),
    busy: () => items().length > 0 && document.querySelector(SELECTORS.done) === null,
    signal,
  });
}

/**
 * Puts a clip into the post: before the first one by the choice's input, later by Replace's own. The
 * site writes the new clip's name over the caption: the user's words are put back after it. When
 * the clip does not stay, the user's own goes back.
 */
export async function attach(document: Document, request: AttachRequest): Promise<AttachOutcome> {
  const { file, replace, signal } = request;
  const view = viewIn(document);
  if (!view) throw new MimError('composer-gone');
  const input = inputIn(document);
  // Replace makes its input only when the user presses it.
  if (!input) return { state: 'held', reason: 'pick-ready' };
  const own = replace ? await request.read(replace) : null;
  const words = view.surface === 'form' ? readCaption(view.root, own?.name) : null;
  try {
    await give(input, file, signal);
  } catch (thrown) {
    if (own) await putBack(document, own);
    throw thrown;
  } finally {
    const time = AbortSignal.timeout(RESTORE_MS);
    if (words) await restoreCaption(document, words, time).catch(() => undefined);
  }
  return { state: 'attached' };
}

/** Brings the user's own clip back where the page dropped it together with ours. */
async function putBack(document: Document, own: File): Promise<void> {
  const view = viewIn(document);
  if (view?.surface !== 'upload') return;
  const input = inputIn(document);
  if (input) await give(input, own, AbortSignal.timeout(RESTORE_MS)).catch(() => undefined);
}
