import { ContentState, EditorState } from 'draft-js';
import { useEffect, useRef, useState } from 'react';
import { measure } from '../shared/measure.ts';
import { isDropped } from '../shared/switches.ts';
import { type Refusal, refuseDecoded, refuseFile, refuseTogether } from './accept.ts';
import { usePage } from './page-context.ts';

/** One attached file. */
export type Item = {
  readonly id: number;
  readonly file: File;
  /** Object URL of the very file. */
  readonly url: string;
  /** Upload progress from 0 to 100. */
  readonly progress: number;
  readonly alt: string;
};

/** What the user has told about how the post was made. */
export type Disclosure = { readonly ai: boolean; readonly paid: boolean };

/** A post being written. */
export type PostDraft = {
  readonly editor: EditorState;
  readonly text: string;
  readonly items: readonly Item[];
  readonly disclosure: Disclosure;
  /** Counts changes of the attachments. */
  readonly changes: number;
  setEditor(editor: EditorState): void;
  setText(text: string): void;
  /** @param byUser whether the browser, not a script, made the event that brought the files */
  attach(files: readonly File[], byUser: boolean): void;
  remove(id: number): void;
  setAlt(id: number, alt: string): void;
  setDisclosure(disclosure: Disclosure): void;
  clear(): void;
};

let lastId = 0;

/** State of one composer's draft. */
export function useDraft(initialText = ''): PostDraft {
  const { switches, words, ledger, toast } = usePage();
  const [editor, setEditor] = useState(() => editorWith(initialText));
  const [items, showItems] = useState<readonly Item[]>([]);
  const [disclosure, setDisclosure] = useState<Disclosure>({ ai: false, paid: false });
  const [changes, setChanges] = useState(0);
  const current = useRef<readonly Item[]>([]);
  const text = textOf(editor);
  const latestText = useRef(text);
  latestText.current = text;

  const setItems = (next: readonly Item[]) => {
    if (next.length !== current.current.length) setChanges((count) => count + 1);
    current.current = next;
    showItems(next);
  };
  useEffect(() => () => current.current.forEach(release), []);

  const refuse = (reason: Refusal) => {
    ledger.log('refused', reason);
    toast(words[reason]);
  };

  const change = (id: number, part: Partial<Item>) =>
    setItems(current.current.map((item) => (item.id === id ? { ...item, ...part } : item)));

  const remove = (id: number) => {
    current.current.filter((item) => item.id === id).forEach(release);
    setItems(current.current.filter((item) => item.id !== id));
  };

  const drop = (id: number) => {
    ledger.log('dropped');
    remove(id);
  };

  const upload = async (id: number, file: File) => {
    const clip = file.type.startsWith('video/');
    const time = Math.min(600, 200 + file.size / 5000) + (clip ? 400 : 0) + switches.slow;
    for (let step = 1; step <= 5; step++) {
      await pause(time / 5);
      change(id, { progress: step * 20 });
    }
  };

  // Together with the new preview, so that text written once the preview shows is safe.
  const resetText = (byUser: boolean) => {
    const scripted = switches.mediaReset === 'script' && !byUser;
    if (!latestText.current || !(switches.mediaReset === 'always' || scripted)) return;
    ledger.log('reset', latestText.current);
    latestText.current = '';
    setEditor(EditorState.createEmpty());
  };

  const add = async (file: File, byUser: boolean) => {
    const reason = refuseFile(file) ?? refuseDecoded(await measure(file));
    if (reason) return refuse(reason);
    // Others may have been attached while this one was being decoded.
    const crowd = refuseTogether([...current.current.map((item) => item.file), file]);
    if (crowd) return refuse(crowd);
    const id = ++lastId;
    setItems([
      ...current.current,
      { id, file, url: URL.createObjectURL(file), progress: 0, alt: '' },
    ]);
    ledger.log('attach', file.name);
    resetText(byUser);
    void upload(id, file);
    if (isDropped(switches)) setTimeout(() => drop(id), 300);
  };

  const attach = async (files: readonly File[], byUser: boolean) => {
    if (files.length === 0) return;
    const fitting = files.filter((file) => !refuseFile(file));
    const held = current.current.map((item) => item.file);
    const reason = refuseTogether([...held, ...fitting]);
    if (reason) return refuse(reason);
    for (const file of files) await add(file, byUser);
  };

  return {
    editor,
    text,
    items,
    disclosure,
    changes,
    setEditor,
    setText: (next) => setEditor(editorWith(next)),
    attach: (files, byUser) => void attach(files, byUser),
    remove: (id) => {
      ledger.log('remove', current.current.find((item) => item.id === id)?.file.name);
      remove(id);
    },
    setAlt: (id, alt) => {
      ledger.log('alt', alt);
      change(id, { alt });
    },
    setDisclosure: (next) => {
      ledger.log('disclosure', JSON.stringify(next));
      setDisclosure(next);
    },
    clear: () => {
      current.current.forEach(release);
      setItems([]);
      setEditor(EditorState.createEmpty());
      setDisclosure({ ai: false, paid: false });
    },
  };
}

function editorWith(text: string): EditorState {
  return text
    ? EditorState.moveSelectionToEnd(
        EditorState.createWithContent(ContentState.createFromText(text)),
      )
    : EditorState.createEmpty();
}

function textOf(editor: EditorState): string {
  return editor.getCurrentContent().getPlainText('\n');
}

function release(item: Item): void {
  URL.revokeObjectURL(item.url);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
