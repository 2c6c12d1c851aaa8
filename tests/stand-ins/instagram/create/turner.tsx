import type { JSX } from 'react';
import { usePage } from '../context.ts';
import { Glyph } from '../glyphs.tsx';
import { look } from '../look.ts';
import type { Act, Draft } from './draft.ts';

/** Arrows and dots of a post with more than one item. */
export function Turner({
  draft,
  act,
}: {
  draft: Draft;
  act: (act: Act) => void;
}): JSX.Element | null {
  const { words } = usePage();
  const count = draft.items.length;
  if (count < 2) return null;
  return (
    <>
      {draft.index > 0 && (
        <button
          type="button"
          className={`${look.turn} ${look.turnBack}`}
          aria-label={words.previous}
          onClick={() => act({ do: 'show', index: draft.index - 1 })}
        >
          <Glyph name="left" size={16} bold />
        </button>
      )}
      {draft.index < count - 1 && (
        <button
          type="button"
          className={`${look.turn} ${look.turnOn}`}
          aria-label={words.following}
          onClick={() => act({ do: 'show', index: draft.index + 1 })}
        >
          <Glyph name="right" size={16} bold />
        </button>
      )}
      <div className={look.dots}>
        {draft.items.map((item, at) => (
          <span key={item.id} className={at === draft.index ? look.dotOn : look.dot} />
        ))}
      </div>
    </>
  );
}
