import type { JSX } from 'react';
import { css } from './css.ts';

/** The site's switch: the input lies under its thumb. */
export function Switch({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): JSX.Element {
  return (
    <div className={`Switch__root ${css.switch}`}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: where the site says it */}
      <div
        className={`Switch__content ${css.switchBody} ${checked ? css.switchOn : ''}`}
        aria-checked={checked}
        data-state={checked ? 'checked' : 'unchecked'}
      >
        <input
          type="checkbox"
          role="switch"
          className={`Switch__input ${css.switchInput}`}
          aria-label={label}
          aria-checked={checked}
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span
          data-part="thumb"
          data-state={checked ? 'checked' : 'unchecked'}
          className={css.thumb}
        />
      </div>
    </div>
  );
}
