import type { JSX, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePage } from './context.ts';
import { css } from './css.ts';

/** One of the page's questions, over everything. */
export function Modal({
  title,
  children,
  primary,
  secondary,
  danger = false,
  footerClass = '',
}: {
  title: string;
  children: ReactNode;
  primary: { label: string; onPress: () => void };
  secondary: { label: string; onPress: () => void };
  danger?: boolean;
  footerClass?: string;
}): JSX.Element {
  const { layers } = usePage();
  return createPortal(
    <div className={`TUXModal-overlay ${css.scrim}`}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className={`TUXModal common-modal ${css.modal}`}
      >
        <div className={`common-modal-header ${css.modalTitle}`}>{title}</div>
        <div className={`common-modal-body ${css.modalBody}`}>{children}</div>
        <div className={`common-modal-footer ${footerClass} ${css.modalFoot}`}>
          <button
            type="button"
            data-type="neutral"
            className={css.plain}
            onClick={secondary.onPress}
          >
            {secondary.label}
          </button>
          <button
            type="button"
            data-type="primary"
            className={danger ? css.danger : css.primary}
            onClick={primary.onPress}
          >
            {primary.label}
          </button>
        </div>
      </div>
    </div>,
    layers,
  );
}
