import { sleep } from '@/utils/lib/abort';
import { readDraftText, replaceDraftText } from '../draft-js';
import { SELECTORS } from './selectors';

function editorsIn(root: Element): Element[] {
  return [...root.querySelectorAll(SELECTORS.editor)];
}

/** What the user has written in each post of the composer. */
export function readCaptions(root: Element): string[] {
  return editorsIn(root).map(readDraftText);
}

/** How long the page may take to reset an editor after media arrived, in milliseconds. */
const RESET_MS = 250;

/** Adding media can reset X's editor: puts the user's words back where they were lost. */
export async function restoreCaptions(
  root: Element,
  before: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (before.every((text) => text === '')) return;
  await sleep(RESET_MS, signal);
  const focused = root.ownerDocument.activeElement;
  for (const [index, text] of before.entries()) {
    const editor = editorsIn(root)[index];
    if (!(editor instanceof HTMLElement) || text === '' || readDraftText(editor) === text) continue;
    await replaceDraftText(editor, text, signal);
  }
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}
