import { MimError } from '@/utils/lib/errors';
import type { Call, ClipCall, ClipRequest, ClipResult } from '../../engine';
import type { PictureData } from '../../work/protocol';
import { ask } from './ask';
import type { ClipFacts, ClipGpu } from './protocol';

export type { ClipFacts } from './protocol';

export interface RestyleOptions {
  /** Workers that render strips. */
  workers: number;
  /** A GPU to render on where the look can; when it fails, the workers begin again. */
  gpu?: ClipGpu | undefined;
}

/** Failures that may be the GPU's. */
const GPU_FAULTS: ReadonlySet<unknown> = new Set(['internal', 'out-of-memory']);

/**
 * Restyles a clip frame by frame, in workers of its own: one that decodes, encodes and writes, and one
 * for each strip of the frame. Errors: `clip-codec-missing`, `clip-damaged`, `clip-empty`,
 * `clip-too-long`, `clip-too-large`, `clip-encoder-missing`, `out-of-memory`, `internal`; cancelled:
 * `AbortError`.
 */
export async function restyleClip(
  source: Blob,
  request: ClipRequest,
  call: ClipCall,
  { workers, gpu }: RestyleOptions,
): Promise<ClipResult> {
  let highest = 0;
  const onProgress = (fraction: number) => {
    if (fraction <= highest) return;
    highest = fraction;
    call.onProgress?.(fraction);
  };
  const run = (device: ClipGpu | undefined) =>
    ask(
      (ports) => ({ job: 'restyle', source, request, ports, ...(device && { gpu: device }) }),
      workers,
      { ...call, onProgress },
    );
  try {
    return await run(gpu);
  } catch (thrown) {
    if (!gpu || !(thrown instanceof MimError) || !GPU_FAULTS.has(thrown.code)) throw thrown;
    return run(undefined);
  }
}

/** What a clip's tables say, without decoding. Errors: `clip-damaged`, `clip-empty`, `clip-too-large`, `clip-codec-missing`. */
export function clipFacts(source: Blob, { signal }: Call = {}): Promise<ClipFacts> {
  return ask(() => ({ job: 'facts', source }), 0, signal ? { signal } : {});
}

/**
 * The clip's frame at `at` seconds from its start (or, where that is next to black, one within two
 * seconds that shows more), upright, its long side at most `side` pixels. Errors: those of `clipFacts`.
 */
export function firstFrame(
  source: Blob,
  side: number,
  at = 0,
  { signal }: Call = {},
): Promise<PictureData> {
  return ask(() => ({ job: 'frame', source, side, at }), 0, signal ? { signal } : {});
}
