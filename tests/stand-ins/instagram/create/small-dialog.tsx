import { type JSX, type ReactNode, useRef } from 'react';
import { look } from '../look.ts';
import { useModal } from './use-modal.ts';

/** A question or notice over the page: a title, a line, and one button per answer. */
export function SmallDialog({
  title,
  text,
  answers,
  onOutside,
  glyph,
}: {
  title: string;
  text: string;
  answers: ReadonlyArray<{ label: string; kind?: 'danger' | 'good'; onPress: () => void }>;
  onOutside: () => void;
  glyph?: ReactNode;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useModal(box, true, onOutside);
  return (
    <div className={`${look.layer} ${look.scrim}`}>
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        className={look.small}
      >
        <div className={look.smallText}>
          {glyph}
          <h3>{title}</h3>
          <p>{text}</p>
        </div>
        {answers.map(({ label, kind, onPress }) => (
          <button
            key={label}
            type="button"
            tabIndex={0}
            className={`${look.answer} ${kind === 'danger' ? look.danger : ''} ${kind === 'good' ? look.good : ''}`}
            onClick={onPress}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
