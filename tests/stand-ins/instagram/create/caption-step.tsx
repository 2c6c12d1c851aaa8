import { type JSX, type ReactNode, useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { usePage } from '../context.ts';
import { Glyph } from '../glyphs.tsx';
import { LexicalField } from '../lexical-field.tsx';
import { look } from '../look.ts';
import { Press } from '../press.tsx';
import { type Act, type Draft, frameRatio } from './draft.ts';
import { Preview } from './preview.tsx';
import { Switch } from './switch.tsx';
import { Turner } from './turner.tsx';

/** At most so many characters of caption. */
export const longestCaption = 2200;

function Fold({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <div className={look.fold}>
      <Press className={look.foldHead} onPress={() => setOpen(!open)}>
        <span className={open ? look.foldOpen : undefined}>{title}</span>
        <span className={open ? look.flipped : undefined}>
          <Glyph name="down" size={16} />
        </span>
      </Press>
      {open && <div className={look.foldBody}>{children}</div>}
    </div>
  );
}

function AltTexts({ draft, act }: { draft: Draft; act: (act: Act) => void }): JSX.Element {
  const { words } = usePage();
  return (
    <Fold title={words.accessibility}>
      <p className={look.quiet}>{words.altNote}</p>
      {draft.items
        .filter((item) => item.kind === 'image')
        .map((item) => (
          <div key={item.id} className={look.alt}>
            <div className={look.altArt} style={{ backgroundImage: `url("${item.url}")` }} />
            <input
              type="text"
              dir="auto"
              placeholder={words.altPlaceholder}
              value={item.alt}
              onChange={(event) =>
                act({ do: 'change', id: item.id, change: { alt: event.currentTarget.value } })
              }
            />
          </div>
        ))}
    </Fold>
  );
}

/** The last step: what the post says, where it is, and for whom it is described. */
export function CaptionStep({
  draft,
  act,
  caption,
  onCaption,
}: {
  draft: Draft;
  act: (act: Act) => void;
  caption: string;
  onCaption: (text: string) => void;
}): JSX.Element {
  const { words, variants, switches } = usePage();
  const item = draft.items[draft.index];
  if (!item) return <div className={look.stage} />;
  const count = (n: number) => n.toLocaleString(switches.lang);
  return (
    <div className={look.columns}>
      <div className={look.stage}>
        <Preview item={item} kind={variants.preview} ratio={frameRatio(draft)} />
        <Turner draft={draft} act={act} />
      </div>
      <div className={look.side}>
        <div className={look.owner}>
          <Avatar who="lena.draws" size={28} />
          <b>lena.draws</b>
        </div>
        <div className={look.captionBox}>
          <LexicalField
            label={words.caption}
            className={look.caption}
            placeholderClassName={look.captionHint}
            remounts
            execCommits={variants.execCommits}
            initial={caption}
            onText={onCaption}
          />
        </div>
        <div className={look.captionFoot}>
          <button type="button" className={look.bare}>
            <Glyph name="smile" label={words.emoji} size={20} />
          </button>
          <span className={caption.length > longestCaption ? look.tooLong : look.count}>
            {count(caption.length)}/{count(longestCaption)}
          </span>
        </div>
        <label className={look.setting}>
          <input
            name="creation-location-input"
            type="text"
            autoComplete="off"
            placeholder={words.addLocation}
          />
          <Glyph name="place" size={18} />
        </label>
        <label className={look.setting}>
          <input
            name="creation-collaborator-input"
            type="text"
            autoComplete="off"
            placeholder={words.addCollaborators}
          />
          <Glyph name="people" size={18} />
        </label>
        <AltTexts draft={draft} act={act} />
        <Fold title={words.advanced}>
          <Switch label={words.hideLikes} />
          <Switch label={words.commentsOff} />
        </Fold>
      </div>
    </div>
  );
}
