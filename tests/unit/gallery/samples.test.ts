import { describe, expect, it } from 'vitest';
import { demoReducer } from '@/components/gallery/demo-state';
import { pairsOf, SAMPLES, samplesOf } from '@/components/gallery/samples';

const FILES = {
  '/assets/samples/lake.oil.jpg': '/a/lake-oil.jpg',
  '/assets/samples/lake.ink.jpg': '/a/lake-ink.jpg',
  '/assets/samples/lake.jpg': '/a/lake.jpg',
  '/assets/samples/dog.jpg': '/a/dog.jpg',
  '/assets/samples/dog.riso.jpg': '/a/dog-riso.jpg',
};

describe('samplesOf', () => {
  it('puts a photo and its results together by name', () => {
    expect(samplesOf(FILES)).toEqual([
      { id: 'dog', before: '/a/dog.jpg', results: [{ look: 'riso', url: '/a/dog-riso.jpg' }] },
      {
        id: 'lake',
        before: '/a/lake.jpg',
        results: [
          { look: 'ink', url: '/a/lake-ink.jpg' },
          { look: 'oil', url: '/a/lake-oil.jpg' },
        ],
      },
    ]);
  });

  it('leaves out a result whose photo is missing', () => {
    expect(samplesOf({ '/assets/samples/lake.oil.jpg': '/a.jpg' })).toEqual([]);
  });
});

describe('pairsOf', () => {
  it('goes round the photos before it shows one again', () => {
    expect(pairsOf(samplesOf(FILES)).map(({ id }) => id)).toEqual([
      'dog riso',
      'lake ink',
      'lake oil',
    ]);
  });

  it('finds none where nothing was made yet', () => {
    expect(pairsOf([])).toEqual([]);
    expect(pairsOf([{ id: 'dog', before: '/a.jpg', results: [] }])).toEqual([]);
  });

  it('has three to show on the first page', () => {
    expect(pairsOf(SAMPLES).length).toBeGreaterThanOrEqual(3);
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
