import { i18n } from '#i18n';
import type { LookMeta } from '@/utils/engine/engine';
import { Button } from '../ui/button';
import { AgainIcon, BoltIcon, DiceIcon } from '../ui/icons';
import { seedFrom, surprise } from './choice-state';
import type { Studio } from './studio';
import { trusted } from './trusted';
import type { PanelModel } from './use-panel';
import { lookWords } from './words';

interface PlayBarProps {
  studio: Studio;
  panel: PanelModel;
  look: LookMeta;
}

/** Play: another look altogether, or the same once more. */
export function PlayBar({ panel, look }: Omit<PlayBarProps, 'studio'>) {
  const onSurprise = () => {
    const found = surprise(panel.looks, look.id, Math.random);
    if (found) panel.choose(found);
  };
  return (
    <div className="mim-play">
      <Button size="s" icon={<DiceIcon />} onClick={onSurprise}>
        {i18n.t('panel.surprise')}
      </Button>
      <Button
        size="s"
        icon={<AgainIcon />}
        onClick={() => panel.choose({ type: 'seed', seed: seedFrom(Math.random) })}
      >
        {i18n.t('panel.again')}
      </Button>
    </div>
  );
}

/** Makes this look the one of the composer's button, and says what that means. */
export function OneClick({ studio, panel, look }: PlayBarProps) {
  const favourite = panel.state.favouriteLook === look.id;
  return (
    <div className="mim-oneclick">
      <Button
        size="s"
        icon={<BoltIcon fill={favourite ? 'currentColor' : 'none'} />}
        aria-pressed={favourite}
        onClick={trusted(() => {
          // the mark on the look follows the studio's state: nothing was done if it stays
          studio.setFavouriteLook(favourite ? null : look.id).catch(() => undefined);
        })}
      >
        {i18n.t('panel.oneClick')}
      </Button>
      {favourite && (
        <p className="mim-oneclick__note">{i18n.t('panel.oneClickOn', [lookWords(look)])}</p>
      )}
    </div>
  );
}
