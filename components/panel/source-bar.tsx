import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { ClipIcon, ClockIcon, PhotoIcon } from '../ui/icons';
import { ChooseButton } from './choose-button';
import { Recents, useRecents } from './recents';
import type { Studio, StudioItem } from './studio';
import type { PanelModel } from './use-panel';

interface SourceBarProps {
  studio: Studio;
  panel: PanelModel;
  /** The item that the source came from, as it is in the draft now. */
  itemId: string | null;
  /** Opens the browser's own file picker. */
  onChoose: () => void;
}

/** What is in this post, and the ways to another picture. */
export function SourceBar({ studio, panel, itemId, onChoose }: SourceBarProps) {
  const [open, setOpen] = useState(false);
  const recents = useRecents(studio);
  // The one the panel was opened for comes first; on screen they stand as in the post.
  const items = panel.state.items.toSorted((a, b) => a.position - b.position);
  return (
    <section className="mim-source">
      <div className="mim-source__row">
        {studio.composer && items.length > 0 && (
          <ul className="mim-thumbs mim-thumbs--small" aria-label={i18n.t('panel.inThisPost')}>
            {items.map((item) => (
              <li key={item.id}>
                <DraftItem
                  item={item}
                  current={item.id === itemId}
                  onChoose={() => panel.source.chooseItem(item)}
                />
              </li>
            ))}
          </ul>
        )}
        <ChooseButton onPress={onChoose} />
        {recents.length > 0 && (
          <Button
            look="ghost"
            size="s"
            icon={<ClockIcon />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {i18n.t('panel.recent')}
          </Button>
        )}
      </div>
      {open && (
        <Recents
          studio={studio}
          items={recents}
          onChoose={(item) => {
            setOpen(false);
            panel.source.chooseRecent(item);
          }}
        />
      )}
    </section>
  );
}

interface DraftItemProps {
  item: StudioItem;
  current: boolean;
  onChoose: () => void;
}

function DraftItem({ item, current, onChoose }: DraftItemProps) {
  const name =
    item.kind === 'clip'
      ? i18n.t('panel.itemClip', [item.position])
      : i18n.t('panel.itemPhoto', [item.position]);
  return (
    <button
      type="button"
      className="mim-thumb"
      aria-label={name}
      aria-current={current ? 'true' : undefined}
      onClick={onChoose}
    >
      {item.thumbUrl ? (
        <img src={item.thumbUrl} alt="" draggable={false} />
      ) : item.kind === 'clip' ? (
        <ClipIcon />
      ) : (
        <PhotoIcon />
      )}
    </button>
  );
}
