import {
  ContentState,
  Editor,
  EditorState,
  getDefaultKeyBinding,
  Modifier,
  type SelectionState,
} from 'draft-js';
import 'draft-js/dist/Draft.css';
import { type JSX, useEffect, useRef, useState } from 'react';
import { Revive } from '../shared/revive.tsx';
import { usePage } from './context.ts';
import { css } from './css.ts';
import { doubleTrailingTags } from './trailing-tags.ts';
import type { Clip } from './use-upload.ts';

/** At most so many characters. */
export const longestCaption = 2200;

/** The file's name is put into the caption so many milliseconds after the choice. */
const fillAfter = 1100;

const known = ['sketchbook', 'streetphoto', 'slowmorning', 'handmade', 'sunset', 'studio'];

/** The word with a hash before the caret, without the hash; null where there is none. */
function tagAtCaret(state: EditorState): { tag: string; range: SelectionState } | null {
  const selection = state.getSelection();
  if (!selection.isCollapsed() || !selection.getHasFocus()) return null;
  const block = state.getCurrentContent().getBlockForKey(selection.getStartKey());
  const before = block.getText().slice(0, selection.getStartOffset());
  const found = /(?:^|\s)#(\w*)$/.exec(before);
  if (!found) return null;
  const tag = found[1] ?? '';
  if (block.getEntityAt(before.length - 1) !== null) return null;
  const range = selection.merge({ anchorOffset: before.length - tag.length - 1 });
  return { tag, range };
}

function withTag(state: EditorState, range: SelectionState, tag: string): EditorState {
  const content = state.getCurrentContent().createEntity('HASHTAG', 'IMMUTABLE', { tag });
  const key = content.getLastCreatedEntityKey();
  const named = Modifier.replaceText(content, range, `#${tag}`, undefined, key);
  const spaced = Modifier.insertText(named, named.getSelectionAfter(), ' ');
  return EditorState.push(state, spaced, 'insert-characters');
}

/** The text of the post: Draft.js, filled with the file's name a little late. */
export function Caption({
  clip,
  onText,
  onBroken,
}: {
  clip: Clip;
  onText: (text: string) => void;
  onBroken: () => void;
}): JSX.Element {
  const { words, ledger, switches } = usePage();
  const [state, setState] = useState(() => EditorState.createEmpty());
  const [closed, setClosed] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const text = state.getCurrentContent().getPlainText();
  const open = tagAtCaret(state);
  const options =
    open && open.tag !== closed ? known.filter((one) => one.startsWith(open.tag)) : [];

  useEffect(() => onText(text), [onText, text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const name = clip.file.name.replace(/\.[^.]+$/, '');
      setState((now) =>
        EditorState.push(now, ContentState.createFromText(name), 'insert-characters'),
      );
      ledger.log('caption-filled', name);
    }, fillAfter);
    return () => clearTimeout(timer);
  }, [clip, ledger]);
  useEffect(() => (box.current ? doubleTrailingTags(box.current, setState) : undefined), []);

  return (
    <div data-e2e="caption_container" className={`caption-wrap ${css.field}`}>
      <div className={css.label}>{words.description}</div>
      <div className={`caption-markup ${css.captionBox}`}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the text means the text */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the editor inside takes keys */}
        <div
          ref={box}
          className={`caption-editor ${css.captionEditor}`}
          onClick={() => editor.current?.focus()}
        >
          <Revive onBroken={onBroken}>
            <Editor
              ref={editor}
              editorState={state}
              onChange={setState}
              ariaLabel={words.description}
              role="combobox"
              ariaExpanded={options.length > 0}
              spellCheck
              keyBindingFn={(event) => {
                if (event.key === 'Escape' && open) {
                  setClosed(open.tag);
                  return null;
                }
                return getDefaultKeyBinding(event);
              }}
            />
          </Revive>
        </div>
        <div className={css.captionFoot}>
          <span>
            <button type="button" className={css.chip}>{`# ${words.hashtags}`}</button>
            <button type="button" className={css.chip}>{`@ ${words.mention}`}</button>
          </span>
          <span className={text.length > longestCaption ? css.tooLong : css.faint}>
            {`${text.length.toLocaleString(switches.lang, { useGrouping: false })}/${longestCaption.toLocaleString(switches.lang, { useGrouping: false })}`}
          </span>
        </div>
        {open && options.length > 0 && (
          <div
            role="listbox"
            aria-label={words.hashtags}
            className={`mention-list-popover ${css.suggestions}`}
          >
            {options.map((tag) => (
              <button
                key={tag}
                type="button"
                role="option"
                aria-selected="false"
                className={`hashtag-suggestion-item ${css.suggestion}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setState(withTag(state, open.range, tag))}
              >
                <b>{`#${tag}`}</b>
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
