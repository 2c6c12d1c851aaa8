/** Index that a key moves to in a set of `count` choices, wrapping round; `null` where the key is not for it. */
export function roving(key: string, index: number, count: number, rtl = false): number | null {
  if (count === 0) return null;
  const step = (by: number) => (index + by + count) % count;
  switch (key) {
    case 'ArrowDown':
      return step(1);
    case 'ArrowUp':
      return step(-1);
    case 'ArrowRight':
      return step(rtl ? -1 : 1);
    case 'ArrowLeft':
      return step(rtl ? 1 : -1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** True where the text around an element runs from right to left. */
export function runsRightToLeft(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl';
}
