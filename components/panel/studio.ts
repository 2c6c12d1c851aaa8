import type {
  EraseStroke,
  LookMeta,
  LookOptions,
  MotionRequest,
  Palette,
  PreviewRequest,
  SourceInfo,
  Trim,
} from '@/utils/engine/engine';
import type { PlatformId } from '@/utils/platforms/platform';

/** Where a source comes from, as the panel lists it. */
export interface StudioItem {
  id: string;
  kind: 'photo' | 'clip';
  /** 1-based place in the draft, for its name on screen. */
  position: number;
  /** Object URL of a small picture of it, if there is one yet. */
  thumbUrl: string | null;
}

/** A creation of the past whose original can be used again. */
export interface RecentItem {
  id: string;
  look: string;
  thumb: Blob;
}

/** What the panel asks to be made. */
export interface MakeRequest {
  source: Blob;
  look: string;
  options: LookOptions;
  keep: number;
  seed: number;
  eraseBack: readonly EraseStroke[];
  /**
   * Of a photo: a photo, a reveal clip from the original to the result, or a photo that moves. Of a
   * clip: a clip.
   */
  as: 'photo' | 'reveal' | 'motion' | 'clip';
  transition?: 'wipe' | 'brush' | 'push';
  motion?: MotionRequest['motion'];
  /** Part of a clip that is used; without it, all of it. */
  trim?: Trim;
  palette?: Palette;
  /** Creation this one was made from, when it is "made differently". */
  parentId?: string;
}

/** A finished result, not yet kept. */
export interface Made {
  id: string;
  file: File;
  width: number;
  height: number;
  /** Seconds, for clips. */
  seconds?: number;
  /** It has sound. */
  sound?: boolean;
  /** Its sound could not be kept. */
  soundLost?: boolean;
  /** The source could not be read to its end: this is what there was until then. */
  partial?: boolean;
}

/** How "Put it in the post" ended. */
export type PutOutcome =
  | { state: 'attached' }
  /** The composer is past the step that takes files: the user goes back one step, we go on. */
  | { state: 'held'; reason: 'step-back' | 'pick-ready' }
  /** It would not go in; the file was saved and the panel waits for the user's own pick. */
  | { state: 'saved'; fileName: string };

export interface StudioState {
  /** Photos and clips in the draft now; empty in the gallery. */
  items: readonly StudioItem[];
  theme: 'light' | 'dark';
  /** The look used by one click, or `null`. */
  favouriteLook: string | null;
}

export interface StudioCall {
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}

export interface MakeCall extends StudioCall {
  /** Finished frames of a clip, while it is made: the first at once, then one now and then. */
  onFrame?: (picture: Blob) => void;
}

/** How long the place takes clips. */
export interface ClipLength {
  /** Seconds. */
  maxSeconds: number;
  /** Some accounts may post longer ones. */
  longerForSome?: boolean;
}

/**
 * All that the panel knows of the world. The frame in a page and the gallery's studio each implement
 * it. Calls reject with `MimError`; a cancelled call rejects with `AbortError`.
 */
export interface Studio {
  /** The composer around the panel, or `null` in the gallery. */
  readonly composer: {
    platform: PlatformId;
    platformLabel: string;
    surface: string;
    /** What the draft takes; TikTok takes clips only. */
    takes: readonly ('photo' | 'clip')[];
    clipLimits?: ClipLength | null;
  } | null;
  readonly looks: readonly LookMeta[];
  readonly clips: boolean;

  state(): StudioState;
  subscribe(listener: () => void): () => void;

  readItem(id: string, call?: StudioCall): Promise<File>;
  recents(): Promise<readonly RecentItem[]>;
  readRecent(id: string, call?: StudioCall): Promise<File>;

  inspect(source: Blob, call?: StudioCall): Promise<SourceInfo>;
  /** Live thumbnails; calls back per request as each is ready. */
  previews(
    source: Blob,
    requests: readonly PreviewRequest[],
    size: number,
    onPreview: (index: number, picture: Blob) => void,
    call?: StudioCall,
  ): Promise<void>;
  /** Colours of a picture, for looks that take them from one. */
  palette(picture: Blob, call?: StudioCall): Promise<Palette>;
  make(request: MakeRequest, call?: MakeCall): Promise<Made>;

  /** Puts a result into the draft in place of `itemId`, or adds it; keeps it in the history too. */
  put(made: Made, itemId: string | null, call?: StudioCall): Promise<PutOutcome>;
  /** Resolves when a held or saved result has arrived in the draft; `null`: the user's own file. */
  arrived(made: Made | null, call?: StudioCall): Promise<void>;
  /** Puts the user's own file back. */
  undoPut(call?: StudioCall): Promise<PutOutcome>;
  keep(made: Made): Promise<void>;
  download(made: Made): Promise<void>;

  setFavouriteLook(look: string | null): Promise<void>;
  openGallery(): void;
  close(): void;
}
