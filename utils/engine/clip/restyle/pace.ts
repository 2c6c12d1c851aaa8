/** A frame is taken when this much of one is due: the clocks of phones are uneven. */
const ENOUGH = 0.75;
/** What a late frame leaves for the next ones, at most. */
const MOST_DUE = 1.5;

/**
 * Says which frames to keep so that there are at most `most` a second; they keep their own times.
 * Also leaves out frames whose time is none, or not after the one before.
 */
export function paceOf(most: number): (seconds: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  let due = 1;
  return (seconds) => {
    if (!Number.isFinite(seconds) || seconds <= last) return false;
    due = last === Number.NEGATIVE_INFINITY ? 1 : Math.min(MOST_DUE, due + (seconds - last) * most);
    last = seconds;
    if (due < ENOUGH) return false;
    due -= 1;
    return true;
  };
}
