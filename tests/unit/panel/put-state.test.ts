import { describe, expect, it } from 'vitest';
import { isPutBusy, NOTHING_PUT, type PutAction, putReducer } from '@/components/panel/put-state';
import { made } from './samples';

const one = made('one');
const two = made('two');
const attached: PutAction[] = [
  { type: 'putting', made: one },
  { type: 'outcome', made: one, outcome: { state: 'attached' } },
];

function played(...actions: PutAction[]) {
  return actions.reduce(putReducer, NOTHING_PUT);
}

describe('put state', () => {
  it('remembers what is in the post while the next one is tried', () => {
    expect(played(...attached)).toMatchObject({ phase: 'attached', inPost: one });
    const failed = played(
      ...attached,
      { type: 'putting', made: two },
      { type: 'failed', code: 'not-attached', retry: 'put' },
    );
    expect(failed).toMatchObject({ phase: 'attached', inPost: one, error: 'not-attached' });
  });

  it('goes on from held and saved when the result arrives, and only for that result', () => {
    const held = played(
      { type: 'putting', made: one },
      { type: 'outcome', made: one, outcome: { state: 'held', reason: 'step-back' } },
    );
    expect(held).toMatchObject({ phase: 'held', reason: 'step-back', inPost: null });
    expect(putReducer(held, { type: 'arrived', made: two })).toBe(held);
    expect(putReducer(held, { type: 'arrived', made: one })).toMatchObject({
      phase: 'attached',
      inPost: one,
      reason: null,
    });
    const saved = played(
      { type: 'putting', made: one },
      { type: 'outcome', made: one, outcome: { state: 'saved', fileName: 'a.jpg' } },
    );
    expect(saved).toMatchObject({ phase: 'saved', fileName: 'a.jpg' });
    // what the user must still do is not covered up
    expect(putReducer(saved, { type: 'kept', made: one })).toBe(saved);
  });

  it('has nothing in the post after Undo', () => {
    const undone = played(
      ...attached,
      { type: 'undoing' },
      { type: 'undo-outcome', outcome: { state: 'attached' } },
    );
    expect(undone).toMatchObject({ phase: 'undone', inPost: null, made: null });
  });

  it('keeps Undo possible when undoing failed', () => {
    const state = played(
      ...attached,
      { type: 'undoing' },
      { type: 'failed', code: 'draft-changed', retry: 'undo' },
    );
    expect(state).toMatchObject({ phase: 'attached', inPost: one, retry: 'undo' });
  });

  it('knows when something is on its way', () => {
    expect(isPutBusy(played({ type: 'pressed', deed: 'put' }))).toBe(true);
    expect(isPutBusy(played({ type: 'putting', made: one }))).toBe(true);
    expect(isPutBusy(played(...attached))).toBe(false);
    expect(isPutBusy(played({ type: 'pressed', deed: 'put' }, { type: 'stopped' }))).toBe(false);
  });

  it('lets old news go when something else is made, but not what is in the post', () => {
    expect(played({ type: 'kept', made: one }, { type: 'moved-on' }).phase).toBe('none');
    const state = played(...attached, { type: 'moved-on' });
    expect(state).toMatchObject({ phase: 'attached', inPost: one });
    const failed = played({ type: 'failed', code: 'no-room', retry: 'put' }, { type: 'moved-on' });
    expect(failed.error).toBeNull();
  });
});
