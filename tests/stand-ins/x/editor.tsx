import {
  type DraftHandleValue,
  Editor,
  EditorState,
  getDefaultKeyBinding,
  Modifier,
} from 'draft-js';
import 'draft-js/dist/Draft.css';
import { type JSX, useEffect, useRef } from 'react';
import { Revive } from '../shared/revive.tsx';
import { css } from './css.ts';
import { usePage } from './page-context.ts';
import type { PostDraft } from './use-draft.ts';

/** The post's text: Draft.js, or the mobile web's textarea. */
export function PostEditor(props: {
  draft: PostDraft;
  placeholder: string;
  autoFocus: boolean;
}): JSX.Element {
  const { switches, ledger } = usePage();
  return (
    <div className={css.editorWrap} data-testid="tweetTextarea_0RichTextInputContainer">
      {switches.textarea ? (
        <PlainEditor {...props} />
      ) : (
        <Revive onBroken={() => ledger.log('editor-broken')}>
          <RichEditor {...props} />
        </Revive>
      )}
    </div>
  );
}

type Props = { draft: PostDraft; placeholder: string; autoFocus: boolean };

function RichEditor({ draft, placeholder, autoFocus }: Props): JSX.Element {
  const { words, switches } = usePage();
  const editor = useRef<Editor>(null);
  const box = useRef<HTMLDivElement>(null);
  // The latest draft, for handlers that outlive a render.
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    if (autoFocus) editor.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    const root = box.current;
    return root && switches.doubleInsert ? doubleScriptedInserts(root, latest) : undefined;
  }, [switches.doubleInsert]);
  // Whether the paste now being handled was made by the browser; Draft.js does not pass it on.
  const trusted = useRef(false);

  return (
    <div
      ref={box}
      className={css.editor}
      onPasteCapture={(event) => {
        trusted.current = event.nativeEvent.isTrusted;
      }}
    >
      <Editor
        ref={editor}
        editorState={draft.editor}
        onChange={draft.setEditor}
        placeholder={placeholder}
        ariaLabel={words.editor}
        ariaMultiline
        role="textbox"
        spellCheck
        webDriverTestID="tweetTextarea_0"
        keyBindingFn={(event) => (event.key === 'Escape' ? null : getDefaultKeyBinding(event))}
        handlePastedFiles={(files): DraftHandleValue => {
          latest.current.attach(files.filter(isFile), trusted.current);
          return 'handled';
        }}
        // The composer around takes drops.
        handleDroppedFiles={(): DraftHandleValue => 'handled'}
      />
    </div>
  );
}

/**
 * What tools saw on the site in 2026: one line put in by `execCommand('insertText')` arrives twice.
 * Such text is recognised by an `insertText` input event that no key press came before. Several
 * lines need no help: Draft.js by itself keeps only the last of them.
 */
function doubleScriptedInserts(
  root: HTMLElement,
  latest: { readonly current: PostDraft },
): () => void {
  let keyed = false;
  let lines: string[] = [];
  const onKey = () => {
    keyed = true;
  };
  const onInput = (event: Event) => {
    if (!(event instanceof InputEvent)) return;
    const scripted = !keyed && event.inputType.startsWith('insert');
    keyed = false;
    if (!scripted) return;
    if (lines.push(event.data ?? '') > 1) return;
    // After Draft.js and React have taken the first copy.
    setTimeout(() => {
      const [text] = lines;
      if (lines.length === 1 && text) insertAgain(latest.current, text);
      lines = [];
    }, 20);
  };
  const keys = ['keydown', 'compositionstart', 'beforeinput'] as const;
  for (const key of keys) root.addEventListener(key, onKey, true);
  root.addEventListener('input', onInput);
  return () => {
    for (const key of keys) root.removeEventListener(key, onKey, true);
    root.removeEventListener('input', onInput);
  };
}

function insertAgain(draft: PostDraft, text: string): void {
  const { editor } = draft;
  const style = editor.getCurrentInlineStyle();
  const content = Modifier.insertText(
    editor.getCurrentContent(),
    editor.getSelection(),
    text,
    style,
  );
  draft.setEditor(EditorState.push(editor, content, 'insert-characters'));
}

function PlainEditor({ draft, placeholder, autoFocus }: Props): JSX.Element {
  const { words } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <textarea
      ref={field}
      className={css.textarea}
      data-testid="tweetTextarea_0"
      aria-label={words.editor}
      placeholder={placeholder}
      rows={3}
      value={draft.text}
      onChange={(event) => draft.setText(event.target.value)}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        draft.attach(files, event.nativeEvent.isTrusted);
      }}
    />
  );
}

function isFile(blob: Blob): blob is File {
  return 'name' in blob;
}
