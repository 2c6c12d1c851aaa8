import type { ErrorCode } from '@/utils/lib/errors';
import type { Made, MakeRequest } from './studio';

/** A finished result with what was asked for. */
export interface Finished {
  made: Made;
  request: MakeRequest;
}

/** Where the making of the current wish stands. Runs are numbered; only the newest counts. */
export interface ResultState {
  run: number;
  /** `waiting`: asked for, not begun, because more changes may follow. */
  phase: 'idle' | 'waiting' | 'making' | 'ready' | 'failed' | 'stopped';
  /** 0..1, never going back within a run; `null` before the first report. */
  progress: number | null;
  /** It takes long enough to be worth saying so. */
  slow: boolean;
  /** The last good result: stays while the next one is made. */
  last: Finished | null;
  error: ErrorCode | null;
}

export type ResultAction =
  | { type: 'asked'; run: number }
  | { type: 'started'; run: number }
  | { type: 'slow'; run: number }
  | { type: 'progress'; run: number; fraction: number }
  | { type: 'finished'; run: number; finished: Finished }
  | { type: 'failed'; run: number; code: ErrorCode }
  | { type: 'stopped'; run: number }
  /** The source changed or went away: its results mean nothing any more. */
  | { type: 'cleared' };

export const NO_RESULT: ResultState = {
  run: 0,
  phase: 'idle',
  progress: null,
  slow: false,
  last: null,
  error: null,
};

/** Next state of making; news of any but the newest run changes nothing. */
export function resultReducer(state: ResultState, action: ResultAction): ResultState {
  if (action.type === 'cleared') return { ...NO_RESULT, run: state.run };
  if (action.type === 'asked') {
    if (action.run <= state.run) return state;
    return {
      ...state,
      run: action.run,
      phase: 'waiting',
      progress: null,
      // while someone keeps changing things, the progress line does not blink
      slow: state.slow && isWorking(state),
      error: null,
    };
  }
  if (action.run !== state.run || !isWorking(state)) return state;
  switch (action.type) {
    case 'started':
      return { ...state, phase: 'making' };
    case 'slow':
      return { ...state, slow: true };
    case 'progress': {
      const fraction = Math.min(1, Math.max(0, action.fraction));
      return { ...state, progress: Math.max(state.progress ?? 0, fraction) };
    }
    case 'finished':
      return { ...state, phase: 'ready', progress: null, slow: false, last: action.finished };
    case 'failed':
      return { ...state, phase: 'failed', progress: null, slow: false, error: action.code };
    case 'stopped':
      return { ...state, phase: 'stopped', progress: null, slow: false };
  }
}

/** Whether a result is on its way. */
export function isWorking(state: ResultState): boolean {
  return state.phase === 'waiting' || state.phase === 'making';
}
