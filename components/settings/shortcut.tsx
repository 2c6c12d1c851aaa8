import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/button';

/** Where each browser lets keys be changed. Such addresses cannot be links. */
const PAGES = { chrome: 'chrome://extensions/shortcuts', firefox: 'about:addons' } as const;

interface ShortcutProps {
  /** As the browser writes them, `Alt+Shift+M`; empty when none are set. */
  keys: string;
  browser: 'chrome' | 'firefox';
}

/** The keys that open the panel, and how to change them. */
export function Shortcut({ keys, browser }: ShortcutProps) {
  const [copied, setCopied] = useState(false);
  const address = PAGES[browser];
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <p className="set-keys">
        {keys === ''
          ? i18n.t('settings.shortcut.none')
          : keys.split('+').map((key) => <kbd key={key}>{key}</kbd>)}
      </p>
      <p className="gal-quiet">{i18n.t(`settings.shortcut.${browser}`)}</p>
      <p className="set-address">
        <code>{address}</code>
        <Button size="s" onClick={copy}>
          {i18n.t(copied ? 'settings.shortcut.copied' : 'settings.shortcut.copy')}
        </Button>
      </p>
    </>
  );
}
