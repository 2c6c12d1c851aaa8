import { type JSX, type ReactNode, useRef } from 'react';
import { accept } from './accept.ts';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';
import { longest, weightedLength } from './text-length.ts';
import type { PostDraft } from './use-draft.ts';

/** The row under the editor: one tab per tool, the counter, the post button. */
export function Toolbar(props: {
  draft: PostDraft;
  ready: boolean;
  /** Testid of the post button. */
  button: 'tweetButton' | 'tweetButtonInline';
  label: string;
  onPost: () => void;
  onDisclosure: () => void;
}): JSX.Element {
  const { words, switches } = usePage();
  const { draft, ready } = props;
  const media = <MediaTool key="media" draft={draft} />;
  const gif = (
    <Tool key="gif" testid="gifSearchButton" label={words.gif} glyph={<Glyph name="gif" />} />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the structure of the site
    <div className={css.toolbar} data-testid="toolBar" role="group">
      <nav className={css.tools} aria-live="polite">
        <div className={css.toolList} role="tablist" data-testid="ScrollSnap-List">
          {switches.newOrder ? [gif, media] : [media, gif]}
          <Tool testid="grokImgGen" label={words.grok} glyph={<Glyph name="spark" />} />
          <Tool testid="createPollButton" label={words.poll} glyph={<Glyph name="poll" />} />
          <Tool label={words.emoji} glyph={<Glyph name="smile" />} />
          <Tool testid="scheduleOption" label={words.schedule} glyph={<Glyph name="clock" />} />
          <Tool testid="geoButton" label={words.geo} glyph={<Glyph name="pin" />} />
          <Tool
            testid="contentDisclosureButton"
            label={words.disclosure}
            glyph={<Glyph name="flag" />}
            pressed={draft.disclosure.ai || draft.disclosure.paid}
            onClick={props.onDisclosure}
          />
        </div>
      </nav>
      <div className={css.finish}>
        <Counter text={draft.text} label={words.characters} />
        <button
          type="button"
          className={css.post}
          data-testid={props.button}
          aria-disabled={ready ? undefined : true}
          disabled={!ready}
          onClick={props.onPost}
        >
          <span>{props.label}</span>
        </button>
      </div>
    </div>
  );
}

function MediaTool({ draft }: { draft: PostDraft }): JSX.Element {
  const { words } = usePage();
  const input = useRef<HTMLInputElement>(null);
  // Whether the user, not a script, opened the file picker.
  const picking = useRef(false);
  return (
    <div role="presentation" className={css.toolCell}>
      <button
        type="button"
        className={css.tool}
        aria-label={words.media}
        onClick={(event) => {
          picking.current = event.nativeEvent.isTrusted;
          input.current?.click();
        }}
      >
        <Glyph name="image" />
      </button>
      <input
        ref={input}
        className={css.hidden}
        data-testid="fileInput"
        type="file"
        multiple
        tabIndex={-1}
        accept={accept}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // So that the same file can be chosen again.
          event.target.value = '';
          draft.attach(files, event.nativeEvent.isTrusted || picking.current);
          picking.current = false;
        }}
      />
    </div>
  );
}

function Tool(props: {
  testid?: string;
  label: string;
  glyph: ReactNode;
  pressed?: boolean;
  onClick?: () => void;
}): JSX.Element {
  return (
    <div role="presentation" className={css.toolCell}>
      <button
        type="button"
        className={css.tool}
        data-testid={props.testid}
        aria-label={props.label}
        data-on={props.pressed || undefined}
        onClick={props.onClick}
      >
        {props.glyph}
      </button>
    </div>
  );
}

function Counter({ text, label }: { text: string; label: string }): JSX.Element {
  const used = weightedLength(text);
  const share = Math.min(100, (used / longest) * 100);
  const left = longest - used;
  return (
    <div
      className={css.counter}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      data-state={left < 0 ? 'over' : left <= 20 ? 'near' : used ? 'some' : 'none'}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="9" />
        <circle cx="10" cy="10" r="9" pathLength={100} strokeDasharray={`${share} 100`} />
      </svg>
      {left <= 20 ? <span>{left}</span> : null}
    </div>
  );
}
