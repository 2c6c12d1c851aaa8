import { MimError } from '@/utils/lib/errors';
import type { Call, ClipResult, RevealRequest } from '../engine';

/** Whether H.264 can be encoded here. */
export async function canMakeClips(): Promise<boolean> {
  return false;
}

/** Makes a reveal clip from the original to the result. Throws `clip-encoder-missing` where none can be made. */
export async function makeReveal(
  _original: Blob,
  _result: Blob,
  _request: RevealRequest,
  _call: Call = {},
): Promise<ClipResult> {
  throw new MimError('clip-encoder-missing');
}
