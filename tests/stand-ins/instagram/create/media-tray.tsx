import { type JSX, useRef, useState } from 'react';
import { usePage } from '../context.ts';
import { Glyph } from '../glyphs.tsx';
import { look } from '../look.ts';
import { Press } from '../press.tsx';
import type { Act, Draft, Item } from './draft.ts';
import { FileForm } from './file-form.tsx';
import { mostItems } from './media.ts';

/** A press becomes a drag after so many CSS pixels. */
const dragStart = 6;

function Thumb({ item }: { item: Item }): JSX.Element {
  return item.kind === 'video' ? (
    <video className={look.thumbFill} src={item.url} muted playsInline />
  ) : (
    <div className={look.thumbFill} style={{ backgroundImage: `url("${item.url}")` }} />
  );
}

/** Every item as a thumbnail: press shows it, drag moves it; each can be removed, more added. */
export function MediaTray({
  draft,
  act,
  busy,
  onFiles,
}: {
  draft: Draft;
  act: (act: Act) => void;
  busy: boolean;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { words, variants } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const held = useRef<{ index: number; x: number } | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const removable = draft.items.length > 1 || variants.lastDelete;

  const placeAt = (x: number): number => {
    const thumbs = [...(row.current?.children ?? [])];
    const distance = (one: Element) => {
      const box = one.getBoundingClientRect();
      return Math.abs(box.left + box.width / 2 - x);
    };
    return thumbs.reduce((best, one, at) => {
      const other = thumbs[best];
      return other && distance(one) < distance(other) ? at : best;
    }, 0);
  };

  return (
    <div className={look.tray}>
      <div className={look.trayRow} ref={row}>
        {draft.items.map((item, index) => (
          <div
            key={item.id}
            className={`${look.thumb} ${index === draft.index ? look.thumbOn : ''}`}
            onPointerDown={(event) => {
              if (event.target instanceof Element && event.target.closest('button')) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              held.current = { index, x: event.clientX };
            }}
            onPointerUp={(event) => {
              const start = held.current;
              held.current = null;
              if (!start) return;
              const moved = Math.abs(event.clientX - start.x) > dragStart;
              const to = moved ? placeAt(event.clientX) : index;
              if (to !== start.index) act({ do: 'move', from: start.index, to });
              else act({ do: 'show', index });
            }}
          >
            <Thumb item={item} />
            {removable && (
              <button
                type="button"
                className={look.thumbRemove}
                onClick={() =>
                  variants.askDelete ? setAsked(item.id) : act({ do: 'remove', ids: [item.id] })
                }
              >
                <Glyph name="close" label={words.remove} size={10} bold />
              </button>
            )}
          </div>
        ))}
      </div>
      <FileForm input={input} onFiles={onFiles} />
      {draft.items.length < mostItems && (
        <Press className={look.trayAdd} onPress={() => input.current?.click()}>
          {busy ? (
            <span className={look.spinnerSmall} />
          ) : (
            <Glyph name="plus" label={words.add} size={20} />
          )}
        </Press>
      )}
      {asked !== null && (
        <div className={look.trayAsk}>
          <Press
            className={look.danger}
            onPress={() => {
              act({ do: 'remove', ids: [asked] });
              setAsked(null);
            }}
          >
            {words.remove}
          </Press>
          <Press onPress={() => setAsked(null)}>{words.cancel}</Press>
        </div>
      )}
    </div>
  );
}
