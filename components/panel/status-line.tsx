import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { CheckIcon, FolderIcon, StepBackIcon, UndoIcon } from '../ui/icons';
import { isPutBusy } from './put-state';
import { type Status, statusOf } from './status';
import type { Studio } from './studio';
import { trusted } from './trusted';
import type { PanelModel } from './use-panel';
import { timeWords } from './words';

interface StatusLineProps {
  studio: Studio;
  panel: PanelModel;
}

/** The one live line: progress with Cancel, results with Undo. */
export function StatusLine({ studio, panel }: StatusLineProps) {
  const { put, result } = panel;
  const status = statusOf(panel.source.state.reading, result.state, put.state);
  const words = statusWords(status, panel, studio.composer?.platformLabel ?? '');
  const cancellable = status.say === 'making' || put.state.phase === 'putting';
  const undoable = put.state.inPost !== null && !isPutBusy(put.state) && !cancellable;
  // nothing to tell: the line says who renders, and at what price
  const quiet = words === '' || status.say === 'ready';
  const card = status.say === 'attached' || status.say === 'held' || status.say === 'saved';
  return (
    <div
      className={classes(
        'mim-status',
        card && 'mim-status--card',
        status.say === 'attached' && 'mim-status--good',
      )}
    >
      {icons[status.say]}
      <div className="mim-status__words">
        <p role="status" className={quiet ? 'ui-hidden' : undefined}>
          {words}
        </p>
        {quiet && <span className="mim-chip">{i18n.t('panel.onDevice')}</span>}
      </div>
      {cancellable && (
        <Button look="ghost" size="s" onClick={panel.cancel}>
          {i18n.t('panel.cancel')}
        </Button>
      )}
      {(status.say === 'stopped' || status.say === 'stopped-last') && (
        <Button look="ghost" size="s" onClick={result.retry}>
          {i18n.t('panel.tryAgain')}
        </Button>
      )}
      {undoable && (
        <Button look="ghost" size="s" icon={<UndoIcon />} onClick={trusted(put.undo)}>
          {i18n.t('panel.undo')}
        </Button>
      )}
      {status.say === 'attached' && (
        <p className="mim-status__note">{i18n.t('panel.disclosure')}</p>
      )}
    </div>
  );
}

const icons: Partial<Record<Status['say'], ReactNode>> = {
  attached: <CheckIcon />,
  undone: <CheckIcon />,
  kept: <CheckIcon />,
  downloaded: <CheckIcon />,
  held: <StepBackIcon />,
  saved: <FolderIcon />,
};

function statusWords(status: Status, panel: PanelModel, platform: string): string {
  const own = panel.kind === 'clip';
  switch (status.say) {
    case 'nothing':
      return '';
    case 'reading':
      return i18n.t('panel.reading');
    case 'ready':
      return i18n.t('panel.ready');
    case 'resting':
      return i18n.t('panel.clipRest');
    case 'stopped':
      return i18n.t('panel.stopped');
    case 'stopped-last':
      return i18n.t('panel.stoppedLast');
    case 'making':
      return makingWords(status, panel.as !== 'photo');
    case 'putting':
      return i18n.t('panel.putting');
    case 'undoing':
      return i18n.t(own ? 'panel.undoingClip' : 'panel.undoing');
    case 'undone':
      return i18n.t(own ? 'panel.undoneClip' : 'panel.undone');
    case 'attached':
      return i18n.t('panel.putDone', [platform]);
    case 'kept':
      return i18n.t('panel.kept');
    case 'downloaded':
      return i18n.t('panel.downloaded');
    case 'held':
      return status.reason === 'step-back'
        ? i18n.t('panel.heldStep', [platform])
        : i18n.t('panel.heldPick', [platform]);
    case 'saved':
      return i18n.t('panel.saved', [status.fileName, platform]);
  }
}

function makingWords(status: Extract<Status, { say: 'making' }>, clip: boolean): string {
  const { percent, left, deed } = status;
  const soon = deed && i18n.t(SOON[deed]);
  return [howFarWords(percent, left, clip), soon].filter(Boolean).join(' ');
}

/** How far it is; of what takes long, the time that is left too. The last ten seconds are not counted. */
function howFarWords(percent: number | null, left: number | null, clip: boolean): string {
  if (percent === null) return i18n.t(clip ? 'panel.makingClip' : 'panel.making');
  if (left === null)
    return i18n.t(clip ? 'panel.makingClipPercent' : 'panel.makingPercent', [percent]);
  if (left <= 10) return i18n.t('panel.makingClipSoon', [percent]);
  return i18n.t('panel.makingClipLeft', [percent, timeWords(left)]);
}

const SOON = {
  put: 'panel.puttingSoon',
  keep: 'panel.keepingSoon',
  download: 'panel.savingSoon',
} as const;
