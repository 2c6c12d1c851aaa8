import { sleep } from '@/utils/lib/abort';
import { waitFor } from '@/utils/lib/dom';
import { readDraftText, replaceDraftText } from '../draft-js';
import { SELECTORS } from './selectors';

/** Studio writes a clip's file name into the caption within this time, in milliseconds. */
const FILL_MS = 2500;
/** The text stays as it is for this long before it counts as settled. */
const STILL_MS = 250;

function editorIn(root: ParentNode): HTMLElement | null {
  return root.querySelector<HTMLElement>(SELECTORS.caption);
}

/** A file's name as Studio writes it into the caption. */
const stem = (name: string) => name.replace(/\.[^.]+$/, '');

/**
 * What the user has written; `null` where they have not: nothing is there, or what Studio itself
 * put there from the name of the clip.
 */
export function readCaption(root: ParentNode, clipName: string | undefined): string | null {
  const editor = editorIn(root);
  const text = editor ? readDraftText(editor) : '';
  if (text.trim() === '' || (clipName && text.trim() === stem(clipName))) return null;
  return text;
}

/**
 * Another clip's name takes the place of the caption a moment after it was given: puts the user's
 * words back once it has.
 */
export async function restoreCaption(
  root: ParentNode,
  words: string,
  signal: AbortSignal,
): Promise<void> {
  const text = () => {
    const editor = editorIn(root);
    return editor ? readDraftText(editor) : null;
  };
  await waitFor(() => text() !== words, { ms: FILL_MS, signal });
  let last = text();
  for (;;) {
    await sleep(STILL_MS, signal);
    const now = text();
    if (now === last) break;
    last = now;
  }
  const editor = editorIn(root);
  if (!editor || last === words) return;
  const focused = editor.ownerDocument.activeElement;
  await replaceDraftText(editor, words, signal);
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}
