import { i18n } from '#i18n';
import type { ErrorCode } from '@/utils/lib/errors';
import { Button } from '../ui/button';
import { AlertIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { trusted } from './trusted';
import type { PanelModel } from './use-panel';
import { errorWords } from './words';

/** Errors that the same press again cannot mend: the user must do something else first. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'empty-file',
  'not-an-image',
  'damaged',
  'cannot-decode',
  'heic-unsupported',
  'file-too-large',
  'too-many-pixels',
  'clip-unsupported',
  'clip-encoder-missing',
  'clip-codec-missing',
  'clip-damaged',
  'clip-empty',
  'clip-too-large',
  'session-expired',
  'reload-tab',
]);

interface Problem {
  code: ErrorCode;
  retry: () => void;
  dismiss: (() => void) | null;
}

function problemOf({ source, result, put }: PanelModel): Problem | null {
  if (source.state.error)
    return { code: source.state.error, retry: source.retry, dismiss: source.dismiss };
  if (put.state.error) return { code: put.state.error, retry: put.retry, dismiss: put.dismiss };
  if (result.state.error) return { code: result.state.error, retry: result.retry, dismiss: null };
  return null;
}

/** The newest error, in words, with what can be done about it. */
export function Problems({ panel }: { panel: PanelModel }) {
  const problem = problemOf(panel);
  if (!problem) return null;
  const { code, retry, dismiss } = problem;
  return (
    <Notice
      kind="bad"
      icon={<AlertIcon />}
      actions={
        <>
          {dismiss && (
            <Button look="ghost" size="s" onClick={dismiss}>
              {i18n.t('panel.dismiss')}
            </Button>
          )}
          {!FINAL.has(code) && (
            <Button look="ghost" size="s" onClick={trusted(retry)}>
              {i18n.t('panel.tryAgain')}
            </Button>
          )}
        </>
      }
    >
      {errorWords(code)}
    </Notice>
  );
}
