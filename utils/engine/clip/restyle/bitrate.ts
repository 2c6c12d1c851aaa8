import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';

/** Bits per pixel of a frame: drawn pictures have more detail than photographed ones. */
const BITS_PER_PIXEL = 0.16;
/** Less than this share of the wished rate shows. */
const LEAST_SHARE = 0.15;
/** What a file's limit leaves for pictures and sound: tables and an encoder's aim take the rest. */
const USABLE = 0.9;
/** Bits a second allowed for the sound. */
const SOUND = 200_000;

/**
 * Bits a second for the pictures of a result. A limit in bytes lowers it; throws `clip-too-long` when
 * what is left would not look like anything.
 */
export function bitrateOf(
  { width, height }: PictureSize,
  framesPerSecond: number,
  seconds: number,
  sound: boolean,
  maxBytes: number | undefined,
): number {
  const wished = Math.max(400_000, width * height * framesPerSecond * BITS_PER_PIXEL);
  if (maxBytes === undefined) return Math.round(wished);
  const room = (8 * USABLE * maxBytes) / Math.max(0.1, seconds) - (sound ? SOUND : 0);
  if (room < LEAST_SHARE * wished) throw new MimError('clip-too-long', `for ${maxBytes} bytes`);
  return Math.round(Math.min(wished, room));
}
