import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useState } from 'react';

/**
 * Something that is on while it is held: a pointer pressed on it, or Space or Enter kept down.
 * Returns whether it is held and the handlers of its element.
 */
export function useHold(enabled: boolean) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!held) return;
    // the release may happen anywhere, or never be told when the window loses focus
    const release = () => setHeld(false);
    const events = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const event of events) window.addEventListener(event, release);
    return () => {
      for (const event of events) window.removeEventListener(event, release);
    };
  }, [held]);
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      if (enabled && event.button === 0) setHeld(true);
    },
    [enabled],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!enabled || (event.key !== ' ' && event.key !== 'Enter')) return;
      event.preventDefault();
      setHeld(true);
    },
    [enabled],
  );
  const onKeyUp = useCallback(() => setHeld(false), []);
  return { held: held && enabled, onPointerDown, onKeyDown, onKeyUp, onBlur: onKeyUp };
}
