import type { LookMeta, LookOptions, Palette } from '../engine';
import type { Kernels, Pixels, Plane, Window } from '../kernels/kernels';

/** Sizes of the whole picture being made, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** A small copy of the source to take measurements from: percentiles, tone maps, palettes. */
export interface SmallPicture extends PictureSize {
  /** RGBA bytes, alpha 255. */
  rgba: Uint8ClampedArray;
}

/** What a look gets to measure the picture with. */
export interface AnalyseJob {
  kernels: Kernels;
  /** The small copy, its long side at most the look's `analysisSide` (default 256). */
  small: SmallPicture;
  options: LookOptions;
  /** Size of the picture that will be rendered. */
  picture: PictureSize;
  /** Colours of the picture the user gave, for looks that take them. */
  palette?: Palette;
}

/** A plane that stays from frame to frame. */
export interface KeptPlane {
  plane: Plane;
  /** Nothing was written to it yet. */
  begins: boolean;
}

/** What a strip of a clip remembers from frame to frame; a shot begins with nothing. */
export interface FrameMemory {
  /**
   * Mixes `plane` with what it was under this name in the frame before, in place, and remembers it:
   * `share` of the new frame, the rest of the old; less the more the two differ, and nothing of the old
   * from a difference of `moved` on, so that nothing is left where something moved away. For line
   * responses before they are cut.
   */
  smooth(name: string, plane: Plane, share: number, moved?: number): void;
  /** The plane kept under this name for a look that mixes in its own way; none in the first frame. Once a frame. */
  kept(name: string, width: number, height: number): KeptPlane | undefined;
}

/** One horizontal strip of a picture, halo included. */
export interface RenderJob<Analysis> {
  kernels: Kernels;
  /** The strip's RGBA bytes, halo rows included. Never written to. */
  source: Pixels;
  /** The strip's own rows, counted within it: only these of `out` are used; the rest is halo. */
  own: { from: number; to: number };
  /** Where the strip lies: `window.top` is the absolute row of its first row; noise and screens count from there. */
  window: Window;
  options: LookOptions;
  analysis: Analysis;
  /** Short side of the whole picture over 1080: every length is multiplied by it. */
  scale: number;
  seed: number;
  /** Write the result here, same size as `source`; halo rows may hold anything. */
  out: Pixels;
  /** On clips only. */
  memory?: FrameMemory;
  /** Reports how much of this strip is done, 0..1. */
  progress: (fraction: number) => void;
}

/**
 * A look: measurements once per picture, then the same local passes on every strip.
 *
 * Everything `render` does must be local (FIR kernels, streamlines of bounded length), must take
 * noise and screens from absolute coordinates, and must be right at least `halo` rows away from the
 * strip's upper and lower edges. Then strips meet without a seam (within 1/255).
 */
export interface Look<Analysis = unknown> {
  meta: LookMeta;
  /** Long side in pixels of the picture given to `analyse`, at most 640; 256 if absent. */
  analysisSide?: number;
  /** Full-size float planes (or their bytes' worth) a strip holds at once, for planning memory; 24 if absent. */
  planes?: number;
  /**
   * The same for rows of the halo, where they need less: a look that works on a reduced copy. It writes
   * its own rows of `out` only. `planes` if absent.
   */
  haloPlanes?: number;
  /** Plain data (structured clone), the same for every strip. */
  analyse: (job: AnalyseJob) => Analysis;
  /**
   * On clips: how the analysis goes along within a shot, `share` of the way from the shot's own
   * towards that of a later frame. Absent: the shot's first frame decides for all of it.
   */
  follow?: (before: Analysis, now: Analysis, share: number) => Analysis;
  /**
   * `render` uses kernels and operations only, no `view`, `bytes` or `rows`, so that it runs on a GPU
   * as well. Every operation it uses has its WGSL.
   */
  gpu?: true;
  /** Rows above and below that a strip needs. */
  halo: (options: LookOptions, picture: PictureSize, analysis: Analysis) => number;
  render: (job: RenderJob<Analysis>) => void;
}

/** Ties a look's `analyse` to its `render` by type, then hides the type: the table holds looks of any analysis. */
export function defineLook<Analysis>(look: Look<Analysis>): Look {
  return look as unknown as Look;
}

/** Short side of a picture over 1080, the scale of every length. */
export function scaleOf(picture: PictureSize): number {
  return Math.min(picture.width, picture.height) / 1080;
}

/** An option's value: as given, clamped to the field's range, or its default. */
export function optionOf(meta: LookMeta, options: LookOptions, id: string): number {
  const field = meta.fields.find((candidate) => candidate.id === id);
  if (!field) throw new RangeError(`look ${meta.id} has no option ${id}`);
  const given = options[id];
  const value = given === undefined || !Number.isFinite(given) ? field.default : given;
  return Math.min(field.max, Math.max(field.min, value));
}

/** The rows of a strip that are its own, as a window: the last steps need no others. */
export function ownWindow({ window, own }: Pick<RenderJob<unknown>, 'window' | 'own'>): Window {
  return { ...window, top: window.top + own.from, rows: own.to - own.from };
}

/** Rows `from .. to` of a plane or of pixels, sharing its memory. */
export function rowsOf<Block extends Plane | Pixels>(
  block: Block,
  from: number,
  to: number,
): Block {
  return { ...block, at: block.at + 4 * block.width * from, height: to - from };
}

/** Rows that are finished at once, so that what they take in between stays small. */
const BAND_PIXELS = 400_000;

/**
 * Does the last steps of a strip, those that need its own rows only, band by band; each band's memory is
 * free again after it. `finish` gets the job with the band as `own`. A GPU, which has
 * memory enough, gets all rows at once.
 */
export function inBands<Analysis>(
  job: RenderJob<Analysis>,
  finish: (band: RenderJob<Analysis>) => void,
): void {
  const { kernels, own, window } = job;
  const most = kernels.backend === 'webgpu' ? own.to - own.from : BAND_PIXELS / window.width;
  const count = Math.max(1, Math.ceil((own.to - own.from) / Math.max(16, most)));
  const row = (i: number) => own.from + Math.round((i * (own.to - own.from)) / count);
  for (let i = 0; i < count; i++) {
    const mark = kernels.mark();
    finish({ ...job, own: { from: row(i), to: row(i + 1) } });
    kernels.release(mark);
  }
}
