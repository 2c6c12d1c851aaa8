import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { css } from './css.ts';
import { Glyph } from './glyphs.tsx';
import { usePage } from './page-context.ts';

function layersElement(): HTMLElement {
  return document.getElementById('layers') ?? document.body;
}

/**
 * A modal dialog under `#layers`: a scrim whose click closes, a card that clips and is transformed,
 * and a focus trap that pulls focus back from anywhere outside.
 */
export function Modal(props: {
  label?: string;
  title?: string;
  /** In the bar, at its end. */
  extra?: ReactNode;
  small?: boolean;
  onClose: () => void;
  children: ReactNode;
}): JSX.Element {
  const { words } = usePage();
  const dialog = useRef<HTMLDivElement>(null);
  useFocusTrap(dialog);
  const close = useRef(props.onClose);
  close.current = props.onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !isTop(dialog.current)) return;
      event.preventDefault();
      close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return createPortal(
    <div className={css.layer}>
      <div className={css.mask} data-testid="mask" onClick={props.onClose} aria-hidden="true" />
      <div
        ref={dialog}
        className={props.small ? css.dialogSmall : css.dialog}
        role="dialog"
        aria-modal="true"
        aria-labelledby="modal-header"
        tabIndex={-1}
      >
        <div className={css.dialogBar}>
          <button
            type="button"
            className={css.round}
            data-testid="app-bar-close"
            aria-label={words.close}
            onClick={props.onClose}
          >
            <Glyph name="close" />
          </button>
          <h2 id="modal-header">{props.title ?? ''}</h2>
          {props.extra}
        </div>
        <div className={css.dialogBody}>{props.children}</div>
      </div>
    </div>,
    layersElement(),
  );
}

/** The question before a draft is left. Its buttons share testids with other such questions. */
export function ConfirmSheet(props: {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
  onDismiss: () => void;
}): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null);
  useFocusTrap(sheet);
  return createPortal(
    <div className={css.layer}>
      <div className={css.mask} data-testid="mask" onClick={props.onDismiss} aria-hidden="true" />
      <div
        ref={sheet}
        className={css.sheet}
        role="alertdialog"
        aria-modal="true"
        aria-label={props.title}
        data-testid="confirmationSheetDialog"
        tabIndex={-1}
      >
        <h2>{props.title}</h2>
        <p>{props.text}</p>
        <button type="button" data-testid="confirmationSheetConfirm" onClick={props.onConfirm}>
          {props.confirm}
        </button>
        <button type="button" data-testid="confirmationSheetCancel" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </div>,
    layersElement(),
  );
}

/** Short messages at the foot of the page. */
export function Toasts({
  toasts,
}: {
  toasts: readonly { id: number; text: string }[];
}): JSX.Element {
  return createPortal(
    <div className={css.toasts}>
      {toasts.map((toast) => (
        <div key={toast.id} className={css.toast} data-testid="toast" role="alert">
          <span>{toast.text}</span>
        </div>
      ))}
    </div>,
    layersElement(),
  );
}

function isTop(dialog: HTMLElement | null): boolean {
  const open = [...document.querySelectorAll('[aria-modal="true"]')];
  return open.at(-1) === dialog;
}

function useFocusTrap(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    if (dialog && !dialog.contains(document.activeElement)) dialog.focus();
    const onFocus = (event: FocusEvent) => {
      const target = event.target;
      if (!dialog || !isTop(dialog) || !(target instanceof Node) || dialog.contains(target)) return;
      dialog.focus();
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [box]);
}
