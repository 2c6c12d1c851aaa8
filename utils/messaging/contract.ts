import type {
  EngineCapabilities,
  EraseStroke,
  LookOptions,
  MotionRequest,
  Palette,
  PreviewRequest,
  SourceInfo,
  Trim,
} from '@/utils/engine/engine';
import type { PlatformId } from '@/utils/platforms/platform';

/** The fourth word of every broadcast message: who it is for. */
export type Recipient = 'background' | 'workshop' | 'composer';

/** From the background to the content script of the tab in front. */
export interface ShortcutMessage {
  to: 'composer';
  name: 'shortcut';
}

/** Name of the port every client of the workshop connects with. */
export const WORKSHOP_PORT = 'workshop';

/**
 * First message of a client; `welcome` answers it.
 * Callers: `composer` = a platform's content script in the top frame; `panel` = our frame, with the
 * ticket its content script got from a trusted click, or with the session that ticket became;
 * `gallery` = our own page.
 */
export type Hello =
  | { t: 'hello'; as: 'composer' }
  | { t: 'hello'; as: 'gallery' }
  | { t: 'hello'; as: 'panel'; ticket?: string; session?: string };
export interface Welcome {
  t: 'welcome';
  /** The panel's session, to come back with. */
  session?: string;
  /** Set when the ticket or session is not valid; the port closes after it. */
  refused?: boolean;
}

/** Says at once that the workshop is there and that `welcome` follows, however long admission takes. */
export interface Hold {
  t: 'hold';
}

/** What the background does for others. Callers are stated per message and checked by sender. */
export interface BackgroundCalls {
  /** Content script, top frame of a platform, after a trusted click. 128-bit hex, 60 s, one use. */
  ticket: { args: null; value: { ticket: string } };
  /** Anyone of ours. Resolves when the workshop exists. */
  ensureWorkshop: { args: null; value: true };
  /** Workshop only. Redeems a ticket for the frame's tab, or confirms a session of this very frame. */
  admit: {
    args: { ticket?: string; session?: string; tabId: number; documentId?: string };
    value: { session: string } | null;
  };
  /** Workshop only: nothing to do for a while; the offscreen document may go. */
  workshopIdle: { args: null; value: true };
  /** Content script: opens the gallery, or brings its tab forward. `hash` starts with `#`. */
  openGallery: { args: { hash?: string; handoff?: Blob }; value: true };
  /** Gallery: the picture handed over by a page that blocks our frame, once. */
  takeHandoff: { args: null; value: { file: Blob | null } };
}

/** What a job makes besides pixels. */
export interface MadeReply {
  jobId: string;
  blob: Blob;
  /** A clean name for the file: no camera name, no date. */
  name: string;
  width: number;
  height: number;
  seconds?: number;
  /** It has sound. */
  sound?: boolean;
  /** Its sound could not be kept. */
  soundLost?: boolean;
  /** The source could not be read to its end. */
  partial?: boolean;
}

/** Calls to the workshop; `composer` may only call `restyle` and `used`. */
export interface WorkshopCalls {
  capabilities: { args: null; value: EngineCapabilities; event: never };
  openSource: { args: { blob: Blob }; value: { sourceId: string; info: SourceInfo }; event: never };
  previews: {
    args: { sourceId: string; requests: readonly PreviewRequest[]; size: number };
    value: null;
    event: { index: number; picture: Blob };
  };
  make: {
    args: {
      sourceId: string;
      platform: PlatformId | null;
      look: string;
      options: LookOptions;
      keep: number;
      seed: number;
      eraseBack: readonly EraseStroke[];
      as: 'photo' | 'reveal' | 'motion' | 'clip';
      transition?: 'wipe' | 'brush' | 'push';
      motion?: MotionRequest['motion'];
      trim?: Trim;
      palette?: Palette;
      parentId?: string;
    };
    value: MadeReply;
    /** How far it is, or a finished frame of a clip. */
    event: { progress: number } | { frame: Blob };
  };
  /** Colours of a picture, for looks that take them from one. */
  palette: { args: { picture: Blob }; value: { palette: Palette }; event: never };
  /** Writes a made result into the history; again with a use, notes that use. */
  commit: {
    args: { jobId: string; use?: { platform: PlatformId; surface: string } };
    value: { creationId: string };
    event: never;
  };
  recents: {
    args: null;
    value: { items: readonly { id: string; look: string; thumb: Blob }[] };
    event: never;
  };
  recent: { args: { id: string }; value: { blob: Blob; name: string }; event: never };
  /** One click: makes and writes to the history in one go, with the favourite look. */
  restyle: {
    args: { file: Blob; platform: PlatformId; surface: string; look: string };
    value: MadeReply;
    event: { progress: number };
  };
  /** One click, after the draft showed the result. */
  used: {
    args: { jobId: string; platform: PlatformId; surface: string };
    value: null;
    event: never;
  };
}

/** An item of the draft as told to the panel. */
export interface ItemWire {
  id: string;
  kind: 'photo' | 'clip';
  position: number;
  thumb: Blob | null;
}

/** The draft as told to the panel; the item the panel was opened for comes first. */
export interface DraftWire {
  items: readonly ItemWire[];
  theme: 'light' | 'dark';
  takes: readonly ('photo' | 'clip')[];
}

export type PutWire =
  | { state: 'attached' }
  | { state: 'held'; reason: 'step-back' | 'pick-ready' }
  | { state: 'failed'; code: 'not-attached' | 'refused-by-site' };

/** Calls of the panel to the content script around it, over the one `MessagePort` it was given. */
export interface ComposerCalls {
  /** The panel's first call; answered with the draft as it is now. */
  ready: { args: null; value: DraftWire; event: never };
  readItem: { args: { id: string }; value: { file: Blob; name: string }; event: never };
  put: { args: { file: Blob; name: string; itemId: string | null }; value: PutWire; event: never };
  /** Resolves when the held or saved file shows in the draft. */
  arrived: { args: null; value: null; event: never };
  undo: { args: null; value: PutWire; event: never };
  openGallery: { args: null; value: null; event: never };
  close: { args: null; value: null; event: never };
}

/** Calls of the content script to the panel. */
export interface PanelCalls {
  state: { args: DraftWire; value: null; event: never };
}

/** The one window message of the product: given to our frame with the port. */
export interface PanelInit {
  t: 'init';
  ticket: string;
  platform: PlatformId;
  surface: string;
  takes: readonly ('photo' | 'clip')[];
  theme: 'light' | 'dark';
  layout: 'beside' | 'sheet';
  /** Opened by key: focus goes to the checked look. */
  byKey: boolean;
}
