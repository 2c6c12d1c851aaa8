/** How far a day lies back: its heading is a word for the nearest two, a date for the rest. */
export type DayKind = 'today' | 'yesterday' | 'date';

export interface DayGroup<T> {
  /** `YYYY-MM-DD` in local time: stable, and unique within one grouping. */
  key: string;
  kind: DayKind;
  /** Local midnight of the day. */
  day: Date;
  items: T[];
}

function dayKey(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Splits a list into local calendar days and keeps its order. Days are counted by the calendar, not
 * by 24 hours, so the changes of summer time do no harm; what lies in the future counts as today.
 */
export function groupByDay<T extends { createdAt: number }>(
  items: readonly T[],
  now: number,
): DayGroup<T>[] {
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const todayKey = dayKey(today);
  const yesterdayKey = dayKey(yesterday);
  const groups = new Map<string, DayGroup<T>>();
  for (const item of items) {
    const at = new Date(Math.min(item.createdAt, now));
    const key = dayKey(at);
    let group = groups.get(key);
    if (!group) {
      const kind = key === todayKey ? 'today' : key === yesterdayKey ? 'yesterday' : 'date';
      const day = new Date(at.getFullYear(), at.getMonth(), at.getDate());
      group = { key, kind, day, items: [] };
      groups.set(key, group);
    }
    group.items.push(item);
  }
  return [...groups.values()];
}

/** Milliseconds until the headings are wrong: to the next local midnight. */
export function untilMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime() - now;
}
