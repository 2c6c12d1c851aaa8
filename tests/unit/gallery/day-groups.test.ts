import { describe, expect, it } from 'vitest';
import { groupByDay, untilMidnight } from '@/components/gallery/day-groups';

const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00`).getTime();
const item = (createdAt: number) => ({ createdAt });

describe('groupByDay', () => {
  const now = at('2026-11-22', '09:30');

  it('names today and yesterday by the calendar, not by 24 hours', () => {
    const groups = groupByDay(
      [item(at('2026-11-22', '00:01')), item(at('2026-11-21', '23:59')), item(at('2026-11-20'))],
      now,
    );
    expect(groups.map(({ key, kind }) => [key, kind])).toEqual([
      ['2026-11-22', 'today'],
      ['2026-11-21', 'yesterday'],
      ['2026-11-20', 'date'],
    ]);
  });

  it('keeps the order within a day and puts a day together once', () => {
    const first = item(at('2026-11-20', '18:00'));
    const second = item(at('2026-11-20', '08:00'));
    const groups = groupByDay([first, second], now);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.items).toEqual([first, second]);
    expect(groups[0]?.day.getTime()).toBe(at('2026-11-20', '00:00'));
  });

  it('finds yesterday across the turn of a year', () => {
    const groups = groupByDay([item(at('2025-12-31', '20:00'))], at('2026-01-01', '07:00'));
    expect(groups[0]).toMatchObject({ key: '2025-12-31', kind: 'yesterday' });
  });

  it('counts what a wrong clock put into the future as today', () => {
    const groups = groupByDay([item(at('2026-11-25')), item(at('2026-11-22', '08:00'))], now);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.kind).toBe('today');
  });

  it('makes nothing of nothing', () => {
    expect(groupByDay([], now)).toEqual([]);
  });
});

describe('untilMidnight', () => {
  it('counts to the next local midnight', () => {
    expect(untilMidnight(at('2026-11-22', '23:00'))).toBe(3_600_000);
    expect(untilMidnight(at('2026-11-22', '00:00'))).toBe(24 * 3_600_000);
  });
});
