import type { ErrorData } from '@/utils/lib/errors';
import type { ClipResult, MotionRequest, RevealRequest } from '../engine';

/** The one job of a clip worker. */
export interface ClipJob {
  original: Blob;
  result: Blob;
  request: RevealRequest | MotionRequest;
}

/** What a clip worker says: progress 0..1, then one outcome. */
export type ClipNews = { progress: number } | { done: ClipResult } | { failed: ErrorData };
