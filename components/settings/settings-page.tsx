import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Library, Stop } from '@/components/gallery/library';
import { StorageLine, useUsage } from '@/components/gallery/storage-line';
import { sizeName } from '@/components/gallery/words';
import type { LookMeta } from '@/utils/engine/engine';
import type { PlatformMeta } from '@/utils/platforms/platform';
import type { Settings } from '@/utils/settings';
import { FavouriteLook } from './favourite-look';
import { Shortcut } from './shortcut';
import { SiteSwitches } from './site-switches';
import './settings.css';

/** Where settings are read and kept. */
export interface SettingsPort {
  read(): Promise<Settings>;
  write(patch: Partial<Settings>): Promise<void>;
  watch(listener: (settings: Settings) => void): Stop;
}

interface SettingsPageProps {
  library: Library;
  looks: readonly LookMeta[];
  platforms: readonly PlatformMeta[];
  port: SettingsPort;
  shortcut: string;
  browser: 'chrome' | 'firefox';
}

/**
 * The settings as they are now, live, and how to change them; `null` until they are read. A change
 * shows at once; when it cannot be kept, what is kept shows again.
 */
function useSettings(port: SettingsPort) {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [read, setRead] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after a change that failed
  useEffect(() => {
    let wanted = true;
    const stop = port.watch((now) => wanted && setSettings(now));
    port.read().then(
      (now) => wanted && setSettings(now),
      () => {},
    );
    return () => {
      wanted = false;
      stop();
    };
  }, [port, read]);
  const change = (patch: Partial<Settings>) => {
    setSettings((now) => now && { ...now, ...patch });
    port.write(patch).catch(() => setRead((count) => count + 1));
  };
  return [settings, change] as const;
}

/** All settings, on one page. */
export function SettingsPage(props: SettingsPageProps) {
  const { library, looks, platforms, port } = props;
  const [settings, change] = useSettings(port);
  const usage = useUsage(library);
  return (
    <div className="set">
      <h1 className="gal-hidden">{i18n.t('settings.title')}</h1>
      {settings && (
        <>
          <Part title={i18n.t('settings.sites.title')} text={i18n.t('settings.sites.text')}>
            <SiteSwitches
              platforms={platforms}
              off={settings.sitesOff}
              onChange={(sitesOff) => change({ sitesOff })}
            />
          </Part>
          <Part title={i18n.t('settings.favourite.title')} text={i18n.t('settings.favourite.text')}>
            <FavouriteLook
              looks={looks}
              chosen={settings.favouriteLook}
              onChange={(favouriteLook) => change({ favouriteLook })}
            />
          </Part>
        </>
      )}
      <Part title={i18n.t('settings.shortcut.title')} text={i18n.t('settings.shortcut.text')}>
        <Shortcut keys={props.shortcut} browser={props.browser} />
      </Part>
      <Part title={i18n.t('settings.storage.title')} text={i18n.t('settings.storage.text')}>
        <StorageLine library={library} />
        {usage?.quota != null && (
          <p className="gal-quiet">{i18n.t('settings.storage.quota', [sizeName(usage.quota)])}</p>
        )}
      </Part>
      <Part title={i18n.t('settings.privacy.title')}>
        <ul className="set-words">
          {(['local', 'history', 'clean', 'none', 'site'] as const).map((word) => (
            <li key={word}>{i18n.t(`settings.privacy.${word}`)}</li>
          ))}
        </ul>
      </Part>
      <p className="set-end">
        <a href="#welcome">{i18n.t('settings.welcome')}</a>
      </p>
    </div>
  );
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="set-part" aria-label={title}>
      <div className="set-head">
        <h2>{title}</h2>
        {text && <p className="gal-quiet">{text}</p>}
      </div>
      <div className="set-body">{children}</div>
    </section>
  );
}
