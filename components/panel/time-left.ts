/** Nothing is said before the work has run this long and come this far: the first seconds say little. */
const FIRST_MS = 2500;
const FIRST_FRACTION = 0.02;
/** How long the pace of before counts, in milliseconds. */
const MEMORY_MS = 8000;
/** What is said goes up only when the estimate is beyond it by this factor. */
const SLACK = 1.25;

/** A time in seconds as people say it: by tens under a minute and a half, then by half minutes, then by minutes. */
export function roundedSeconds(seconds: number): number {
  const step = seconds < 90 ? 10 : seconds < 300 ? 30 : 60;
  return Math.max(10, Math.ceil(seconds / step) * step);
}

/**
 * How long something still takes, from how fast it has come along lately. What it says is rounded and
 * steady: it goes down with the time, and up only when it was really wrong.
 */
export class TimeLeft {
  readonly #start: number;
  #at: number;
  #fraction = 0;
  /** Share of the whole per millisecond. */
  #pace = 0;
  #said: number | null = null;

  /** `now`: milliseconds of a clock that only goes forward. */
  constructor(now: number) {
    this.#start = now;
    this.#at = now;
  }

  /** Takes in how far it is (0..1); the rounded seconds that are left, or `null` while it is too early. */
  note(fraction: number, now: number): number | null {
    const time = now - this.#at;
    const gone = now - this.#start;
    if (time > 0 && fraction > this.#fraction) {
      const pace = (fraction - this.#fraction) / time;
      const weight = this.#pace === 0 ? 1 : 1 - Math.exp(-time / MEMORY_MS);
      this.#pace += (pace - this.#pace) * weight;
      this.#at = now;
      this.#fraction = fraction;
    }
    if (gone < FIRST_MS || fraction < FIRST_FRACTION) return this.#said;
    // What the whole way says steadies what the last moments say.
    const whole = (this.#at - this.#start) / this.#fraction;
    const left = ((1 - this.#fraction) * (1 / this.#pace + whole)) / 2 - (now - this.#at);
    const seconds = Math.max(0, left / 1000);
    const rounded = roundedSeconds(seconds);
    if (this.#said === null || rounded < this.#said || seconds > this.#said * SLACK)
      this.#said = rounded;
    return this.#said;
  }
}
