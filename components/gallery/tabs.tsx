import { type KeyboardEvent, useRef } from 'react';
import { i18n } from '#i18n';
import { roving, runsRightToLeft } from '@/components/ui/roving';

export const TABS = ['creations', 'studio', 'settings'] as const;
export type TabId = (typeof TABS)[number];

interface TabsProps {
  /** `null` on the welcome page, which is none of them. */
  selected: TabId | null;
  onSelect: (tab: TabId) => void;
}

/** The three parts of the gallery. Arrow keys walk and select (WAI-ARIA APG, "tabs"). */
export function Tabs({ selected, onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const tabs = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const index = tabs.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown' || index < 0) return;
    const next = roving(event.key, index, TABS.length, runsRightToLeft(event.currentTarget));
    const id = next === null ? undefined : TABS[next];
    if (next === null || !id) return;
    event.preventDefault();
    tabs[next]?.focus();
    onSelect(id);
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={i18n.t('gallery.tabs.label')}
      className="gal-tabs"
      onKeyDown={onKeyDown}
    >
      {TABS.map((id, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`gal-tab-${id}`}
          className="gal-tab"
          aria-selected={selected === id}
          aria-controls={`gal-panel-${id}`}
          tabIndex={selected === id || (selected === null && index === 0) ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {i18n.t(`gallery.tabs.${id}`)}
        </button>
      ))}
    </div>
  );
}
