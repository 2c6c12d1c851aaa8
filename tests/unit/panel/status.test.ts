import { describe, expect, it } from 'vitest';
import { NOTHING_PUT } from '@/components/panel/put-state';
import { NO_RESULT, type ResultState } from '@/components/panel/result-state';
import { shownOf } from '@/components/panel/shown';
import { statusOf } from '@/components/panel/status';
import type { Draft } from '@/components/panel/use-previews';
import { finished, inkLook, plainLook, source } from './samples';

const last = finished('one');
const ready: ResultState = { ...NO_RESULT, run: 1, phase: 'ready', last };
const making: ResultState = { ...ready, run: 2, phase: 'making' };

describe('status line', () => {
  it('stays quiet about short work and tells of long work', () => {
    expect(statusOf(false, making, NOTHING_PUT)).toEqual({ say: 'nothing' });
    const slow = { ...making, slow: true, progress: 0.426 };
    expect(statusOf(false, slow, NOTHING_PUT)).toEqual({
      say: 'making',
      percent: 43,
      waitingToPut: false,
    });
  });

  it('tells at once that a put waits for the result', () => {
    const put = { ...NOTHING_PUT, phase: 'waiting' as const };
    expect(statusOf(false, making, put)).toMatchObject({ say: 'making', waitingToPut: true });
  });

  it('says that it is in the post only of the result that is', () => {
    const put = { ...NOTHING_PUT, phase: 'attached' as const, inPost: last.made };
    expect(statusOf(false, ready, put)).toEqual({ say: 'attached' });
    const newer: ResultState = { ...ready, last: finished('two') };
    expect(statusOf(false, newer, put)).toEqual({ say: 'ready' });
  });

  it('puts what the user has to do before everything else', () => {
    const held = { ...NOTHING_PUT, phase: 'held' as const, reason: 'step-back' as const };
    expect(statusOf(false, { ...making, slow: true }, held)).toEqual({
      say: 'held',
      reason: 'step-back',
    });
  });
});

describe('the picture shown', () => {
  const thumb = new Blob(['thumb']);
  const draftOf = (look: string): Draft => ({
    picture: new Blob([`draft ${look}`]),
    request: { look, options: {}, keep: 0, seed: 1 },
    source,
  });
  const base = { source, look: inkLook.id, thumb, draft: null };

  it('is the result once it is there, also when the next one failed', () => {
    expect(shownOf({ ...base, result: ready }).blob).toBe(last.made.file);
    const failed: ResultState = { ...ready, phase: 'failed', error: 'internal' };
    expect(shownOf({ ...base, look: plainLook.id, result: failed }).blob).toBe(last.made.file);
  });

  it('is the live preview of this look while the full one is made, never another look’s', () => {
    const draft = draftOf(inkLook.id);
    expect(shownOf({ ...base, result: making, draft }).blob).toBe(draft.picture);
    const other = shownOf({ ...base, result: making, draft: draftOf(plainLook.id) });
    expect(other.blob).toBe(last.made.file);
  });

  it('is the thumbnail of a look just chosen', () => {
    expect(shownOf({ ...base, look: plainLook.id, result: making }).blob).toBe(thumb);
  });

  it('is the original before anything is there, and never a result of another source', () => {
    const start = { ...NO_RESULT, run: 1, phase: 'making' as const };
    expect(shownOf({ ...base, thumb: null, result: start })).toMatchObject({ from: 'original' });
    const strange: ResultState = { ...ready, last: finished('x', { source: new Blob(['other']) }) };
    expect(shownOf({ ...base, result: strange }).blob).toBe(thumb);
  });
});
