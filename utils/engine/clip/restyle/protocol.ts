import type { ErrorData } from '@/utils/lib/errors';
import type { ClipRequest, ClipResult } from '../../engine';
import type { RenderPlan } from '../../render';
import type { StripRows } from '../../strips';

/** The one job of a restyling worker; one port to each worker that renders strips. */
export interface RestyleJob {
  source: Blob;
  request: ClipRequest;
  ports: MessagePort[];
}

/** What a restyling worker says: progress 0..1 and pictures on the way, then one outcome. */
export type RestyleNews =
  | { progress: number }
  | { picture: Blob }
  | { done: ClipResult }
  | { failed: ErrorData };

/** A strip worker's first message: where its orders come from. */
export interface StripHello {
  port: MessagePort;
}

/** What holds from here on: the look, the shot's analysis and the strip. `fresh`: nothing is remembered. */
export interface StripShot {
  look: string;
  plan: RenderPlan;
  rows: StripRows;
  fresh: boolean;
}

/** Orders to a strip worker, done one after the other. `rgba`: rows `from .. to` of the frame. */
export type StripOrder = { shot: StripShot } | { frame: number; rgba: ArrayBuffer };

/** Its answers: the strip's own rows of a frame. */
export type StripAnswer = { frame: number; rgba: ArrayBuffer } | { failed: ErrorData };
