import { type CSSProperties, memo } from 'react';
import { i18n } from '#i18n';
import { ClipIcon } from '@/components/ui/icons';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { HeartIcon } from './icons';
import type { Library } from './library';
import { formatRoute } from './route';
import { Thumb } from './thumb';
import { lookName, momentName, platformName } from './words';

export interface CardProps {
  creation: Creation;
  library: Pick<Library, 'thumb'>;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  onFavourite: (creation: Creation) => void;
}

/** Width by height as the row shows it: very long pictures are cut a little, so that rows stay calm. */
function ratioOf(creation: Creation): number {
  const { width, height } = creation.recipe.fit;
  return Math.min(2.2, Math.max(0.62, width / height));
}

/** One creation in the list: its picture opens it, its heart keeps it at hand. */
export const CreationCard = memo(function CreationCard(props: CardProps) {
  const { creation, library, looks, platforms, onFavourite } = props;
  const look = lookName(looks, creation.recipe.look.id);
  const places = [...new Set(creation.uses.map((use) => use.platform))];
  const style = { '--ratio': ratioOf(creation) } as CSSProperties;
  const clip = creation.recipe.fit.format === 'video/mp4';
  return (
    <div className="gal-card" style={style}>
      <a
        className="gal-card-link"
        href={formatRoute({ page: 'creations', creationId: creation.id })}
        aria-label={i18n.t('gallery.open', [look, momentName(creation.createdAt)])}
      >
        <Thumb library={library} creation={creation} alt="" />
        {clip && (
          <span className="gal-card-clip">
            <ClipIcon />
            {i18n.t('gallery.clip')}
          </span>
        )}
      </a>
      <button
        type="button"
        className="gal-card-heart"
        aria-pressed={creation.favourite}
        aria-label={i18n.t('gallery.favouriteOf', [look])}
        onClick={() => onFavourite(creation)}
      >
        <HeartIcon filled={creation.favourite} />
      </button>
      <p className="gal-card-line">
        <span className="gal-card-look">{look}</span>
        {places.map((place) => {
          const name = platformName(platforms, place);
          return (
            <span key={place} className="gal-badge" title={i18n.t('gallery.usedOn', [name])}>
              {name}
            </span>
          );
        })}
      </p>
    </div>
  );
});
