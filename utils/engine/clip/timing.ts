/** How long each part of a reveal takes, in seconds. */
export interface Timing {
  /** The original, still. */
  before: number;
  /** From the original to the result. */
  transition: number;
  /** The result. */
  after: number;
}

/** The longest a transition takes, in seconds: beyond that it stops being a reveal. */
const LONGEST = 3.5;

/**
 * Parts of a reveal of `seconds` (1..30): a short look at the original, so that the eye knows what it
 * saw; the transition; and the rest on the result. Five seconds are 0.6 + 2.9 + 1.5.
 */
export function timingOf(seconds: number): Timing {
  const before = Math.min(1, seconds * 0.12);
  const transition = Math.min(LONGEST, seconds * 0.58);
  return { before, transition, after: seconds - before - transition };
}

/** 0..1 to 0..1, slow at both ends (smoothstep); beyond the ends it stays there. */
export function ease(t: number): number {
  const x = Math.min(1, Math.max(0, t));
  return x * x * (3 - 2 * x);
}

/** Where a moment lies in the reveal. */
export interface Moment {
  /** 0..1 through the transition, at even speed. */
  reveal: number;
  /** 0..1 through the hold on the result, at even speed. */
  hold: number;
  /** 0..1 through the whole clip. */
  whole: number;
}

/** The moment `at` seconds into the clip. */
export function momentAt(at: number, timing: Timing): Moment {
  const { before, transition, after } = timing;
  const part = (from: number, length: number) =>
    length > 0 ? Math.min(1, Math.max(0, (at - from) / length)) : at >= from ? 1 : 0;
  return {
    reveal: part(before, transition),
    hold: part(before + transition, after),
    whole: part(0, before + transition + after),
  };
}
