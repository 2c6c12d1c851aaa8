import { describe, expect, it } from 'vitest';
import { roundedSeconds, TimeLeft } from '@/components/panel/time-left';
import { timeWords } from '@/components/panel/words';

/** What is said at each quarter second of work of a given pace (share per second at a time). */
function told(seconds: number, pace: (at: number) => number): (number | null)[] {
  const time = new TimeLeft(0);
  const said: (number | null)[] = [];
  let fraction = 0;
  for (let at = 0.25; at <= seconds && fraction < 1; at += 0.25) {
    fraction = Math.min(1, fraction + 0.25 * pace(at));
    said.push(time.note(fraction, at * 1000));
  }
  return said;
}

describe('time left', () => {
  it('says nothing at first, then goes down as the work does', () => {
    const said = told(60, () => 1 / 60);
    expect(said.slice(0, 9).every((one) => one === null)).toBe(true);
    expect(said[12]).toBe(60);
    expect(said[120]).toBe(30);
    expect(said.at(-1)).toBe(10);
    const numbers = said.filter((one) => one !== null);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  it('does not jump about with an uneven pace', () => {
    const said = told(120, (at) => (Math.floor(at * 2) % 2 === 0 ? 1.8 / 60 : 0.2 / 60));
    const ups = said.filter((one, at) => (one ?? 0) > (said[at - 1] ?? Number.POSITIVE_INFINITY));
    expect(ups).toHaveLength(0);
  });

  it('says so when the work has become much slower', () => {
    const said = told(90, (at) => (at < 20 ? 1 / 40 : 1 / 400));
    expect(said[79]).toBeLessThanOrEqual(30);
    expect(said.at(-1) ?? 0).toBeGreaterThan(60);
  });

  it('is told as people say it', () => {
    expect([3, 31, 89, 95, 130, 301].map(roundedSeconds)).toEqual([10, 40, 90, 120, 150, 360]);
    expect([31, 61, 95, 140, 400].map(timeWords)).toEqual([
      '40 seconds',
      '70 seconds',
      '2 minutes',
      '2½ minutes',
      '7 minutes',
    ]);
  });
});
