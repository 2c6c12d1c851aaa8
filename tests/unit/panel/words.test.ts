import { describe, expect, it } from 'vitest';
import { i18n } from '#i18n';
import {
  errorWords,
  fieldValueWords,
  fieldWords,
  humanised,
  isPick,
  lookWords,
  pickWords,
} from '@/components/panel/words';
import { LOOKS } from '@/utils/engine/looks/meta';
import { ERROR_CODES } from '@/utils/lib/errors';
import { inkLook } from './samples';

describe('words', () => {
  it('tells every error in at least two whole sentences', () => {
    for (const code of ERROR_CODES) {
      const words = errorWords(code);
      expect(words, code).toMatch(/\.$/);
      expect(words.split(/[.!?] /).length, code).toBeGreaterThanOrEqual(2);
    }
  });

  it('names every look and every control of it', () => {
    expect(LOOKS.length).toBeGreaterThan(0);
    for (const look of LOOKS) {
      // a name from the catalogue, not the fallback: a strange label would show
      const strange = { ...look, label: '?' };
      expect(lookWords(strange), look.id).not.toBe('?');
      for (const field of look.fields) {
        const own = i18n.t(`field.${look.id}.${field.id}` as 'field.oil.brush');
        expect(own, `${look.id}.${field.id}`).not.toBe('');
        expect(fieldWords(look, field)).toBe(own);
        if (!isPick(field)) continue;
        for (let value = field.min; value <= field.max; value++)
          expect(pickWords(look, field, value), `${look.id}.${field.id}_${value}`).not.toBe(
            String(value),
          );
      }
    }
  });

  it('makes do for a look that the catalogue does not know', () => {
    expect(lookWords(inkLook)).toBe('Sample ink');
    const [weight] = inkLook.fields;
    expect(weight && fieldWords(inkLook, weight)).toBe('Line weight');
    expect(humanised('soft-edge')).toBe('Soft edge');
  });

  it('tells a fine value by its place, a count as it is', () => {
    const fine = { id: 'a', kind: 'range', min: 0.5, max: 1.5, step: 0.1, default: 1 } as const;
    expect(fieldValueWords(fine, 1)).toBe('50%');
    const count = { id: 'b', kind: 'range', min: 3, max: 9, step: 1, default: 5 } as const;
    expect(fieldValueWords(count, 5)).toBe('5');
  });
});
