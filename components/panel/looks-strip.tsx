import { type KeyboardEvent, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { LookMeta } from '@/utils/engine/engine';
import { BoltIcon } from '../ui/icons';
import { roving, runsRightToLeft } from '../ui/roving';
import { useObjectUrl } from './use-object-url';
import { lookWords } from './words';

interface LooksStripProps {
  looks: readonly LookMeta[];
  /** By look, in the same order; `null` while it is on its way. */
  thumbs: readonly (Blob | null)[];
  value: string;
  /** How many looks are not offered for this source. */
  left: number;
  favourite: string | null;
  onChoose: (look: string) => void;
}

/** The user's own picture in every look. Arrow keys walk it, row by row where it has rows; walking chooses. */
export function LooksStrip(props: LooksStripProps) {
  const { looks, thumbs, value, left, favourite, onChoose } = props;
  const strip = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    looks.findIndex(({ id }) => id === value),
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const rtl = runsRightToLeft(event.currentTarget);
    const next = nextIn(strip.current, event.key, index, looks.length, rtl);
    const look = next === null ? undefined : looks[next];
    if (next === null || !look) return;
    event.preventDefault();
    onChoose(look.id);
    radioAt(strip.current, next)?.focus();
  };
  useEffect(() => {
    const radio = radioAt(strip.current, index);
    if (strip.current && radio) bringIntoStrip(strip.current, radio);
  }, [index]);
  return (
    <>
      <div
        ref={strip}
        className="mim-looks"
        role="radiogroup"
        aria-label={i18n.t('panel.looks')}
        onKeyDown={onKeyDown}
      >
        {looks.map((look, at) => (
          <LookTile
            key={look.id}
            look={look}
            thumb={thumbs[at] ?? null}
            checked={at === index}
            favourite={look.id === favourite}
            onChoose={() => onChoose(look.id)}
          />
        ))}
      </div>
      {left > 0 && <p className="mim-looks__note">{i18n.t('panel.photosOnly', left, [left])}</p>}
    </>
  );
}

/** Where a key leads: up and down go by rows where the looks stand in several. */
function nextIn(
  strip: HTMLElement | null,
  key: string,
  index: number,
  count: number,
  rtl: boolean,
): number | null {
  const tops = [...(strip?.children ?? [])].map((tile) => (tile as HTMLElement).offsetTop);
  const columns = tops.filter((top) => top === tops[0]).length;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || columns >= count || columns < 2)
    return roving(key, index, count, rtl);
  const to = index + (key === 'ArrowDown' ? columns : -columns);
  // beyond the last row: the next column of the first, and the other way round
  if (to >= count) return (index + 1) % columns;
  if (to >= 0) return to;
  const column = (index - 1 + columns) % columns;
  return column + Math.floor((count - 1 - column) / columns) * columns;
}

function radioAt(strip: HTMLElement | null, index: number): HTMLElement | undefined {
  return strip?.querySelectorAll<HTMLElement>('[role="radio"]')[index];
}

/** Scrolls sideways only, with a little of the neighbour left to see; `scrollIntoView` would move the panel too. */
function bringIntoStrip(strip: HTMLElement, radio: HTMLElement): void {
  const outer = strip.getBoundingClientRect();
  const inner = radio.getBoundingClientRect();
  const room = 36;
  const before = inner.left - room - outer.left;
  const after = inner.right + room - outer.right;
  const by = Math.min(before, 0) || Math.max(after, 0);
  if (by !== 0) strip.scrollBy?.({ left: by, behavior: 'smooth' });
}

interface LookTileProps {
  look: LookMeta;
  thumb: Blob | null;
  checked: boolean;
  favourite: boolean;
  onChoose: () => void;
}

function LookTile({ look, thumb, checked, favourite, onChoose }: LookTileProps) {
  const url = useObjectUrl(thumb);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button keeps press, focus and picture in one element
    <button
      type="button"
      role="radio"
      className="mim-look"
      aria-checked={checked}
      aria-label={lookWords(look)}
      aria-description={favourite ? i18n.t('panel.oneClickMark') : undefined}
      aria-busy={url === null}
      tabIndex={checked ? 0 : -1}
      onClick={onChoose}
    >
      <span className="mim-look__frame">
        {url ? (
          <img className="mim-look__picture" src={url} alt="" draggable={false} />
        ) : (
          <span className="mim-shimmer" />
        )}
        {favourite && (
          <span className="mim-look__mark">
            <BoltIcon />
          </span>
        )}
      </span>
      <span className="mim-look__name">{lookWords(look)}</span>
    </button>
  );
}
