import { i18n } from '#i18n';
import { EmptyArt } from '@/components/panel/empty-art';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { formatRoute } from './route';

/** Where nothing has been made yet: an invitation. */
export function EmptyGallery({ platforms }: { platforms: readonly PlatformMeta[] }) {
  return (
    <div className="gal-empty">
      <EmptyArt />
      <h2>{i18n.t('gallery.empty.title')}</h2>
      <p>{i18n.t('gallery.empty.text')}</p>
      <p className="gal-empty-ways">
        <a
          className="ui-button ui-button--primary ui-button--l"
          href={formatRoute({ page: 'studio', source: null })}
        >
          {i18n.t('gallery.empty.try')}
        </a>
        {platforms.map((platform) => (
          <a
            key={platform.id}
            className="ui-button ui-button--soft ui-button--l"
            href={platform.home}
            target="_blank"
            rel="noreferrer"
          >
            {i18n.t('gallery.empty.open', [platform.label])}
          </a>
        ))}
      </p>
    </div>
  );
}
