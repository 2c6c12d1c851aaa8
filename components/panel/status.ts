import type { Deed, PutState } from './put-state';
import { isHeldBack, isWorking, type ResultState } from './result-state';

/** What the status line says, as data; the words are the component's. */
export type Status =
  | { say: 'nothing' | 'reading' | 'ready' | 'stopped' | 'stopped-last' }
  /** A clip that is made when the user says so. */
  | { say: 'resting' }
  | { say: 'making'; percent: number | null; left: number | null; deed: Deed | null }
  | { say: 'putting' | 'undoing' | 'undone' | 'attached' | 'kept' | 'downloaded' }
  | { say: 'held'; reason: 'step-back' | 'pick-ready' }
  | { say: 'saved'; fileName: string };

/** One line for everything that goes on; what the user must do or is waiting for comes first. */
export function statusOf(reading: boolean, result: ResultState, put: PutState): Status {
  const working = isWorking(result);
  const current = result.last?.made ?? null;
  if (put.phase === 'putting' || put.phase === 'undoing') return { say: put.phase };
  if (put.phase === 'held') return { say: 'held', reason: put.reason ?? 'step-back' };
  if (put.phase === 'saved') return { say: 'saved', fileName: put.fileName ?? '' };
  if (reading) return { say: 'reading' };
  if (working && (result.slow || put.phase === 'waiting')) {
    const percent = result.progress === null ? null : Math.round(result.progress * 100);
    const deed = put.phase === 'waiting' ? put.deed : null;
    return { say: 'making', percent, left: result.left, deed };
  }
  // news about an older result is no news once there is a newer one
  if (put.phase === 'attached' && (put.inPost === current || working)) return { say: 'attached' };
  if (put.phase === 'undone') return { say: 'undone' };
  if ((put.phase === 'kept' || put.phase === 'downloaded') && put.made === current && !working)
    return { say: put.phase };
  if (isHeldBack(result)) return { say: 'resting' };
  if (result.phase === 'ready') return { say: 'ready' };
  if (result.phase === 'stopped') return { say: current ? 'stopped-last' : 'stopped' };
  return { say: 'nothing' };
}
