/**
 * Remembers where the focus and the selection are now. The returned function gives both back,
 * unless the site has taken away the element or the text they were in.
 */
export function keepFocus(): () => void {
  const focused = document.activeElement;
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  return () => {
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return;
    focused.focus({ preventScroll: true });
    const now = document.getSelection();
    // Browsers mostly keep the selection of a page while a frame in it has the focus.
    if (!range || !now || focused.contains(now.anchorNode)) return;
    if (!range.startContainer.isConnected || !focused.contains(range.startContainer)) return;
    now.removeAllRanges();
    now.addRange(range);
  };
}
