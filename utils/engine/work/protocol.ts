import type { ErrorData } from '@/utils/lib/errors';
import type { GpuQuestion, GpuVerdict } from '../backend/verdict';
import type {
  EngineCapabilities,
  EraseStroke,
  Fit,
  LookOptions,
  Palette,
  PreviewRequest,
  Thumbnail,
} from '../engine';
import type { Likeness } from '../looks/likeness';
import type { PictureSize } from '../looks/look';
import type { RenderPlan } from '../render';
import type { StripRows } from '../strips';

/** A picture as it travels between page and worker. */
export interface PictureData extends PictureSize {
  /** RGBA bytes, opaque. */
  rgba: ArrayBuffer;
}

/** What a look found out about a picture, and what its strips need. */
export interface Measured {
  analysis: unknown;
  likeness?: Likeness;
  halo: number;
  planes?: number;
  haloPlanes?: number;
  gpu?: true;
}

/** Work for a worker, by name: what goes in and what comes out. */
export interface Tasks {
  /** Which kernels this worker has. */
  hello: { in: null; out: EngineCapabilities['backend'] };
  /** Loads the code of looks, and draws something with it, so that the first picture does not wait. */
  warm: { in: { looks: readonly string[]; draw: boolean }; out: null };

  // On the desk, the one worker that holds pictures; `key` names one.

  /** Decodes to a size (`whole`: its own), upright, on white; from the picture `from` where that is large enough. */
  open: {
    in: { key: number; blob: Blob; size: PictureSize; whole: boolean; from?: number };
    out: null;
  };
  /** A copy at a size, as bytes. */
  copy: { in: { key: number; size: PictureSize }; out: PictureData };
  /** Rows `from .. to`, as bytes. */
  slice: { in: { key: number; from: number; to: number }; out: ArrayBuffer };
  /** Lets a picture go. */
  shut: { in: { key: number }; out: null };
  /** Puts rows into a picture that is being made, which begins with the first of them. */
  paste: { in: { key: number; size: PictureSize; top: number; rgba: ArrayBuffer }; out: null };
  /** Encodes a picture that is complete and lets it go. */
  finish: { in: { key: number; fit: Fit }; out: { blob: Blob } & PictureSize };

  /** Measures a picture for a look on a small copy of it. */
  measure: {
    in: {
      small: PictureData;
      picture: PictureSize;
      look: string;
      options: LookOptions;
      keep: number;
      palette?: Palette;
    };
    out: Measured;
  };
  strip: {
    in: {
      look: string;
      plan: RenderPlan;
      rows: StripRows;
      eraseBack: readonly EraseStroke[];
      rgba: ArrayBuffer;
    };
    out: ArrayBuffer;
  };
  /** Whether this worker has a GPU worth using. */
  gpu: { in: GpuQuestion; out: GpuVerdict };
  /** A strip on the GPU. */
  gpuStrip: { in: Tasks['strip']['in'] & { anyAdapter: boolean }; out: ArrayBuffer };
  /** A small picture in some looks, encoded; each comes as a part of its own. */
  previews: {
    in: { picture: PictureData; requests: readonly PreviewRequest[] };
    out: null;
    part: { index: number; blob: Blob };
  };
  thumbnail: { in: { blob: Blob; size: PictureSize }; out: Thumbnail };
  palette: { in: { blob: Blob; size: PictureSize }; out: Palette };
}

export type TaskName = keyof Tasks;

/** What a task hands over before it is done. */
export type Part<Name extends TaskName> = Tasks[Name] extends { part: infer P } ? P : never;

export interface TaskMessage<Name extends TaskName = TaskName> {
  id: number;
  name: Name;
  data: Tasks[Name]['in'];
}

export type ReplyMessage =
  | { id: number; progress: number }
  | { id: number; part: unknown }
  | { id: number; result: unknown }
  | { id: number; error: ErrorData };
