import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { Attachments } from './attachments.tsx';
import { Avatar } from './avatar.tsx';
import { css } from './css.ts';
import { PostEditor } from './editor.tsx';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';
import { longest, weightedLength } from './text-length.ts';
import { Toolbar } from './toolbar.tsx';
import { Typeahead, unfinishedWord } from './typeahead.tsx';
import type { PostDraft } from './use-draft.ts';

/** A composer, wherever it appears. Its outermost element carries no testid. */
export function Composer(props: {
  draft: PostDraft;
  kind: 'home' | 'modal' | 'reply';
  replying: boolean;
  /** Whether the page's record shows this composer's draft. */
  active: boolean;
  /** A further reason to re-create the toolbar when it changes. */
  epoch: number;
  onPost: () => void;
  onEdit: (id: number) => void;
  onDisclosure: () => void;
  children?: ReactNode;
}): JSX.Element {
  const { words, switches, ledger } = usePage();
  const { draft, kind, replying, active } = props;
  const ticks = useTicks(switches.rerender);

  useEffect(() => {
    if (active) ledger.setFiles(draft.items.map((item) => item.file));
  }, [active, draft.items, ledger]);
  useEffect(() => {
    if (active) ledger.setCaption(draft.text);
  }, [active, draft.text, ledger]);

  const uploading = draft.items.some((item) => item.progress < 100);
  const filled = draft.text.trim() !== '' || draft.items.length > 0;
  const ready = filled && !uploading && weightedLength(draft.text) <= longest;
  // Every second change of the media, and a list of suggestions opening or closing, re-creates the
  // whole toolbar, and what others put in is lost.
  const suggesting = unfinishedWord(draft) !== null;
  const era = `${props.epoch}.${Math.floor(draft.changes / 2)}.${ticks}.${suggesting}`;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the composer takes drops, as on the site
    <div
      className={css.composer}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        draft.attach(files, event.nativeEvent.isTrusted);
      }}
    >
      <Avatar name="You" />
      <div className={css.column}>
        {props.children}
        {replying ? null : (
          <button type="button" className={css.audience}>
            {words.everyone}
          </button>
        )}
        <PostEditor
          draft={draft}
          placeholder={replying ? words.replyPlaceholder : words.placeholder}
          autoFocus={kind === 'modal'}
        />
        <Typeahead draft={draft} />
        <Attachments draft={draft} onEdit={props.onEdit} />
        {kind === 'reply' ? null : (
          <div className={css.scope}>
            <Glyph name="globe" /> {words.everyoneReplies}
          </div>
        )}
        <Toolbar
          key={era}
          draft={draft}
          ready={ready}
          button={kind === 'modal' ? 'tweetButton' : 'tweetButtonInline'}
          label={replying ? words.reply : words.post}
          onPost={props.onPost}
          onDisclosure={props.onDisclosure}
        />
      </div>
    </div>
  );
}

function useTicks(every: number): number {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    if (!every) return undefined;
    const timer = setInterval(() => setTicks((count) => count + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return ticks;
}
