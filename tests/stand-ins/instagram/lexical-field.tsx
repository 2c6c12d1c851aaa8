import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  createEditor,
  type LexicalEditor,
} from 'lexical';
import { type JSX, useEffect, useRef, useState } from 'react';

/** `input` follows its `beforeinput` within so many milliseconds. */
const typingWindow = 50;

/**
 * Text put in by `execCommand` alone: the browser paints it, the editor never hears of it (no
 * `beforeinput` comes with it). Returns what undoes the listening.
 */
function paintOnly(wrapper: HTMLElement, editor: LexicalEditor): () => void {
  const gone = new AbortController();
  const heard = { capture: true, signal: gone.signal };
  let typedAt = Number.NEGATIVE_INFINITY;
  wrapper.addEventListener(
    'beforeinput',
    () => {
      typedAt = performance.now();
    },
    heard,
  );
  wrapper.addEventListener(
    'input',
    (event) => {
      const typed = performance.now() - typedAt < typingWindow;
      if (!(event instanceof InputEvent) || event.inputType !== 'insertText' || typed) return;
      event.stopImmediatePropagation();
      // The records would tell the editor; it is to know nothing.
      editor._observer?.takeRecords();
    },
    heard,
  );
  return () => gone.abort();
}

function freshEditor(initial: string): LexicalEditor {
  const editor = createEditor({
    namespace: 'post',
    onError: (error) => console.warn(error.message),
  });
  const fill = () => {
    const paragraph = $createParagraphNode();
    if (initial) paragraph.append($createTextNode(initial));
    $getRoot().append(paragraph);
  };
  editor.update(fill, { discrete: true, tag: 'history-merge' });
  return editor;
}

/**
 * A plain-text Lexical editor as the site mounts it. With `remounts`, its root node is replaced
 * right after the first text; what is on screen but not in the editor's state goes at blur.
 */
export function LexicalField({
  label,
  className,
  placeholderClassName,
  remounts = false,
  execCommits = true,
  initial = '',
  onText,
}: {
  label: string;
  className?: string;
  placeholderClassName?: string;
  remounts?: boolean;
  execCommits?: boolean;
  initial?: string;
  onText?: (text: string) => void;
}): JSX.Element {
  const [editor] = useState(() => freshEditor(initial));
  const [generation, setGeneration] = useState(0);
  const [text, setText] = useState(initial);
  const wrapper = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const refocus = useRef(false);

  useEffect(() => {
    let replaced = false;
    const undo = [
      registerPlainText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
      editor.registerUpdateListener(({ editorState }) => {
        const now = editorState.read(() => $getRoot().getTextContent());
        setText(now);
        onText?.(now);
        if (remounts && now !== '' && !replaced) {
          replaced = true;
          refocus.current = document.activeElement === field.current;
          setGeneration((at) => at + 1);
        }
      }),
    ];
    if (!execCommits && wrapper.current) undo.push(paintOnly(wrapper.current, editor));
    return () => {
      for (const stop of undo) stop();
    };
  }, [editor, remounts, execCommits, onText]);

  // `generation` is the key of the field: a new one means a new root node.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    editor.setRootElement(field.current);
    if (refocus.current) editor.focus();
    refocus.current = false;
  }, [editor, generation]);

  useEffect(() => () => editor.setRootElement(null), [editor]);

  return (
    <div ref={wrapper} style={{ position: 'relative', flex: '1 1 auto', minInlineSize: 0 }}>
      {/* biome-ignore lint/a11y/useSemanticElements: the editor needs a div */}
      <div
        key={generation}
        ref={field}
        className={className}
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        spellCheck
        dir="auto"
        aria-label={label}
        aria-placeholder={label}
        style={{ userSelect: 'text', whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}
        onBlur={(event) => {
          const shown = (event.currentTarget.textContent ?? '').replace(/\s/g, '');
          const state = editor.getEditorState().read(() => $getRoot().getTextContent());
          if (shown !== state.replace(/\s/g, '')) setGeneration((at) => at + 1);
        }}
      />
      {text === '' && (
        <div className={placeholderClassName} aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}
