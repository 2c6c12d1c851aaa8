import { describe, expect, it } from 'vitest';
import { offersOf } from '@/components/panel/offers';
import { targetOf } from '@/components/panel/source-state';
import { extended, pointIn, stepped } from '@/components/panel/strokes';
import type { Studio, StudioItem } from '@/components/panel/studio';
import { roving } from '@/components/ui/roving';

const item = (id: string, position: number): StudioItem => ({
  id,
  position,
  kind: 'photo',
  thumbUrl: null,
});

describe('the item that is replaced', () => {
  const from = { id: 'b', position: 2, of: 2 };

  it('is the one that the source came from', () => {
    expect(targetOf(from, [item('a', 1), item('b', 2)], false)).toBe('b');
    // it moved, because another one was removed
    expect(targetOf(from, [item('b', 1)], false)).toBe('b');
  });

  it('is the new one at its place after a put, only while the count is the same', () => {
    const now = [item('a', 1), item('new', 2)];
    expect(targetOf(from, now, true)).toBe('new');
    expect(targetOf(from, now, false)).toBeNull();
    expect(targetOf(from, [...now, item('c', 3)], true)).toBeNull();
  });

  it('is none for a picture that was given to the panel', () => {
    expect(targetOf(null, [item('a', 1)], true)).toBeNull();
  });
});

describe('what can be made', () => {
  const composer = (takes: readonly ('photo' | 'clip')[]): Studio['composer'] => ({
    platform: 'tiktok',
    platformLabel: 'TikTok',
    surface: 'upload',
    takes,
  });

  it('is a clip by itself where only clips are taken', () => {
    const offers = offersOf({ composer: composer(['clip']), clips: true });
    expect(offers.kinds).toEqual(['photo', 'reveal', 'motion']);
    expect(offers.first).toBe('reveal');
    expect(offers.refusal('photo')).toBe('clip-only');
    expect(offers.refusal('reveal')).toBeNull();
  });

  it('is a photo that cannot go in where only clips are taken and none can be made', () => {
    const offers = offersOf({ composer: composer(['clip']), clips: false });
    expect(offers.kinds).toEqual(['photo']);
    expect(offers.refusal('photo')).toBe('clips-missing');
  });

  it('leaves the clip out where only photos are taken, and offers both in the gallery', () => {
    expect(offersOf({ composer: composer(['photo']), clips: true }).kinds).toEqual(['photo']);
    const gallery = offersOf({ composer: null, clips: true });
    expect(gallery.kinds).toEqual(['photo', 'reveal', 'motion']);
    expect(gallery.refusal('photo')).toBeNull();
  });

  it('trusts a composer that says nothing at this step', () => {
    expect(offersOf({ composer: composer([]), clips: true }).refusal('photo')).toBeNull();
  });
});

describe('strokes', () => {
  it('are measured in widths of the picture, both ways', () => {
    expect(pointIn({ left: 100, top: 50, width: 200 }, 150, 250)).toEqual([0.25, 1]);
  });

  it('leave out points that change nothing, and stop growing at the limit', () => {
    const stroke = { radius: 0.04, points: [[0.5, 0.5] as const] };
    expect(extended(stroke, [0.505, 0.5])).toBe(stroke);
    expect(extended(stroke, [0.52, 0.5]).points).toHaveLength(2);
    const points = Array.from({ length: 2000 }, (_, at) => [at, 0] as const);
    const long = { radius: 0.04, points };
    expect(extended(long, [5000, 0])).toBe(long);
  });

  it('stay in the picture when moved by key', () => {
    expect(stepped([0.99, 0.2], 'ArrowRight', true, 2)).toEqual([1, 0.2]);
    expect(stepped([0.5, 0.49], 'ArrowDown', false, 2)).toEqual([0.5, 0.5]);
    expect(stepped([0.5, 0.5], 'a', false, 2)).toBeNull();
  });
});

describe('roving', () => {
  it('walks and wraps, the other way in right-to-left text', () => {
    expect(roving('ArrowRight', 2, 3)).toBe(0);
    expect(roving('ArrowLeft', 0, 3)).toBe(2);
    expect(roving('ArrowRight', 1, 3, true)).toBe(0);
    expect(roving('ArrowDown', 1, 3, true)).toBe(2);
    expect(roving('Home', 2, 3)).toBe(0);
    expect(roving('End', 0, 3)).toBe(2);
    expect(roving('Enter', 0, 3)).toBeNull();
    expect(roving('Home', 0, 0)).toBeNull();
  });
});
