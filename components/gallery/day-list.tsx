import { useEffect, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Creation } from '@/utils/history/schema';
import { type CardProps, CreationCard } from './creation-card';
import { groupByDay, untilMidnight } from './day-groups';
import { dayName } from './words';

/** The time headings are counted from; it moves on at midnight, for pages that stay open. */
function useToday(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), untilMidnight(now) + 1000);
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}

interface DayListProps extends Omit<CardProps, 'creation'> {
  items: readonly Creation[];
}

/**
 * All creations, day by day. It is one list with nothing but items in it: a day's heading belongs to
 * the day's first item, and what is seen above the day repeats it for the eye.
 */
export function DayList({ items, ...card }: DayListProps) {
  const today = useToday();
  const days = useMemo(() => {
    const newest = items[0]?.createdAt ?? 0;
    return groupByDay(items, Math.max(today, Math.min(newest, today + 86_400_000)));
  }, [items, today]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: days stand between the list and its items
    <div role="list" aria-label={i18n.t('gallery.list')} className="gal-days">
      {days.map((day) => {
        const name = dayName(day, today);
        return (
          <div key={day.key} className="gal-day">
            <p className="gal-day-name" aria-hidden="true">
              {name}
            </p>
            <div className="gal-row">
              {day.items.map((creation, index) => (
                // biome-ignore lint/a11y/useSemanticElements: see above
                <div role="listitem" key={creation.id} className="gal-item">
                  {index === 0 && <h2 className="gal-hidden">{name}</h2>}
                  <CreationCard creation={creation} {...card} />
                </div>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
