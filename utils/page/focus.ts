interface Place {
  element: Element | null;
  range: Range | null;
}

/**
 * Remembers where the focus and the selection of the page are, until the signal aborts. The returned
 * function gives both back, unless the site has taken away the element or the text they were in.
 */
export function keepFocus(signal: AbortSignal): () => void {
  const note = (element: Element | null): Place => {
    const selection = document.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    return { element, range };
  };
  let last = note(document.activeElement);
  // At the window, before editors hear of it: some clear the selection when they lose the focus.
  const onLost = ({ target }: FocusEvent) => {
    if (target instanceof Element) last = note(target);
  };
  addEventListener('focusout', onLost, { capture: true, signal });

  return () => {
    const { element, range } = last;
    if (!(element instanceof HTMLElement) || !element.isConnected) return;
    element.focus({ preventScroll: true });
    if (!range?.startContainer.isConnected || !element.contains(range.startContainer)) return;
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  };
}
