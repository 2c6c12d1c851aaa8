import { type JSX, useEffect, useState } from 'react';
import { Avatar } from './avatar.tsx';
import { css } from './css.ts';
import { ConfirmSheet, Modal } from './layers.tsx';
import { usePage } from './page-context.ts';
import { PlaceComposer } from './place-composer.tsx';
import { type Post, PostHead, PostView, postById, posts } from './timeline.tsx';
import { type PostDraft, useDraft } from './use-draft.ts';

type Sending = {
  /** Counts openings of the modal, each of which re-creates the toolbars. */
  epoch: number;
  /** Whether the modal composer is open above. */
  covered: boolean;
  onSend: (draft: PostDraft) => void;
};

/** The home page: tabs, the inline composer, the posts. */
export function HomePage(props: Sending & { draft: PostDraft; own: readonly Post[] }): JSX.Element {
  const { words } = usePage();
  const [tab, setTab] = useState(0);
  return (
    <>
      <nav className={css.tabs} aria-label={words.home}>
        <div className={css.tabList} role="tablist" data-testid="ScrollSnap-List">
          {[words.forYou, words.following, words.club].map((label, index) => (
            <div key={label} role="presentation">
              <button
                type="button"
                role="tab"
                aria-selected={index === tab}
                onClick={() => setTab(index)}
              >
                <span>{label}</span>
              </button>
            </div>
          ))}
        </div>
      </nav>
      {tab === 2 ? (
        <p className={css.note}>{words.clubEmpty}</p>
      ) : (
        <>
          <PlaceComposer
            draft={props.draft}
            kind="home"
            replying={false}
            active={!props.covered}
            epoch={props.epoch}
            onPost={() => props.onSend(props.draft)}
          />
          {[...props.own, ...posts].map((post) => (
            <PostView key={post.id} post={post} />
          ))}
        </>
      )}
    </>
  );
}

/** One post, with the inline reply box under it. */
export function StatusPage(props: Sending & { id: string; own: readonly Post[] }): JSX.Element {
  const { words } = usePage();
  const draft = useDraft();
  useUnloadGuard(draft);
  const post = props.own.find((one) => String(one.id) === props.id) ?? postById(props.id);
  return (
    <>
      <h2 className={css.heading}>{words.thread}</h2>
      <PostView post={post} large />
      <PlaceComposer
        draft={draft}
        kind="reply"
        replying
        active={!props.covered}
        epoch={props.epoch}
        onPost={() => props.onSend(draft)}
      />
      {posts.slice(1, 3).map((one) => (
        <PostView key={one.id} post={one} />
      ))}
    </>
  );
}

/** The composer in a dialog over any page; leaving it with something in it asks first. */
export function ModalComposer(props: {
  replyTo: string | null;
  text: string;
  onSend: (draft: PostDraft) => void;
  onClose: () => void;
}): JSX.Element {
  const { words, ledger, toast } = usePage();
  const draft = useDraft(props.text);
  useUnloadGuard(draft);
  const [asking, setAsking] = useState(false);
  const target = props.replyTo === null ? null : postById(props.replyTo);
  const leave = () => {
    if (isFilled(draft)) setAsking(true);
    else props.onClose();
  };
  const finish = (how: 'save' | 'discard') => {
    ledger.log(how);
    if (how === 'save') toast(words.saved);
    props.onClose();
  };
  const drafts = (
    <button type="button" className={css.textButton} data-testid="unsentButton">
      {words.drafts}
    </button>
  );
  return (
    <>
      <Modal extra={drafts} onClose={leave}>
        {target ? (
          <div className={css.quoted}>
            <Avatar name={target.name} />
            <div className={css.column}>
              <PostHead post={target} />
              <div dir="auto">{target.text}</div>
              <p className={css.replyingTo}>
                {words.replyingTo} <bdi>@{target.handle}</bdi>
              </p>
            </div>
          </div>
        ) : null}
        <PlaceComposer
          draft={draft}
          kind="modal"
          replying={target !== null}
          active
          epoch={0}
          onPost={() => {
            props.onSend(draft);
            props.onClose();
          }}
        />
      </Modal>
      {asking ? (
        <ConfirmSheet
          title={words.sheetTitle}
          text={words.sheetText}
          confirm={words.save}
          cancel={words.discard}
          onConfirm={() => finish('save')}
          onCancel={() => finish('discard')}
          onDismiss={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Makes the browser ask before the page is left while there is something in the draft. */
export function useUnloadGuard(draft: PostDraft): void {
  const filled = isFilled(draft);
  useEffect(() => {
    if (!filled) return undefined;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [filled]);
}

function isFilled(draft: PostDraft): boolean {
  return draft.text !== '' || draft.items.length > 0;
}
