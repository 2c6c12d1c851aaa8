import type { JSX } from 'react';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';
import type { Item, PostDraft } from './use-draft.ts';

/** The draft's media: a preview, its buttons and the upload's progress per item. */
export function Attachments(props: {
  draft: PostDraft;
  onEdit: (id: number) => void;
}): JSX.Element | null {
  const { draft, onEdit } = props;
  if (draft.items.length === 0) return null;
  return (
    <div className={css.attachments} data-testid="attachments" data-count={draft.items.length}>
      {draft.items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: the structure of the site
        <div key={item.id} className={css.item} role="group">
          <Preview item={item} />
          <ItemButtons draft={draft} item={item} onEdit={() => onEdit(item.id)} />
          <Upload item={item} />
        </div>
      ))}
    </div>
  );
}

function Preview({ item }: { item: Item }): JSX.Element {
  const { switches } = usePage();
  if (item.file.type.startsWith('video/')) {
    return (
      <div className={css.clip} data-testid="videoPlayer">
        <div data-testid="videoComponent">
          <video src={item.url} controls muted playsInline preload="auto" />
        </div>
      </div>
    );
  }
  return (
    <div className={css.photo} data-testid="tweetPhoto">
      <img
        src={item.url}
        alt={item.alt}
        draggable
        onLoad={() => {
          if (switches.revoke) URL.revokeObjectURL(item.url);
        }}
      />
    </div>
  );
}

function ItemButtons(props: { draft: PostDraft; item: Item; onEdit: () => void }): JSX.Element {
  const { words } = usePage();
  const { draft, item, onEdit } = props;
  const clip = item.file.type.startsWith('video/');
  return (
    <>
      <div className={css.itemTop}>
        <button type="button" className={css.pill} aria-label={words.editMedia} onClick={onEdit}>
          <Glyph name="edit" />
        </button>
        <button
          type="button"
          className={css.pill}
          aria-label={words.removeMedia}
          onClick={() => draft.remove(item.id)}
        >
          <Glyph name="close" />
        </button>
      </div>
      {clip ? null : (
        <a
          className={css.altLink}
          href="/compose/post/media"
          data-testid="altTextWrapper"
          onClick={(event) => {
            event.preventDefault();
            onEdit();
          }}
        >
          <span data-testid="altTextLabel">{item.alt ? words.altShort : words.alt}</span>
        </a>
      )}
    </>
  );
}

function Upload({ item }: { item: Item }): JSX.Element | null {
  const { words } = usePage();
  if (item.progress >= 100) return null;
  return (
    <div
      className={css.upload}
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={item.progress}
      aria-valuetext={`${words.uploading} (${item.progress}%)`}
    >
      <span style={{ inlineSize: `${item.progress}%` }} />
    </div>
  );
}
