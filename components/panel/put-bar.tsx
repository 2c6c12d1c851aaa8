import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { BookmarkIcon, DownloadIcon, PutIcon } from '../ui/icons';
import { isWorking } from './result-state';
import { StatusLine } from './status-line';
import type { Studio } from './studio';
import { trusted } from './trusted';
import type { PanelModel } from './use-panel';

interface PutBarProps {
  studio: Studio;
  panel: PanelModel;
}

/** What is going on, and what can be done with the result. */
export function PutBar({ studio, panel }: PutBarProps) {
  const { put, result, offers, choice } = panel;
  const { composer } = studio;
  const made = result.state.last?.made ?? null;
  const working = isWorking(result.state);
  const refusal = offers.refusal(choice.as);
  const busy = put.state.phase === 'putting' || put.state.phase === 'undoing';
  const already = made !== null && put.state.inPost === made && !working;
  const canPut = !refusal && !busy && !already && (made !== null || working);
  const canTake = made !== null && !working && !busy;
  return (
    <footer className="mim-footer">
      <StatusLine studio={studio} panel={panel} />
      {refusal && composer && (
        <p className="mim-footer__hint">{refusalWords(refusal, composer.platformLabel)}</p>
      )}
      <div className="mim-footer__actions">
        {composer && (
          <Button
            look="primary"
            size="l"
            className="mim-footer__put"
            icon={<PutIcon />}
            disabled={!canPut}
            onClick={trusted(put.put)}
          >
            {i18n.t('panel.put')}
          </Button>
        )}
        <Button
          look={composer ? 'soft' : 'primary'}
          size="l"
          className={composer ? 'mim-footer__side' : 'mim-footer__put'}
          icon={<BookmarkIcon />}
          disabled={!canTake}
          onClick={trusted(put.keep)}
        >
          {i18n.t('panel.keep')}
        </Button>
        <Button
          size="l"
          className="mim-footer__side"
          icon={<DownloadIcon />}
          disabled={!canTake}
          onClick={trusted(put.download)}
        >
          {i18n.t('panel.download')}
        </Button>
      </div>
    </footer>
  );
}

function refusalWords(why: 'clip-only' | 'clips-missing', platform: string): string {
  switch (why) {
    case 'clip-only':
      return i18n.t('panel.clipOnly', [platform]);
    case 'clips-missing':
      return i18n.t('panel.clipsMissing', [platform]);
  }
}
