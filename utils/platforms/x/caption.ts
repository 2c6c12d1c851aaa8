import { sleep } from '@/utils/lib/abort';
import { nextFrame } from '@/utils/lib/dom';
import { pasteText } from '@/utils/lib/page-realm';
import { SELECTORS } from './selectors';

function editorsIn(root: Element): Element[] {
  return [...root.querySelectorAll(SELECTORS.editor)];
}

/** Text of one editor: Draft.js keeps one block per line. */
function textOf(editor: Element): string {
  if (editor instanceof HTMLTextAreaElement) return editor.value;
  const blocks = [...editor.querySelectorAll('[data-block="true"]')];
  const lines = blocks.length > 0 ? blocks : [editor];
  return lines
    .map((line) =>
      [...line.querySelectorAll(SELECTORS.text)].map((leaf) => leaf.textContent ?? '').join(''),
    )
    .join('\n');
}

/** What the user has written in each post of the composer. */
export function readCaptions(root: Element): string[] {
  return editorsIn(root).map(textOf);
}

/** The editor needs the focus and a selection inside it before a paste, else it uses an old one. */
function selectAll(editor: HTMLElement): void {
  editor.focus();
  const leaves = editor.querySelectorAll(SELECTORS.text);
  const first = leaves[0];
  const last = leaves[leaves.length - 1];
  const selection = editor.ownerDocument.getSelection();
  if (!selection) return;
  const range = editor.ownerDocument.createRange();
  if (first && last) {
    range.setStart(first.firstChild ?? first, 0);
    const end = last.firstChild ?? last;
    range.setEnd(end, end.textContent?.length ?? 0);
  } else {
    range.selectNodeContents(editor);
    range.collapse(true);
  }
  selection.removeAllRanges();
  selection.addRange(range);
}

/** How long the page may take to reset an editor after media arrived, in milliseconds. */
const RESET_MS = 250;

/**
 * Adding media can reset X's editor. Puts the user's words back where they were lost, by one
 * plain-text paste, the only way that neither doubles nor drops lines.
 */
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
    if (!(editor instanceof HTMLElement) || text === '' || textOf(editor) === text) continue;
    if (editor instanceof HTMLTextAreaElement) continue;
    selectAll(editor);
    // The editor takes over a new selection in a later task.
    await nextFrame();
    await sleep(20, signal);
    pasteText(editor, text);
  }
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
}
