import { describe, expect, it } from 'vitest';
import { Memory } from '@/utils/platforms/instagram/memory';

const photo = (url: string | null) => ({ kind: 'photo' as const, url });
const keysOf = (items: readonly { key: string }[]) => items.map(({ key }) => key);

describe('what is known of a post that shows one item at a time', () => {
  it('keeps an item known by its picture, wherever it moves', () => {
    const memory = new Memory();
    const [a, b, c] = keysOf(memory.note([photo('blob:a'), photo('blob:b'), photo('blob:c')]));
    expect(keysOf(memory.note([photo('blob:c'), photo('blob:a'), photo('blob:b')]))).toEqual([
      c,
      a,
      b,
    ]);
    expect(keysOf(memory.note([photo('blob:c'), photo('blob:b')]))).toEqual([c, b]);
  });

  it('takes a new picture for a new item', () => {
    const memory = new Memory();
    const [before] = keysOf(memory.note([photo('blob:a')]));
    const [after] = keysOf(memory.note([photo('blob:b')]));
    expect(after).not.toBe(before);
  });

  it('learns the pictures of hidden items one by one', () => {
    const memory = new Memory();
    const first = memory.note([photo('blob:a'), null]);
    const second = memory.note([null, photo('blob:b')]);
    expect(keysOf(second)).toEqual(keysOf(first));
    expect(second.map(({ url }) => url)).toEqual(['blob:a', 'blob:b']);
  });

  it('keeps what it knows at a step that draws the picture on a canvas', () => {
    const memory = new Memory();
    const crop = memory.note([photo('blob:a')]);
    expect(memory.note([photo(null)])).toEqual(crop);
  });

  it('does not take a hidden item of a shorter or longer post for one it knew', () => {
    const memory = new Memory();
    const [a, b] = keysOf(memory.note([photo('blob:a'), photo('blob:b')]));
    const now = keysOf(memory.note([null, photo('blob:a'), null]));
    expect(now[1]).toBe(a);
    expect(now).not.toContain(b);
    expect(new Set(now).size).toBe(3);
  });

  it('forgets a post that was discarded', () => {
    const memory = new Memory();
    const [before] = keysOf(memory.note([photo(null)]));
    memory.forget();
    expect(keysOf(memory.note([photo(null)]))).not.toEqual([before]);
  });
});
