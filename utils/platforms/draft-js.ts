import { sleep } from '@/utils/lib/abort';
import { nextFrame } from '@/utils/lib/dom';
import { pasteText } from '@/utils/lib/page-realm';

const LEAF = '[data-text="true"]';
const BLOCK = '[data-block="true"]';

/** Text of a Draft.js editor, which keeps one block per line, or of a plain text field. */
export function readDraftText(editor: Element): string {
  if (editor instanceof HTMLTextAreaElement) return editor.value;
  const blocks = [...editor.querySelectorAll(BLOCK)];
  const lines = blocks.length > 0 ? blocks : [editor];
  return lines
    .map((line) => [...line.querySelectorAll(LEAF)].map((leaf) => leaf.textContent ?? '').join(''))
    .join('\n');
}

/** The editor needs the focus and a selection inside it before a paste, else it uses an old one. */
function selectAll(editor: HTMLElement): void {
  editor.focus();
  const leaves = editor.querySelectorAll(LEAF);
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

/**
 * Replaces all text of a Draft.js editor by one plain-text paste, the only way that neither doubles
 * nor drops lines. Leaves plain text fields alone.
 */
export async function replaceDraftText(
  editor: HTMLElement,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  if (editor instanceof HTMLTextAreaElement) return;
  selectAll(editor);
  // The editor takes over a new selection in a later task.
  await nextFrame();
  await sleep(20, signal);
  pasteText(editor, text);
}
