import { describe, expect, it } from 'vitest';
import { NOTHING_PUT } from '@/components/panel/put-state';
import { NO_RESULT, type ResultState } from '@/components/panel/result-state';
import { shownOf } from '@/components/panel/shown';
import { statusOf } from '@/components/panel/status';
import type { Draft } from '@/components/panel/use-previews';
import { clipInfo, finished, inkLook, photoInfo, plainLook, source } from './samples';

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
      left: null,
      deed: null,
    });
  });

  it('tells at once that a put waits for the result', () => {
    const put = { ...NOTHING_PUT, phase: 'waiting' as const };
    expect(statusOf(false, making, put)).toMatchObject({ say: 'making', deed: 'put' });
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
  const base = { source, info: photoInfo, look: inkLook.id, thumb, draft: null };

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

  it('of a clip is its first picture in the look, then a finished frame, then the clip', () => {
    const clip = { ...base, info: clipInfo };
    const resting: ResultState = { ...NO_RESULT, run: 1, phase: 'resting', held: true };
    expect(shownOf({ ...clip, thumb: null, result: resting })).toMatchObject({
      from: 'original',
      clip: true,
    });
    const draft = draftOf(inkLook.id);
    expect(shownOf({ ...clip, result: resting, draft })).toMatchObject({ from: 'draft' });
    const frame = new Blob(['frame']);
    const at: ResultState = { ...resting, phase: 'making', frame };
    expect(shownOf({ ...clip, result: at, draft })).toMatchObject({ from: 'frame', clip: false });
    const done: ResultState = { ...resting, phase: 'ready', last: finished('c', { as: 'clip' }) };
    expect(shownOf({ ...clip, result: done, draft })).toMatchObject({ from: 'result', clip: true });
    // other settings: what was made is not what would be made
    const changed: ResultState = { ...done, phase: 'resting' };
    expect(shownOf({ ...clip, result: changed, draft }).from).toBe('draft');
  });
});

describe('status of a clip', () => {
  const resting: ResultState = { ...NO_RESULT, run: 1, phase: 'resting', held: true };
  it('says that it is made when it is wanted, and how long it still takes', () => {
    expect(statusOf(false, resting, NOTHING_PUT)).toEqual({ say: 'resting' });
    const at: ResultState = { ...resting, phase: 'making', slow: true, progress: 0.25, left: 40 };
    const put = { ...NOTHING_PUT, phase: 'waiting' as const, deed: 'keep' as const };
    expect(statusOf(false, at, put)).toEqual({
      say: 'making',
      percent: 25,
      left: 40,
      deed: 'keep',
    });
  });
});
