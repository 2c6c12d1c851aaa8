import type { ErrorCode } from '@/utils/lib/errors';
import type { Made, PutOutcome } from './studio';

/** Where "Put it in the post", "Undo", "Keep for me" and "Download" stand. */
export interface PutState {
  phase:
    | 'none'
    /** Pressed before the result was ready: it is done as soon as it is. */
    | 'waiting'
    | 'putting'
    /** The composer takes no files at this step; we go on when the user has gone back. */
    | 'held'
    /** Saved to disk; we wait for the user's own pick. */
    | 'saved'
    | 'attached'
    | 'undoing'
    | 'undone'
    | 'kept'
    | 'downloaded';
  /** What is done once the result is ready. */
  deed: Deed;
  /** What the phase is about. */
  made: Made | null;
  /** The result that is in the post now; stays while the next one is made, for Undo. */
  inPost: Made | null;
  reason: 'step-back' | 'pick-ready' | null;
  fileName: string | null;
  error: ErrorCode | null;
  /** What "Try again" does. */
  retry: Deed | 'undo' | null;
}

/** What can be done with a result. */
export type Deed = 'put' | 'keep' | 'download';

export type PutAction =
  | { type: 'pressed'; deed: Deed }
  | { type: 'putting'; made: Made }
  | { type: 'outcome'; made: Made; outcome: PutOutcome }
  | { type: 'arrived'; made: Made }
  | { type: 'undoing' }
  | { type: 'undo-outcome'; outcome: PutOutcome }
  | { type: 'kept' | 'downloaded'; made: Made }
  | { type: 'failed'; code: ErrorCode; retry: NonNullable<PutState['retry']> }
  | { type: 'dismissed' }
  /** Cancelled by the user, or nothing to wait for any more. */
  | { type: 'stopped' }
  /** Something else is being made: news about the last thing is old. */
  | { type: 'moved-on' };

export const NOTHING_PUT: PutState = {
  phase: 'none',
  deed: 'put',
  made: null,
  inPost: null,
  reason: null,
  fileName: null,
  error: null,
  retry: null,
};

/** Next state of putting. */
export function putReducer(state: PutState, action: PutAction): PutState {
  const calm = { ...state, reason: null, fileName: null, error: null, retry: null };
  switch (action.type) {
    case 'pressed':
      return { ...calm, phase: 'waiting', deed: action.deed, made: null };
    case 'putting':
      return { ...calm, phase: 'putting', made: action.made };
    case 'outcome':
      return afterOutcome(calm, action.made, action.outcome);
    case 'arrived':
      if (state.made !== action.made) return state;
      return { ...calm, phase: 'attached', inPost: action.made };
    case 'undoing':
      return { ...calm, phase: 'undoing' };
    case 'undo-outcome':
      // the user's own file is on its way by the same ladder of ways that a result takes
      if (action.outcome.state === 'attached')
        return { ...calm, phase: 'undone', made: null, inPost: null };
      return { ...afterOutcome(calm, state.made, action.outcome), inPost: null };
    case 'kept':
    case 'downloaded':
      // what the user must still do stays on screen
      if (state.phase === 'held' || state.phase === 'saved') return state;
      return { ...calm, phase: action.type, made: action.made };
    case 'failed':
      return { ...calm, phase: rest(state), error: action.code, retry: action.retry };
    case 'dismissed':
      return { ...state, error: null, retry: null };
    case 'stopped':
      return { ...calm, phase: rest(state) };
    case 'moved-on':
      if (state.phase === 'undone' || state.phase === 'kept' || state.phase === 'downloaded')
        return { ...calm, phase: rest(state) };
      return state.error ? { ...state, error: null, retry: null } : state;
  }
}

function afterOutcome(state: PutState, made: Made | null, outcome: PutOutcome): PutState {
  switch (outcome.state) {
    case 'attached':
      return { ...state, phase: 'attached', made, inPost: made };
    case 'held':
      return { ...state, phase: 'held', made, reason: outcome.reason };
    case 'saved':
      return { ...state, phase: 'saved', made, fileName: outcome.fileName };
  }
}

/** Where things stand when an attempt came to nothing. */
function rest(state: PutState): PutState['phase'] {
  return state.inPost ? 'attached' : 'none';
}

/** Whether something is on its way that Cancel or Escape should stop first. */
export function isPutBusy(state: PutState): boolean {
  return state.phase === 'waiting' || state.phase === 'putting' || state.phase === 'undoing';
}
