import type { ClipResult, RevealRequest } from '../engine';
import { composeEnds, type Ends } from './compose';
import { type DrawIndexed, decodeBitmap, encodeDrawn } from './encode';
import { momentAt, timingOf } from './timing';
import { TRANSITIONS } from './transition';

async function ends(original: Blob, result: Blob, request: RevealRequest): Promise<Ends> {
  const first = await decodeBitmap(original);
  const second = await decodeBitmap(result);
  const composed = composeEnds(first, second, request);
  first.close();
  second.close();
  return composed;
}

/**
 * Renders and encodes a reveal clip: H.264 in MP4, index first, no sound. Runs where it is called, so
 * call it in a worker. `onProgress` gets 0..1. Errors: `clip-encoder-missing`, `cannot-decode`,
 * `out-of-memory`.
 */
export function renderReveal(
  original: Blob,
  result: Blob,
  request: RevealRequest,
  onProgress: (fraction: number) => void,
): Promise<ClipResult> {
  const { seconds, framesPerSecond, transition, seed } = request;
  const timing = timingOf(seconds);
  const prepare = async (): Promise<DrawIndexed> => {
    const draw = TRANSITIONS[transition](await ends(original, result, request), seed);
    return (target, i, count) => {
      // The last frame is the end of the clip, so the poster shows the result as it comes to rest.
      draw(target, momentAt(i === count - 1 ? seconds : i / framesPerSecond, timing));
    };
  };
  return encodeDrawn(request, prepare, onProgress);
}
