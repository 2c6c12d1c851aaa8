import { describe, expect, it } from 'vitest';
import {
  type Choice,
  type ChoiceAction,
  choiceReducer,
  currentOptions,
  seedFrom,
  surprise,
} from '@/components/panel/choice-state';
import { inkLook, plainLook } from './samples';

const start: Choice = {
  look: inkLook.id,
  options: {},
  keep: 0,
  seed: 1,
  strokes: [],
  as: 'photo',
  transition: 'wipe',
  motion: 'push',
  trim: null,
  palette: null,
};

function played(...actions: ChoiceAction[]) {
  return actions.reduce(choiceReducer, start);
}

describe('choice', () => {
  it('finds a look’s options as they were left', () => {
    const state = played(
      { type: 'option', id: 'lineWeight', value: 1.5 },
      { type: 'look', look: plainLook.id },
      { type: 'look', look: inkLook.id },
    );
    expect(currentOptions(state, inkLook)).toEqual({ lineWeight: 1.5, kind: 0 });
    const reset = choiceReducer(state, { type: 'reset-options' });
    expect(currentOptions(reset, inkLook)).toEqual({ lineWeight: 1, kind: 0 });
  });

  it('stays the same object where nothing changes, so that nothing is made again', () => {
    expect(played({ type: 'look', look: inkLook.id })).toBe(start);
    expect(played({ type: 'undo-stroke' })).toBe(start);
    expect(played({ type: 'clear-strokes' })).toBe(start);
  });

  it('keeps "how much of me" between 0 and 1 and seeds in 32 bits', () => {
    expect(played({ type: 'keep', keep: 1.4 }).keep).toBe(1);
    expect(played({ type: 'keep', keep: -1 }).keep).toBe(0);
    expect(played({ type: 'seed', seed: 2 ** 32 + 5 }).seed).toBe(5);
    expect(seedFrom(() => 0.9999999999)).toBeLessThan(2 ** 32);
    expect(seedFrom(() => 0)).toBe(0);
  });

  it('takes back strokes one by one and holds no more than a recipe can', () => {
    const stroke = { radius: 0.05, points: [[0.1, 0.1] as const] };
    const two = played({ type: 'stroke', stroke }, { type: 'stroke', stroke });
    expect(two.strokes).toHaveLength(2);
    expect(choiceReducer(two, { type: 'undo-stroke' }).strokes).toHaveLength(1);
    const full: Choice = { ...start, strokes: Array.from({ length: 500 }, () => stroke) };
    expect(choiceReducer(full, { type: 'stroke', stroke })).toBe(full);
  });
});

describe('surprise', () => {
  it('takes another look, with options on their steps and within their ranges', () => {
    for (let n = 0; n < 50; n++) {
      const random = () => ((n * 37 + 11) % 101) / 101;
      const found = surprise([inkLook, plainLook], plainLook.id, random);
      expect(found?.look).toBe(inkLook.id);
      const weight = found?.options.lineWeight ?? -1;
      expect(weight).toBeGreaterThanOrEqual(0.5);
      expect(weight).toBeLessThanOrEqual(1.8);
      expect(Math.abs(weight * 10 - Math.round(weight * 10))).toBeLessThan(1e-6);
      expect(Number.isInteger(found?.options.kind)).toBe(true);
    }
  });

  it('makes do with one look, and with none', () => {
    expect(surprise([plainLook], plainLook.id, () => 0.5)?.look).toBe(plainLook.id);
    expect(surprise([], 'any', () => 0.5)).toBeNull();
  });
});
