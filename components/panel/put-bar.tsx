import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { BookmarkIcon, DownloadIcon, PutIcon } from '../ui/icons';
import type { Refusal } from './offers';
import { isHeldBack, isWorking } from './result-state';
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
  const { put, result, offers } = panel;
  const { composer } = studio;
  const made = result.state.last?.made ?? null;
  const working = isWorking(result.state);
  const held = isHeldBack(result.state);
  const refusal = offers.refusal(panel.as);
  const waiting = put.state.phase === 'waiting';
  const busy = put.state.phase === 'putting' || put.state.phase === 'undoing';
  const already = made !== null && put.state.inPost === made && !working && !held;
  const canPut = !refusal && !busy && !already && (made !== null || working || held);
  const canTake =
    refusal !== 'no-clips' && !busy && (held || (made !== null && !working)) && !waiting;
  return (
    <footer className="mim-footer">
      <StatusLine studio={studio} panel={panel} />
      {refusal && (
        <p className="mim-footer__hint">{refusalWords(refusal, composer?.platformLabel ?? '')}</p>
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

function refusalWords(why: Refusal, platform: string): string {
  switch (why) {
    case 'no-clips':
      return i18n.t('panel.noClips');
    case 'clip-only':
      return i18n.t('panel.clipOnly', [platform]);
    case 'clips-missing':
      return i18n.t('panel.clipsMissing', [platform]);
  }
}
