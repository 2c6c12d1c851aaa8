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
  /**
   * `waiting`: asked for, not begun, because more changes may follow. `resting`: costly, and made only
   * when the user says so.
   */
  phase: 'idle' | 'resting' | 'waiting' | 'making' | 'ready' | 'failed' | 'stopped';
  /** The current wish is made only when the user says so. */
  held: boolean;
  /** 0..1, never going back within a run; `null` before the first report. */
  progress: number | null;
  /** Rounded seconds until it is ready; `null` while nothing can be said. */
  left: number | null;
  /** A finished frame of the clip that is being made. */
  frame: Blob | null;
  /** It takes long enough to be worth saying so. */
  slow: boolean;
  /** Seconds of work that a second of clip took here, as far as is known. */
  pace: number | null;
  /** The last good result: stays while the next one is made. */
  last: Finished | null;
  error: ErrorCode | null;
}

export type ResultAction =
  | { type: 'asked'; run: number; held?: boolean }
  /** Asked for, but to be made only when the user says so. */
  | { type: 'held'; run: number; request: MakeRequest }
  /** The user says so. */
  | { type: 'wanted' }
  | { type: 'started'; run: number }
  | { type: 'slow'; run: number }
  | { type: 'progress'; run: number; fraction: number; left?: number | null }
  | { type: 'frame'; run: number; frame: Blob }
  /** `took`: milliseconds of work. */
  | { type: 'finished'; run: number; finished: Finished; took?: number }
  | { type: 'failed'; run: number; code: ErrorCode }
  | { type: 'stopped'; run: number }
  /** The source changed or went away: its results mean nothing any more. */
  | { type: 'cleared' };

export const NO_RESULT: ResultState = {
  run: 0,
  phase: 'idle',
  held: false,
  progress: null,
  left: null,
  frame: null,
  slow: false,
  pace: null,
  last: null,
  error: null,
};

/** Next state of making; news of any but the newest run changes nothing. */
export function resultReducer(state: ResultState, action: ResultAction): ResultState {
  if (action.type === 'cleared') {
    return { ...NO_RESULT, run: state.run, pace: state.pace };
  }
  if (action.type === 'wanted') {
    if (state.phase === 'waiting' || state.phase === 'making') return state;
    return { ...state, ...REST, phase: 'waiting', error: null };
  }
  if (action.type === 'held') {
    if (action.run <= state.run) return state;
    const made = state.last !== null && sameRequest(state.last.request, action.request);
    const phase = made ? 'ready' : 'resting';
    return { ...state, ...REST, run: action.run, phase, held: true, error: null };
  }
  if (action.type === 'asked') {
    if (action.run <= state.run) return state;
    return {
      ...state,
      ...REST,
      run: action.run,
      phase: 'waiting',
      held: action.held === true,
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
      const progress = Math.max(state.progress ?? 0, fraction);
      return { ...state, progress, left: action.left ?? state.left };
    }
    case 'frame':
      return { ...state, frame: action.frame };
    case 'finished':
      return {
        ...state,
        ...REST,
        phase: 'ready',
        last: action.finished,
        pace: paceOf(state, action),
      };
    case 'failed':
      return { ...state, ...REST, phase: 'failed', error: action.code };
    case 'stopped':
      return { ...state, ...REST, phase: state.held ? 'resting' : 'stopped' };
  }
}

/** Nothing is under way. */
const REST = { progress: null, left: null, frame: null, slow: false } as const;

function paceOf(state: ResultState, action: Extract<ResultAction, { type: 'finished' }>) {
  const { seconds } = action.finished.made;
  if (!state.held || !action.took || !seconds) return state.pace;
  return action.took / 1000 / seconds;
}

/** Whether two wishes are for the same thing, to the last setting. */
export function sameRequest(one: MakeRequest, other: MakeRequest): boolean {
  const { source, ...rest } = one;
  const { source: otherSource, ...otherRest } = other;
  return source === otherSource && JSON.stringify(rest) === JSON.stringify(otherRest);
}

/** Whether the wish is one that is made only when the user says so, and is not made yet. */
export function isHeldBack(state: ResultState): boolean {
  return state.held && (state.phase === 'resting' || state.phase === 'failed');
}

/** Whether a result is on its way. */
export function isWorking(state: ResultState): boolean {
  return state.phase === 'waiting' || state.phase === 'making';
}
