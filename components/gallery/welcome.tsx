import { useMemo } from 'react';
import { i18n } from '#i18n';
import { CheckIcon } from '@/components/ui/icons';
import type { LookMeta } from '@/utils/engine/engine';
import type { PlatformMeta } from '@/utils/platforms/platform';
import { Compare } from './compare';
import { Demo } from './demo';
import { PieceIcon } from './icons';
import type { StudioFor } from './library';
import { pairsOf, SAMPLES, type Sample } from './samples';
import { TryBox } from './try-box';
import { lookName } from './words';
import './welcome.css';

interface WelcomeProps {
  platforms: readonly PlatformMeta[];
  looks: readonly LookMeta[];
  studioFor: StudioFor;
  browser: 'chrome' | 'firefox';
  samples?: readonly Sample[];
}

/** The first page anybody sees: what this is, at a glance, and a way to try it without going anywhere. */
export function Welcome(props: WelcomeProps) {
  const { platforms, looks, studioFor, browser, samples = SAMPLES } = props;
  const pairs = useMemo(() => pairsOf(samples), [samples]);
  return (
    <div className="wel">
      <section className="wel-hero" data-alone={pairs.length === 0 || undefined}>
        <div className="wel-say">
          <h1>{i18n.t('welcome.tagline')}</h1>
          <p className="wel-lead">{i18n.t('welcome.text')}</p>
          <p className="wel-ways">
            {platforms.map((platform) => (
              <a
                key={platform.id}
                className="ui-button ui-button--soft ui-button--l"
                href={platform.home}
                target="_blank"
                rel="noreferrer"
              >
                {i18n.t('welcome.open', [platform.label])}
              </a>
            ))}
          </p>
          <ul className="wel-promises">
            {(['local', 'free', 'yours'] as const).map((promise) => (
              <li key={promise}>
                <CheckIcon />
                <span>
                  <strong>{i18n.t(`welcome.promise.${promise}`)}</strong>{' '}
                  {i18n.t(`welcome.promise.${promise}Text`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
        {pairs.length > 0 && <Demo pairs={pairs} />}
      </section>

      <TryBox samples={samples} studioFor={studioFor} />

      <section className="wel-steps" aria-label={i18n.t('welcome.steps.label')}>
        <h2>{i18n.t('welcome.steps.label')}</h2>
        <ol>
          {(['one', 'two', 'three'] as const).map((step) => (
            <li key={step}>
              <h3>{i18n.t(`welcome.steps.${step}`)}</h3>
              <p>{i18n.t(`welcome.steps.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </section>

      {pairs.length > 0 && (
        <section className="wel-pairs" aria-label={i18n.t('welcome.pairs.title')}>
          <h2>{i18n.t('welcome.pairs.title')}</h2>
          <div className="wel-pairs-row">
            {pairs.slice(0, 3).map((pair) => {
              const name = lookName(looks, pair.look);
              return (
                <figure key={pair.id}>
                  <Compare original={pair.before} result={pair.after} look={name} />
                  <figcaption>{name}</figcaption>
                </figure>
              );
            })}
          </div>
        </section>
      )}

      <section className="wel-pin">
        <PieceIcon />
        <div>
          <h2>{i18n.t('welcome.pin.title')}</h2>
          <p>{i18n.t(`welcome.pin.${browser}`)}</p>
        </div>
        <a className="ui-button ui-button--ghost ui-button--m" href="#creations">
          {i18n.t('welcome.toGallery')}
        </a>
      </section>
    </div>
  );
}
