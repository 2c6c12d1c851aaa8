import type { ErrorData } from '@/utils/lib/errors';
import type { GpuQuestion, GpuVerdict } from '../backend/verdict';
import type {
  EngineCapabilities,
  EraseStroke,
  Fit,
  LookOptions,
  Palette,
  Thumbnail,
} from '../engine';
import type { PictureSize } from '../looks/look';
import type { RenderPlan } from '../render';
import type { StripRows } from '../strips';

/** A picture as it travels between page and worker. */
export interface PictureData extends PictureSize {
  /** RGBA bytes, opaque. */
  rgba: ArrayBuffer;
}

/** Work for a worker, by name: what goes in and what comes out. */
export interface Tasks {
  /** Which kernels this worker has. */
  hello: { in: null; out: EngineCapabilities['backend'] };
  /** Decodes to a size, upright, on white; with a look, also measures it. */
  decode: {
    in: {
      blob: Blob;
      size: PictureSize;
      look?: { id: string; options: LookOptions; palette?: Palette };
    };
    out: PictureData & { analysis: unknown; halo: number; planes?: number; gpu?: true };
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
  encode: { in: { picture: PictureData; fit: Fit }; out: { blob: Blob } & PictureSize };
  /** A whole small picture in one look, encoded. */
  preview: {
    in: {
      picture: PictureData;
      look: string;
      options: LookOptions;
      seed: number;
      keep: number;
      palette?: Palette;
    };
    out: Blob;
  };
  thumbnail: { in: { blob: Blob; size: PictureSize }; out: Thumbnail };
  /** Colours of a picture, decoded at `size`. */
  palette: { in: { blob: Blob; size: PictureSize }; out: Palette };
}

export type TaskName = keyof Tasks;

export interface TaskMessage<Name extends TaskName = TaskName> {
  id: number;
  name: Name;
  data: Tasks[Name]['in'];
}

export type ReplyMessage =
  | { id: number; progress: number }
  | { id: number; result: unknown }
  | { id: number; error: ErrorData };
