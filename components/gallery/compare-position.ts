/** Where the wipe stands, in percent of the width from the start edge: 0 all result, 100 all original. */
export type Position = number;

export const MIDDLE: Position = 50;

function clamp(value: number): Position {
  return Math.min(100, Math.max(0, value));
}

/** Position under a pointer at `x` pixels, in a box `left`..`left + width`; mirrored right-to-left. */
export function positionAt(
  x: number,
  box: { left: number; width: number },
  rtl: boolean,
): Position {
  if (box.width <= 0) return MIDDLE;
  const fraction = (x - box.left) / box.width;
  return clamp(Math.round((rtl ? 1 - fraction : fraction) * 1000) / 10);
}

const SMALL = 4;
const LARGE = 20;

/**
 * Position after a key of the slider pattern (WAI-ARIA APG, "slider"), or `null` when the key is
 * none of the slider's. Left and right follow the reading direction: what moves on screen is the line.
 */
export function positionAfterKey(key: string, position: Position, rtl: boolean): Position | null {
  switch (key) {
    case 'ArrowRight':
      return clamp(position + (rtl ? -SMALL : SMALL));
    case 'ArrowLeft':
      return clamp(position + (rtl ? SMALL : -SMALL));
    case 'ArrowUp':
      return clamp(position + SMALL);
    case 'ArrowDown':
      return clamp(position - SMALL);
    case 'PageUp':
      return clamp(position + LARGE);
    case 'PageDown':
      return clamp(position - LARGE);
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return null;
  }
}
