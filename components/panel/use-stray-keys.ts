import { type RefObject, useEffect, useRef } from 'react';

/** What a key handler of ours looks at; React's events and the browser's own both have it. */
export interface KeyLike {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * Keys pressed while nothing in the panel has the focus, in a document that is all the panel's: they
 * go to the document's body, where the panel's own handler does not see them.
 */
export function useStrayKeys(
  root: RefObject<HTMLElement | null>,
  enabled: boolean,
  onKey: (event: KeyboardEvent) => void,
): void {
  const newest = useRef(onKey);
  useEffect(() => {
    newest.current = onKey;
  });
  useEffect(() => {
    const page = root.current?.ownerDocument;
    if (!enabled || !page) return;
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      newest.current(event);
    };
    page.addEventListener('keydown', listen);
    return () => page.removeEventListener('keydown', listen);
  }, [root, enabled]);
}
