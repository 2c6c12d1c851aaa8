import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { RecentItem, Studio } from './studio';
import { useObjectUrl } from './use-object-url';
import { lookWords } from './words';

/** What was made before, newest first; stays empty where there is nothing or it cannot be read. */
export function useRecents(studio: Studio): readonly RecentItem[] {
  const [items, setItems] = useState<readonly RecentItem[]>([]);
  useEffect(() => {
    let current = true;
    studio.recents().then(
      (found) => current && setItems(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [studio]);
  return items;
}

interface RecentsProps {
  studio: Studio;
  items: readonly RecentItem[];
  onChoose: (item: RecentItem) => void;
}

/** A row of earlier creations; a press takes the original of one. */
export function Recents({ studio, items, onChoose }: RecentsProps) {
  return (
    <ul className="mim-thumbs" aria-label={i18n.t('panel.recent')}>
      {items.map((item) => (
        <li key={item.id}>
          <Recent studio={studio} item={item} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

function Recent({ studio, item, onChoose }: Omit<RecentsProps, 'items'> & { item: RecentItem }) {
  const url = useObjectUrl(item.thumb);
  const look = studio.looks.find(({ id }) => id === item.look);
  return (
    <button
      type="button"
      className="mim-thumb"
      aria-label={i18n.t('panel.recentItem', [look ? lookWords(look) : item.look])}
      onClick={() => onChoose(item)}
    >
      {url && <img src={url} alt="" draggable={false} />}
    </button>
  );
}
