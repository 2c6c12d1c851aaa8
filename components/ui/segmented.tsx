import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classes } from './classes';
import { roving, runsRightToLeft } from './roving';
import './segmented.css';

interface Choice<Id extends string> {
  id: Id;
  label: string;
  icon?: ReactNode;
}

interface SegmentedProps<Id extends string> {
  /** Name of the group. */
  label: string;
  choices: readonly Choice<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  size?: 'm' | 's';
}

/** A few choices side by side, one of them chosen: a radio group with arrow keys. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const group = useRef<HTMLDivElement>(null);
  const { choices, value, size = 'm' } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const index = choices.findIndex((choice) => choice.id === value);
    const rtl = runsRightToLeft(event.currentTarget);
    const next = roving(event.key, Math.max(0, index), choices.length, rtl);
    const choice = next === null ? undefined : choices[next];
    if (next === null || !choice) return;
    event.preventDefault();
    props.onChange(choice.id);
    group.current?.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
  };
  return (
    <div
      ref={group}
      className={classes('ui-segmented', `ui-segmented--${size}`)}
      role="radiogroup"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, index) => {
        const checked = choice.id === value;
        const known = choices.some(({ id }) => id === value);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button keeps press, focus and look in one element
          <button
            key={choice.id}
            type="button"
            role="radio"
            className="ui-segmented__choice"
            aria-checked={checked}
            tabIndex={checked || (!known && index === 0) ? 0 : -1}
            onClick={() => props.onChange(choice.id)}
          >
            {choice.icon}
            {choice.label}
          </button>
        );
      })}
    </div>
  );
}
