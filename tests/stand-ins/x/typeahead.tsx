import { EditorState, Modifier } from 'draft-js';
import type { JSX } from 'react';
import { css } from './css.ts';
import type { PostDraft } from './use-draft.ts';

const names = ['@someone', '@wilkdraws', '@amarabakes', '@jlind'];
const tags = ['#goldenhour', '#filmgrain', '#sundaytable', '#lake'];

/** What is being typed at the caret if it is a name or a tag, such as `#gold`; else null. */
export function unfinishedWord(draft: PostDraft): string | null {
  const selection = draft.editor.getSelection();
  if (!selection.isCollapsed() || !selection.getHasFocus()) return null;
  const block = draft.editor.getCurrentContent().getBlockForKey(selection.getStartKey());
  const before = block.getText().slice(0, selection.getStartOffset());
  return /(?:^|\s)([@#]\w+)$/.exec(before)?.[1] ?? null;
}

/** Suggestions for a name or a tag being typed; choosing one completes it. */
export function Typeahead({ draft }: { draft: PostDraft }): JSX.Element | null {
  const word = unfinishedWord(draft);
  if (word === null) return null;
  const known = word.startsWith('@') ? names : tags;
  const fitting = known.filter((one) => one.startsWith(word.toLowerCase()) && one !== word);
  if (fitting.length === 0) return null;
  return (
    <div id="typeaheadDropdown-1" className={css.typeahead} role="listbox" tabIndex={-1}>
      {fitting.map((one) => (
        <button
          key={one}
          type="button"
          role="option"
          aria-selected={false}
          data-testid="typeaheadResult"
          // Keeps the editor's selection where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => draft.setEditor(completed(draft.editor, word, `${one} `))}
        >
          <bdi>{one}</bdi>
        </button>
      ))}
    </div>
  );
}

function completed(editor: EditorState, word: string, whole: string): EditorState {
  const selection = editor.getSelection();
  const from = selection.getStartOffset() - word.length;
  const range = selection.merge({ anchorOffset: from, focusOffset: selection.getStartOffset() });
  const content = Modifier.replaceText(editor.getCurrentContent(), range, whole);
  return EditorState.push(editor, content, 'insert-characters');
}
