import { type JSX, useState } from 'react';
import { createPortal } from 'react-dom';
import { firstTime, usePage } from './context.ts';
import { css } from './css.ts';

/** The guided tour: an overlay over everything that eats every press until "Got it". */
export function Tour(): JSX.Element | null {
  const { words, variants, layers } = usePage();
  const [open, setOpen] = useState(
    () => variants.tour === 'always' || (variants.tour === 'once' && firstTime('tour-seen')),
  );
  if (!open) return null;
  return createPortal(
    <div id="react-joyride-portal">
      <div
        className={`react-joyride__overlay ${css.tour}`}
        data-test-id="overlay"
        role="presentation"
      >
        <div className={`react-joyride__spotlight ${css.spot}`} data-test-id="spotlight" />
      </div>
      <div
        className={`react-joyride__tooltip ${css.tip}`}
        role="alertdialog"
        aria-modal="true"
        aria-label={words.tourTitle}
      >
        <b>{words.tourTitle}</b>
        <p>{words.tourText}</p>
        <button
          type="button"
          data-action="primary"
          className={css.primary}
          onClick={() => setOpen(false)}
        >
          {words.gotIt}
        </button>
      </div>
    </div>,
    layers,
  );
}
