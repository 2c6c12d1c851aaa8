import type { ErrorData } from '@/utils/lib/errors';
import type { ClipInfo, ClipRequest, ClipResult } from '../../engine';
import type { PictureSize } from '../../looks/look';
import type { RenderPlan } from '../../render';
import type { StripRows } from '../../strips';
import type { PictureData } from '../../work/protocol';

/** What a clip's tables say; its size is upright, in square pixels. */
export interface ClipFacts extends PictureSize {
  clip: ClipInfo;
}

/** A GPU that is faster than the workers; a look that can runs there. */
export interface ClipGpu {
  /** Bytes that a frame may take there. */
  most: number;
  /** A software one will do. */
  anyAdapter: boolean;
}

/** The one job of a clip worker of this kind. */
export type RestyleJob =
  | { job: 'facts'; source: Blob }
  /** A frame that shows what the clip is about from `at` seconds on, its long side at most `side`. */
  | { job: 'frame'; source: Blob; side: number; at: number }
  /** One port to each worker that renders strips. */
  | { job: 'restyle'; source: Blob; request: ClipRequest; ports: MessagePort[]; gpu?: ClipGpu };

/** The outcome of each job. */
export interface RestyleResults {
  facts: ClipFacts;
  frame: PictureData;
  restyle: ClipResult;
}

/** What a worker says: progress 0..1 and pictures on the way, then one outcome. */
export type RestyleNews =
  | { progress: number }
  | { picture: Blob }
  | { done: RestyleResults[keyof RestyleResults] }
  | { failed: ErrorData };

/** A strip worker's first message: where its orders come from. */
export interface StripHello {
  port: MessagePort;
}

/**
 * What holds from here on: the look, the shot's analysis and the strip. `fresh`: nothing is remembered;
 * `gpu`: there and not on the processor, the same for all of a clip.
 */
export interface StripShot {
  look: string;
  plan: RenderPlan;
  rows: StripRows;
  fresh: boolean;
  gpu?: ClipGpu;
}

/** Orders to a strip worker, done one after the other. `rgba`: rows `from .. to` of the frame. */
export type StripOrder = { shot: StripShot } | { frame: number; part: number; rgba: ArrayBuffer };

/**
 * Its answers: the strip's own rows of a frame, as I420 planes one after the other; `remembers`: the look
 * keeps something from frame to frame.
 */
export type StripAnswer =
  | { frame: number; part: number; i420: ArrayBuffer; remembers: boolean }
  | { failed: ErrorData };
