import { describe, expect, it, vi } from 'vitest';
import { startOf, withSource } from '@/components/gallery/make-again';
import type { MakeRequest, Studio, StudioState } from '@/components/panel/studio';
import { creation } from './creations';

const FILE = new File(['photo'], 'photo.jpg', { type: 'image/jpeg' });

function studio() {
  let state: StudioState = { items: [], theme: 'light', favouriteLook: null };
  const make = vi.fn(async (_request: MakeRequest) => ({
    id: '1',
    file: FILE,
    width: 1,
    height: 1,
  }));
  const readItem = vi.fn(async () => FILE);
  const base = { composer: null, looks: [], clips: true, state: () => state, make, readItem };
  const set = (to: StudioState) => {
    state = to;
  };
  return { base: base as unknown as Studio, make, readItem, set };
}

const request = (source: Blob): MakeRequest => ({
  source,
  look: 'oil',
  options: {},
  keep: 0,
  seed: 1,
  eraseBack: [],
  as: 'photo',
});

describe('withSource', () => {
  it('shows the photo first and reads it', async () => {
    const { base, readItem } = studio();
    const given = withSource(base, FILE);
    const item = given.state().items[0];
    expect(item).toMatchObject({ kind: 'photo', position: 1 });
    expect(await given.readItem(item?.id ?? '')).toBe(FILE);
    expect(readItem).not.toHaveBeenCalled();
    await given.readItem('other');
    expect(readItem).toHaveBeenCalledWith('other', undefined);
  });

  it('gives the same state until the studio has a new one', () => {
    const { base, set } = studio();
    const given = withSource(base, FILE);
    const first = given.state();
    expect(given.state()).toBe(first);
    set({ ...base.state(), favouriteLook: 'oil' });
    expect(given.state()).not.toBe(first);
    expect(given.state().favouriteLook).toBe('oil');
    expect(given.state().items).toHaveLength(1);
  });

  it('names the parent of what is made of this photo, and of no other', async () => {
    const { base, make } = studio();
    const given = withSource(base, FILE, 'parent');
    await given.make(request(FILE));
    expect(make.mock.lastCall?.[0]).toMatchObject({ parentId: 'parent' });
    await given.make(request(new Blob(['another'])));
    expect(make.mock.lastCall?.[0]).not.toHaveProperty('parentId');
  });
});

describe('startOf', () => {
  const made = creation(1);

  it('makes again what was made, to the seed and the strokes', () => {
    expect(startOf(made, 'again', 5)).toEqual({
      look: 'oil',
      options: { brush: 1.2 },
      keep: 0.4,
      seed: 77,
      eraseBack: made.recipe.eraseBack,
    });
  });

  it('makes differently with another seed and a clean picture', () => {
    const start = startOf(made, 'differently', 2 ** 32 + 5);
    expect(start).toMatchObject({ look: 'oil', keep: 0.4, seed: 5 });
    expect(start.eraseBack).toBeUndefined();
  });

  it('makes a reveal clip again as a clip', () => {
    const reveal = { transition: 'brush' as const, seconds: 5 };
    const clip = { ...made, recipe: { ...made.recipe, reveal } };
    expect(startOf(clip, 'again', 5)).toMatchObject({ reveal: 'brush' });
  });

  it('makes a clip again from the same part and colours, a moving photo in the same way', () => {
    const clip = { from: 2, to: 9, seconds: 7, sound: true };
    const colours = { ...made, recipe: { ...made.recipe, clip, palette: ['#102030'] } };
    expect(startOf(colours, 'differently', 5)).toMatchObject({
      trim: { from: 2, to: 9 },
      palette: ['#102030'],
    });
    const motion = { kind: 'parallax' as const, seconds: 6 };
    const moving = { ...made, recipe: { ...made.recipe, motion } };
    expect(startOf(moving, 'again', 5)).toMatchObject({ motion: 'parallax' });
  });

  it('begins with a clip as a clip', () => {
    const own = new File(['clip'], 'clip', { type: 'video/mp4' });
    expect(withSource(studio().base, own).state().items[0]?.kind).toBe('clip');
  });
});
