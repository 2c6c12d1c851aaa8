import type { Trim } from '@/utils/engine/engine';
import type { ClipLength } from './studio';

/** The longest clip that is made here, in seconds: every frame of it is drawn on this computer. */
export const CEILING_SECONDS = 300;
/** The shortest part that can be chosen, in seconds. */
export const LEAST_SECONDS = 1;

/** How long a result may be, and whether the place itself would take no more without a word. */
export interface TrimLimits {
  /** Seconds; no longer part can be chosen. */
  most: number;
  /** Seconds; beyond it only some accounts may post. */
  usual: number;
}

/** Limits of a place (`null`: a place without any), with what is sensible on one computer. */
export function trimLimits(place: ClipLength | null | undefined): TrimLimits {
  const usual = Math.min(place?.maxSeconds ?? CEILING_SECONDS, CEILING_SECONDS);
  return { usual, most: place?.longerForSome ? CEILING_SECONDS : usual };
}

/** The part that is used before the user chooses: the longest that is usual, from the start. */
export function firstTrim(seconds: number, { usual }: TrimLimits): Trim {
  return { from: 0, to: Math.min(seconds, usual) };
}

/** Whether a clip of so many seconds has anything to trim. */
export function canTrim(seconds: number): boolean {
  return seconds >= 2 * LEAST_SECONDS;
}

/** Whether a part is the whole clip. */
export function isWhole({ from, to }: Trim, seconds: number): boolean {
  return from <= 0.05 && to >= seconds - 0.05;
}

/**
 * The part after one of its ends was moved to `value` seconds: the other end follows where the part
 * would become too short or too long.
 */
export function movedTrim(
  trim: Trim,
  end: 'from' | 'to',
  value: number,
  seconds: number,
  { most }: TrimLimits,
): Trim {
  const least = Math.min(LEAST_SECONDS, seconds);
  const at = Math.min(seconds, Math.max(0, value));
  if (end === 'from') {
    const from = Math.min(at, seconds - least);
    return { from, to: Math.min(Math.max(trim.to, from + least), from + most) };
  }
  const to = Math.max(at, least);
  return { from: Math.max(Math.min(trim.from, to - least), to - most), to };
}

/** Seconds as `0:07` or `1:02:09`; tenths only where asked for. */
export function clock(seconds: number, tenths = false): string {
  const whole = tenths ? Math.floor(seconds * 10 + 0.001) / 10 : Math.round(seconds);
  const full = Math.floor(whole);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(full / 3600);
  const minutes = Math.floor(full / 60) % 60;
  const tail = tenths ? `.${Math.round((whole - full) * 10)}` : '';
  const end = `${two(full % 60)}${tail}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`;
}
