import { describe, expect, it } from 'vitest';
import {
  isWorking,
  NO_RESULT,
  type ResultAction,
  resultReducer,
} from '@/components/panel/result-state';
import { finished } from './samples';

function played(...actions: ResultAction[]) {
  return actions.reduce(resultReducer, NO_RESULT);
}

describe('result state', () => {
  it('goes from asked to ready', () => {
    const waiting = played({ type: 'asked', run: 1 });
    expect(waiting.phase).toBe('waiting');
    expect(isWorking(waiting)).toBe(true);
    const ready = played(
      { type: 'asked', run: 1 },
      { type: 'started', run: 1 },
      { type: 'finished', run: 1, finished: finished('a') },
    );
    expect(ready.phase).toBe('ready');
    expect(ready.last?.made.id).toBe('a');
    expect(isWorking(ready)).toBe(false);
  });

  it('ignores news of an older run, even its result', () => {
    const state = played(
      { type: 'asked', run: 1 },
      { type: 'asked', run: 2 },
      { type: 'finished', run: 1, finished: finished('old') },
      { type: 'failed', run: 1, code: 'internal' },
      { type: 'progress', run: 1, fraction: 0.9 },
    );
    expect(state).toMatchObject({ run: 2, phase: 'waiting', last: null, progress: null });
  });

  it('keeps the last good result while the next is made, and when that fails or is stopped', () => {
    const made = finished('good');
    const start: ResultAction[] = [
      { type: 'asked', run: 1 },
      { type: 'finished', run: 1, finished: made },
      { type: 'asked', run: 2 },
    ];
    expect(played(...start).last).toBe(made);
    const failed = played(...start, { type: 'failed', run: 2, code: 'out-of-memory' });
    expect(failed).toMatchObject({ phase: 'failed', error: 'out-of-memory', last: made });
    const stopped = played(...start, { type: 'stopped', run: 2 });
    expect(stopped).toMatchObject({ phase: 'stopped', error: null, last: made });
  });

  it('never lets progress go back or leave 0 to 1', () => {
    const state = played(
      { type: 'asked', run: 1 },
      { type: 'progress', run: 1, fraction: 0.6 },
      { type: 'progress', run: 1, fraction: 0.2 },
    );
    expect(state.progress).toBe(0.6);
    expect(resultReducer(state, { type: 'progress', run: 1, fraction: 7 }).progress).toBe(1);
  });

  it('takes nothing more from a run that was stopped', () => {
    const state = played(
      { type: 'asked', run: 1 },
      { type: 'stopped', run: 1 },
      { type: 'finished', run: 1, finished: finished('late') },
    );
    expect(state).toMatchObject({ phase: 'stopped', last: null });
  });

  it('does not blink its progress line while things keep changing', () => {
    const slow: ResultAction[] = [
      { type: 'asked', run: 1 },
      { type: 'slow', run: 1 },
    ];
    expect(played(...slow, { type: 'asked', run: 2 }).slow).toBe(true);
    const done: ResultAction = { type: 'finished', run: 1, finished: finished('a') };
    expect(played(...slow, done, { type: 'asked', run: 2 }).slow).toBe(false);
  });

  it('forgets everything with a new source, but not the numbering of runs', () => {
    const state = played(
      { type: 'asked', run: 4 },
      { type: 'finished', run: 4, finished: finished('a') },
      { type: 'cleared' },
    );
    expect(state).toEqual({ ...NO_RESULT, run: 4 });
  });
});
