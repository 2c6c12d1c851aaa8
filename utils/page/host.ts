import type { MadeReply } from '@/utils/messaging/contract';
import type { Settings } from '@/utils/settings';

/** Words the page side shows; given by the entry from the catalogue. */
export interface PageWords {
  button: string;
  cancel: string;
  undo: string;
  undone: string;
  open: string;
  mediaButton: string;
  working: string;
  done: string;
  error: (code: string) => string;
}

/** What the page side needs from the extension; the entry implements it. */
export interface PageHost {
  words: PageWords;
  /** URL of our frame and the origin it may be spoken to at. */
  panelUrl: string;
  panelOrigin: string;
  /** A one-time ticket for the frame; only after a trusted press. */
  ticket(): Promise<string>;
  restyle(
    file: File,
    surface: string,
    look: string,
    call: { signal: AbortSignal; onProgress: (fraction: number) => void },
  ): Promise<MadeReply>;
  used(jobId: string, surface: string): Promise<void>;
  openGallery(hash?: string, handoff?: Blob): Promise<void>;
  settings(): Promise<Settings>;
  watchSettings(listener: (settings: Settings) => void): () => void;
}
