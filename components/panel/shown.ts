import type { ResultState } from './result-state';
import type { Draft } from './use-previews';

/** Which picture stands on the stage. */
export type Shown =
  | { from: 'result'; blob: Blob; clip: boolean; width: number; height: number }
  | { from: 'draft' | 'thumb' | 'original'; blob: Blob; clip: false };

interface Stage {
  source: Blob;
  look: string;
  result: ResultState;
  draft: Draft | null;
  thumb: Blob | null;
}

/**
 * The best picture there is of what was asked for: the full result, else the newest live preview of
 * this look, else the last result of it, else its thumbnail. When nothing more is coming (stopped,
 * failed) it is the last good result, which is also what would be put in the post.
 */
export function shownOf({ source, look, result, draft, thumb }: Stage): Shown {
  const last = result.last && result.last.request.source === source ? result.last : null;
  const full: Shown | null = last && {
    from: 'result',
    blob: last.made.file,
    clip: last.request.as === 'reveal',
    width: last.made.width,
    height: last.made.height,
  };
  const settled = result.phase !== 'waiting' && result.phase !== 'making';
  if (full && settled) return full;
  if (draft && draft.request.look === look)
    return { from: 'draft', blob: draft.picture, clip: false };
  if (full && last?.request.look === look) return full;
  if (thumb) return { from: 'thumb', blob: thumb, clip: false };
  return full ?? { from: 'original', blob: source, clip: false };
}
