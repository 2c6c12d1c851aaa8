import type { Call, ClipCall, ClipRequest, ClipResult } from '../../engine';
import type { PictureData } from '../../work/protocol';
import { ask } from './ask';
import type { ClipFacts } from './protocol';

export type { ClipFacts } from './protocol';

export interface RestyleOptions {
  /** Workers that render strips. */
  workers: number;
}

/**
 * Restyles a clip frame by frame, in workers of its own: one that decodes, encodes and writes, and one
 * for each strip of the frame. Errors: `clip-codec-missing`, `clip-damaged`, `clip-empty`,
 * `clip-too-long`, `clip-too-large`, `clip-encoder-missing`, `out-of-memory`, `internal`; cancelled:
 * `AbortError`.
 */
export function restyleClip(
  source: Blob,
  request: ClipRequest,
  call: ClipCall,
  { workers }: RestyleOptions,
): Promise<ClipResult> {
  return ask((ports) => ({ job: 'restyle', source, request, ports }), workers, call);
}

/** What a clip's tables say, without decoding. Errors: `clip-damaged`, `clip-empty`, `clip-too-large`, `clip-codec-missing`. */
export function clipFacts(source: Blob, { signal }: Call = {}): Promise<ClipFacts> {
  return ask(() => ({ job: 'facts', source }), 0, signal ? { signal } : {});
}

/**
 * The clip's first frame (or, where that is next to black, one within two seconds that shows more),
 * upright, its long side at most `side` pixels. Errors: those of `clipFacts`.
 */
export function firstFrame(
  source: Blob,
  side: number,
  { signal }: Call = {},
): Promise<PictureData> {
  return ask(() => ({ job: 'frame', source, side }), 0, signal ? { signal } : {});
}
