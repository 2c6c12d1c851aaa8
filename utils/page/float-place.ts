import type { FloatSlot } from '@/utils/platforms/platform';

/** Side of a floating button, and width of its caret beside it, in CSS pixels. */
export const FLOAT = 40;
export const CARET = 26;
const INSET = 12;
const GAP = 12;

/** Where an element's box begins within an ancestor that positions it; transforms left aside. */
function offsetIn(anchor: HTMLElement, ancestor: Element | null): { left: number; top: number } {
  let left = 0;
  let top = 0;
  let node: HTMLElement | null = anchor;
  while (node && node !== ancestor) {
    left += node.offsetLeft;
    top += node.offsetTop;
    const parent: Element | null = node.offsetParent;
    if (parent && parent !== ancestor) {
      left += parent.clientLeft;
      top += parent.clientTop;
    }
    node = parent instanceof HTMLElement ? parent : null;
  }
  return { left, top };
}

/**
 * Styles that place a floating host, already in the page, at its slot's anchor. `shift` moves it
 * along the line, in CSS pixels, so that the caret stands beside the button. Where there is no room
 * beside an anchor within the parent, the parent's own corner is taken.
 */
export function floatPlace(
  host: HTMLElement,
  { parent, anchor, at }: FloatSlot,
  shift: number,
): Partial<CSSStyleDeclaration> {
  host.style.position = 'absolute';
  const rtl = getComputedStyle(host).direction === 'rtl';
  const beside = at === 'after' && roomBeside(anchor, parent, rtl);
  const box = beside || at === 'inside' || !(parent instanceof HTMLElement) ? anchor : parent;
  const { left, top } = offsetIn(box, host.offsetParent);
  const start = (beside ? box.offsetWidth + GAP : INSET) + shift;
  const x = rtl ? left + box.offsetWidth - start - host.offsetWidth : left + start;
  const y = top + (beside ? (box.offsetHeight - FLOAT) / 2 : INSET);
  return { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` };
}

function roomBeside(anchor: Element, parent: Element, rtl: boolean): boolean {
  const inner = anchor.getBoundingClientRect();
  const outer = parent.getBoundingClientRect();
  const room = rtl ? inner.left - outer.left : outer.right - inner.right;
  return room >= GAP + FLOAT + CARET + INSET;
}
