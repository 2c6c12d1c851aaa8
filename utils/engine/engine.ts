/** Options of one look by field id: numbers within the field's own range. */
export type LookOptions = Readonly<Record<string, number>>;

/** One of a look's own controls, as data; forms and schemas derive from it. */
export interface LookField {
  id: string;
  kind: 'range';
  min: number;
  max: number;
  step: number;
  default: number;
}

/**
 * Colours taken from a picture the user gave, as `#rrggbb`: at most 64, each standing for an equal
 * share of that picture, darkest first.
 */
export type Palette = readonly string[];

/** Plain data about a look: what pickers, schemas and history need without loading its code. */
export interface LookMeta {
  id: string;
  version: number;
  /** Name on screen, in English; the catalogue key is `look.<id>`. */
  label: string;
  fields: readonly LookField[];
  /** How far the result is from a photograph; decides the disclosure (IPTC digital source type). */
  degree: 'algorithmicallyEnhanced';
  /** Whether the look holds still on a clip, frame to frame: only such looks are offered for clips. */
  steady: boolean;
  /** Takes its colours from a picture the user gives, if one is given. */
  palette?: boolean;
  /** Made of few flat colours with hard edges: PNG is small and keeps them clean. */
  flat?: boolean;
}

/** A stroke of the erase-back brush: brings the original back along a line. Lengths are fractions of the picture's width. */
export interface EraseStroke {
  radius: number;
  points: readonly (readonly [x: number, y: number])[];
}

/** What the finished file must fit into. */
export interface Fit {
  /** Largest size in pixels; the picture is scaled down to fit, never up. No result has more than 4096 x 4096 pixels. */
  maxWidth: number;
  maxHeight: number;
  /** PNG becomes JPEG if `maxBytes` would be exceeded. */
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** 0..1, for JPEG and WebP; lowered step by step if `maxBytes` would be exceeded. */
  quality: number;
  maxBytes?: number;
}

/** A source after its header was read and checked: upright size in pixels, before any fitting. */
export interface SourceInfo {
  kind: 'photo' | 'clip';
  /** Type read from the first bytes, whatever the file claimed. */
  type: string;
  width: number;
  height: number;
  bytes: number;
  /** More than one frame: only the first is used for a photo. */
  animated: boolean;
  alpha: boolean;
  /** For clips: read from the file's own tables, before any frame is decoded. */
  clip?: ClipInfo;
}

export interface ClipInfo {
  /** Seconds of the picture track. */
  seconds: number;
  /** Mean frames per second; clips of phones vary. */
  framesPerSecond: number;
  /** Short codec name, e.g. `avc`, `hevc`, `vp9`, `av1`. */
  codec: string;
  /** It has sound. */
  sound: boolean;
}

export interface StillRequest {
  look: string;
  options: LookOptions;
  /** "How much of me stays", 0 (all look) to 1 (all photo). */
  keep: number;
  /** Seed of every random choice, a 32-bit unsigned integer: the same seed makes the same picture. */
  seed: number;
  eraseBack: readonly EraseStroke[];
  palette?: Palette;
  fit: Fit;
}

export interface StillResult {
  blob: Blob;
  width: number;
  height: number;
  /** Milliseconds by stage, for reports: decode, render, encode, total. */
  ms: { decode: number; render: number; encode: number; total: number };
}

export interface PreviewRequest {
  look: string;
  options: LookOptions;
  keep: number;
  seed: number;
  palette?: Palette;
  /** Of a clip: seconds from its start; its frame there is drawn, or one soon after that shows more. */
  at?: number;
}

/** Part of a clip, in seconds from its start. */
export interface Trim {
  from: number;
  to: number;
}

/** A clip of the user's restyled frame by frame: MP4 (H.264), its sound copied as it is. */
export interface ClipRequest {
  look: string;
  options: LookOptions;
  keep: number;
  seed: number;
  palette?: Palette;
  trim?: Trim;
  fit: ClipFit;
}

/** What a finished clip must fit into. */
export interface ClipFit {
  /** Largest size in pixels, upright; scaled down to fit, never up; sides are made even. */
  maxWidth: number;
  maxHeight: number;
  /** Frames beyond this rate are left out. */
  maxFramesPerSecond: number;
  maxSeconds?: number;
  maxBytes?: number;
}

/** A still brought to life by a slow camera, without any model: MP4 (H.264, no sound). */
export interface MotionRequest {
  motion: 'push' | 'parallax';
  seconds: number;
  width: number;
  height: number;
  framesPerSecond: number;
  seed: number;
}

/** A reveal clip: from the original to the result, in one MP4 (H.264, no sound). */
export interface RevealRequest {
  transition: 'wipe' | 'brush' | 'push';
  /** Seconds, 1..30. */
  seconds: number;
  /** Size of the frame in pixels; both even. */
  width: number;
  height: number;
  framesPerSecond: number;
  /** Seed of the brush-on order. */
  seed: number;
}

export interface ClipResult {
  blob: Blob;
  width: number;
  height: number;
  seconds: number;
  poster: Blob;
  /** The source could not be read to its end: this is what there was until then. */
  partial?: boolean;
  /** The source has sound that could be neither copied nor encoded anew. */
  soundLost?: boolean;
}

/** Small picture kept for the history: WebP with its long side at 320 px, and its thumbhash. */
export interface Thumbnail {
  blob: Blob;
  thumbhash: Uint8Array;
}

export interface Call {
  signal?: AbortSignal;
  /** 0..1, never going back. */
  onProgress?: (fraction: number) => void;
}

/** `onProgress` gets 0..1; a time left follows from how fast it grows. */
export interface ClipCall extends Call {
  onFrame?: (picture: Blob) => void;
}

export interface EngineCapabilities {
  backend: 'webgpu' | 'wasm-simd' | 'typescript';
  workers: number;
  /** H.264 can be encoded here, so reveal clips can be made. */
  clips: boolean;
}

/**
 * The pixel code behind the `on-device` provider. Everything runs in workers of the extension's own
 * origin; nothing is read from or written to a network or a disk. Errors are `MimError`
 * (`empty-file`, `not-an-image`, `damaged`, `cannot-decode`, `heic-unsupported`, `file-too-large`,
 * `too-many-pixels`, `clip-unsupported`, `out-of-memory`, `clip-encoder-missing`, and for clips
 * `clip-codec-missing`, `clip-damaged`, `clip-empty`, `clip-too-long`, `clip-too-large`); a cancelled
 * call rejects with `AbortError`.
 */
export interface Engine {
  capabilities(): Promise<EngineCapabilities>;
  /** Reads and checks the header without decoding. */
  inspect(source: Blob, call?: Call): Promise<SourceInfo>;
  /**
   * The user's own picture in several looks, small: the same look code on a small source.
   * Calls back once per request as each is ready (WebP or JPEG blob, long side `size` px).
   */
  preview(
    source: Blob,
    requests: readonly PreviewRequest[],
    size: number,
    onPreview: (index: number, picture: Blob) => void,
    call?: Call,
  ): Promise<void>;
  still(source: Blob, request: StillRequest, call?: Call): Promise<StillResult>;
  thumbnail(picture: Blob, call?: Call): Promise<Thumbnail>;
  /** Colours of a picture, for looks that take them from a reference. */
  palette(picture: Blob, call?: Call): Promise<Palette>;
  /** Restyles a clip. `onFrame` gets the first finished frame at once, then one now and then (JPEG). */
  clip(source: Blob, request: ClipRequest, call?: ClipCall): Promise<ClipResult>;
  motion(original: Blob, result: Blob, request: MotionRequest, call?: Call): Promise<ClipResult>;
  reveal(original: Blob, result: Blob, request: RevealRequest, call?: Call): Promise<ClipResult>;
  /** Starts the workers and loads what they need, so that the first pictures come at once. Never rejects for a missing ability. */
  warm(): Promise<void>;
  /** Stops all workers; the next call starts them again. */
  close(): void;
}
