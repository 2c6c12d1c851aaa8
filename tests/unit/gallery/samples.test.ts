import { describe, expect, it } from 'vitest';
import { demoReducer } from '@/components/gallery/demo-state';
import { samplesOf } from '@/components/gallery/samples';

describe('samplesOf', () => {
  it('puts a photo and its result together by name', () => {
    const found = samplesOf({
      '/assets/samples/lake.oil.jpg': '/a/lake-oil.jpg',
      '/assets/samples/lake.jpg': '/a/lake.jpg',
      '/assets/samples/dog.jpg': '/a/dog.jpg',
    });
    expect(found).toEqual([
      { id: 'dog', before: '/a/dog.jpg', after: null, look: null },
      { id: 'lake', before: '/a/lake.jpg', after: '/a/lake-oil.jpg', look: 'oil' },
    ]);
  });

  it('leaves out a result whose photo is missing', () => {
    expect(samplesOf({ '/assets/samples/lake.oil.jpg': '/a.jpg' })).toEqual([]);
  });
});

describe('demoReducer', () => {
  it('makes the photo over, then brings the next one, round and round', () => {
    let state = { index: 0, made: false, count: 2 };
    state = demoReducer(state, 'press');
    expect(state).toMatchObject({ index: 0, made: true });
    expect(demoReducer(state, 'make')).toBe(state);
    state = demoReducer(state, 'press');
    expect(state).toMatchObject({ index: 1, made: false });
    state = demoReducer(demoReducer(state, 'make'), 'press');
    expect(state).toMatchObject({ index: 0, made: false });
  });
});
