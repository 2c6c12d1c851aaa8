import { i18n } from '#i18n';
import type { PlatformId, PlatformMeta } from '@/utils/platforms/platform';

interface SiteSwitchesProps {
  platforms: readonly PlatformMeta[];
  off: readonly PlatformId[];
  onChange: (off: readonly PlatformId[]) => void;
}

/** One switch for each site. */
export function SiteSwitches({ platforms, off, onChange }: SiteSwitchesProps) {
  return (
    <ul className="set-switches">
      {platforms.map(({ id, label, hosts }) => (
        <li key={id}>
          <label className="set-switch">
            <span>
              <span className="gal-hidden">{i18n.t('settings.sites.site', [label])}</span>
              <span aria-hidden="true">{label}</span>
              <span className="gal-quiet" aria-hidden="true">
                {hosts[0]}
              </span>
            </span>
            <input
              type="checkbox"
              role="switch"
              checked={!off.includes(id)}
              aria-checked={!off.includes(id)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked ? off.filter((one) => one !== id) : [...off, id],
                )
              }
            />
          </label>
        </li>
      ))}
    </ul>
  );
}
