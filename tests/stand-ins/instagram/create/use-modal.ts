import { type RefObject, useEffect, useRef } from 'react';

const focusable =
  'a[href],button,input:not([type=file]),textarea,[contenteditable="true"],[tabindex="0"],iframe';

/**
 * A modal dialog as the site keeps it: focus stays inside, and a press or focus anywhere else
 * means the person wants to leave.
 */
export function useModal(
  dialog: RefObject<HTMLElement | null>,
  active: boolean,
  onOutside: () => void,
): void {
  const leave = useRef(onOutside);
  leave.current = onOutside;
  useEffect(() => {
    const own = dialog.current;
    if (!active || !own) return;
    const gone = new AbortController();
    const { signal } = gone;
    let last: HTMLElement = own;
    const outside = (event: Event) =>
      event.target instanceof Node && !own.contains(event.target) && event.target.isConnected;
    own.focus({ preventScroll: true });
    document.addEventListener(
      'pointerdown',
      (event) => {
        if (!outside(event)) return;
        event.preventDefault();
        leave.current();
      },
      { capture: true, signal },
    );
    document.addEventListener(
      'focusin',
      (event) => {
        if (event.target instanceof HTMLElement && own.contains(event.target)) {
          last = event.target;
        } else if (outside(event)) {
          (last.isConnected ? last : own).focus({ preventScroll: true });
          leave.current();
        }
      },
      { signal },
    );
    own.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') leave.current();
        if (event.key !== 'Tab') return;
        const all = [...own.querySelectorAll<HTMLElement>(focusable)].filter(
          (one) => one.offsetParent !== null,
        );
        const first = all[0];
        const end = all.at(-1);
        if (event.shiftKey && document.activeElement === first) {
          event.preventDefault();
          end?.focus();
        } else if (!event.shiftKey && document.activeElement === end) {
          event.preventDefault();
          first?.focus();
        }
      },
      { signal },
    );
    return () => gone.abort();
  }, [dialog, active]);
}
