import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { LookMeta } from '@/utils/engine/engine';
import type { Creation } from '@/utils/history/schema';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { OnwardIcon } from './icons';
import type { Library, Lineage } from './library';
import { formatRoute } from './route';
import { Thumb } from './thumb';
import { lookName, platformName, shortDate } from './words';

interface LineageStripProps {
  creation: Creation;
  library: Library;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  /** Object URL of the user's own photo or clip; `null` where it cannot be shown. */
  original: string | null;
}

/** From the photo, by way of the tries, to the posts: one line of pictures. */
export function LineageStrip({ creation, library, looks, platforms, original }: LineageStripProps) {
  const [lineage, setLineage] = useState<Lineage | null>(null);
  const { id } = creation;
  useEffect(() => {
    let wanted = true;
    setLineage(null);
    library.lineage(id).then(
      (found) => wanted && setLineage(found),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [library, id]);

  const ownClip = creation.recipe.source.kind === 'clip';
  const path = lineage?.path ?? [creation];
  const step = (one: Creation) => (
    <Step
      key={one.id}
      word={one.id === id ? i18n.t('gallery.lineage.this') : shortDate(one.createdAt)}
    >
      <a
        className="gal-step-picture"
        href={formatRoute({ page: 'creations', creationId: one.id })}
        aria-current={one.id === id ? 'true' : undefined}
        aria-label={i18n.t('gallery.lineage.try', [
          lookName(looks, one.recipe.look.id),
          shortDate(one.createdAt),
        ])}
      >
        <Thumb library={library} creation={one} alt="" />
      </a>
    </Step>
  );
  return (
    <section className="gal-lineage" aria-label={i18n.t('gallery.lineage.label')}>
      <h3>{i18n.t('gallery.lineage.label')}</h3>
      <ol className="gal-steps">
        {original && (
          <Step word={i18n.t(ownClip ? 'gallery.lineage.ownClip' : 'gallery.lineage.photo')}>
            <span className="gal-step-picture">
              <span className="gal-thumb">
                {ownClip ? (
                  <video
                    src={original}
                    muted
                    playsInline
                    preload="metadata"
                    aria-label={i18n.t('gallery.view.originalClip')}
                    data-shown
                  />
                ) : (
                  <img src={original} alt={i18n.t('gallery.view.original')} data-shown />
                )}
              </span>
            </span>
          </Step>
        )}
        {path.map(step)}
        {lineage?.children.map(step)}
        {creation.uses.map((use) => {
          const name = platformName(platforms, use.platform);
          return (
            <Step key={`${use.platform} ${use.at}`} word={shortDate(use.at)}>
              <span className="gal-step-post">{i18n.t('gallery.lineage.post', [name])}</span>
            </Step>
          );
        })}
      </ol>
    </section>
  );
}

function Step({ word, children }: { word: string; children: ReactNode }) {
  return (
    <li className="gal-step">
      <OnwardIcon />
      {children}
      <span className="gal-step-word">{word}</span>
    </li>
  );
}
