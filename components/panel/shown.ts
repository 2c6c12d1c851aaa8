import type { SourceInfo } from '@/utils/engine/engine';
import type { ResultState } from './result-state';
import type { Draft } from './use-previews';

/** What stands on the stage; a clip plays. Sizes in pixels. */
export interface Shown {
  from: 'result' | 'frame' | 'draft' | 'thumb' | 'original';
  blob: Blob;
  clip: boolean;
  width: number;
  height: number;
  /** It has sound. */
  sound: boolean;
}

interface Stage {
  source: Blob;
  info: SourceInfo;
  look: string;
  result: ResultState;
  draft: Draft | null;
  thumb: Blob | null;
}

/**
 * The best picture there is of what was asked for: the full result, else a finished frame of it, else
 * the newest live preview of this look, else the last result of it, else its thumbnail. When nothing
 * more is coming (stopped, failed) it is the last good result, which is also what would be put in the
 * post; of a clip that waits for the user's word it is the preview of what would be made.
 */
export function shownOf({ source, info, look, result, draft, thumb }: Stage): Shown {
  const { width, height } = info;
  const still = (from: Shown['from'], blob: Blob): Shown => ({
    from,
    blob,
    clip: false,
    width,
    height,
    sound: false,
  });
  const last = result.last && result.last.request.source === source ? result.last : null;
  const full: Shown | null = last && {
    from: 'result',
    blob: last.made.file,
    clip: last.request.as !== 'photo',
    width: last.made.width,
    height: last.made.height,
    sound: last.made.sound === true,
  };
  const working = result.phase === 'waiting' || result.phase === 'making';
  const settled = !working && !(result.held && result.phase !== 'ready');
  if (full && settled) return full;
  if (working && result.frame) return still('frame', result.frame);
  if (draft && draft.request.look === look) return still('draft', draft.picture);
  if (full && !full.clip && last?.request.look === look) return full;
  if (thumb) return still('thumb', thumb);
  if (full && !result.held) return full;
  return { ...still('original', source), clip: info.kind === 'clip' };
}
