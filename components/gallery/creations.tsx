import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button';
import { CloseIcon } from '@/components/ui/icons';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { DayList } from './day-list';
import { EmptyGallery } from './empty';
import { HeartIcon, SearchIcon } from './icons';
import type { Library } from './library';
import { watchNear } from './near';
import { StorageLine } from './storage-line';
import { useCreations } from './use-creations';

interface CreationsProps {
  library: Library;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  onFavourite: (creation: Creation) => void;
  /** Told which creations are on screen, in order: the opened one walks through them. */
  onItems: (ids: readonly string[]) => void;
}

/** Everything made: search, favourites, days. */
export function Creations({ library, looks, platforms, onFavourite, onItems }: CreationsProps) {
  const [text, setText] = useState('');
  const [favouritesOnly, setFavouritesOnly] = useState(false);
  const words = useDeferredValue(text.trim());
  const found = useCreations(library, { text: words, favouritesOnly });
  const { items, loading, more, failed, readMore, retry } = found;
  const asked = words !== '' || favouritesOnly;
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => onItems(items.map((item) => item.id)), [items, onItems]);

  const showAll = () => {
    setText('');
    setFavouritesOnly(false);
    search.current?.focus();
  };

  if (!asked && text === '' && !loading && !failed && items.length === 0) {
    return <EmptyGallery platforms={platforms} />;
  }
  return (
    <div className="gal-creations">
      <search className="gal-bar">
        <label className="gal-search">
          <SearchIcon />
          <input
            ref={search}
            type="search"
            aria-label={i18n.t('gallery.search')}
            placeholder={i18n.t('gallery.searchHint')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text !== '' && (
            <button
              type="button"
              className="gal-search-clear"
              aria-label={i18n.t('gallery.clearSearch')}
              onClick={() => {
                setText('');
                search.current?.focus();
              }}
            >
              <CloseIcon />
            </button>
          )}
        </label>
        <Button
          look="ghost"
          aria-pressed={favouritesOnly}
          icon={<HeartIcon filled={favouritesOnly} />}
          onClick={() => setFavouritesOnly((on) => !on)}
        >
          {i18n.t('gallery.favouritesOnly')}
        </Button>
      </search>
      <div aria-live="polite" className="gal-found">
        {failed && (
          <Nothing title={i18n.t('gallery.failed.title')}>
            <Button onClick={retry}>{i18n.t('gallery.failed.retry')}</Button>
          </Nothing>
        )}
        {!failed && !loading && items.length === 0 && (
          <Nothing
            title={i18n.t(words === '' ? 'gallery.noFavourites' : 'gallery.nothingFound')}
            hint={i18n.t(words === '' ? 'gallery.noFavouritesHint' : 'gallery.nothingFoundHint')}
          >
            <Button onClick={showAll}>{i18n.t('gallery.showAll')}</Button>
          </Nothing>
        )}
        {loading && <p className="gal-hidden">{i18n.t('gallery.loading')}</p>}
      </div>
      {items.length > 0 && (
        <DayList
          items={items}
          library={library}
          looks={looks}
          platforms={platforms}
          onFavourite={onFavourite}
        />
      )}
      {more && <Sentinel key={items.length} onNear={readMore} />}
      {!loading && !more && items.length > 0 && (
        <footer className="gal-end">
          {!asked && <p className="gal-end-word">{i18n.t('gallery.end')}</p>}
          <StorageLine library={library} />
        </footer>
      )}
    </div>
  );
}

function Nothing(props: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="gal-nothing">
      <p className="gal-nothing-title">{props.title}</p>
      {props.hint && <p className="gal-quiet">{props.hint}</p>}
      {props.children}
    </div>
  );
}

/** Asks for more when the end of the list comes near. */
function Sentinel({ onNear }: { onNear: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    return element ? watchNear(element, '1500px', (near) => near && onNear()) : undefined;
  }, [onNear]);
  return <div ref={box} className="gal-sentinel" />;
}
