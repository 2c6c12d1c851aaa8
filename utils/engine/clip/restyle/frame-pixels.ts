import type { PictureSize } from '../../looks/look';

export type Rgba = Uint8ClampedArray<ArrayBuffer>;

/** Opaque pixels of 8 bits, and the light of usual screens: what a copy gets right as drawing does. */
const PLAIN: ReadonlySet<unknown> = new Set(['I420', 'I422', 'I444', 'NV12', 'RGBX', 'BGRX']);
const USUAL: ReadonlySet<unknown> = new Set([
  null,
  undefined,
  'bt709',
  'smpte170m',
  'bt470bg',
  'iec61966-2-1',
]);

/** What a sample has, and what a frame has. */
interface Copied {
  readonly format: string | null;
  readonly colorSpace: { readonly primaries?: unknown; readonly transfer?: unknown };
  copyTo(to: Rgba, options: { format: 'RGBA' }): Promise<unknown>;
}

/** Set once this browser turned out not to copy frames as RGBA. */
let refused = false;

/**
 * The visible pixels of a frame as it was decoded, neither turned nor stretched; `width` and `height` are
 * theirs. `into` is used where it is large enough. `undefined` where the frame has to be drawn: it has
 * alpha, wide colours or more bits, or the browser does not copy as RGBA.
 */
export async function rgbaOf(
  frame: Copied,
  { width, height }: PictureSize,
  into: Rgba | undefined,
): Promise<Rgba | undefined> {
  const { primaries, transfer } = frame.colorSpace;
  if (refused || !PLAIN.has(frame.format) || !USUAL.has(primaries) || !USUAL.has(transfer)) {
    return undefined;
  }
  const length = 4 * width * height;
  const rgba = into?.length === length ? into : new Uint8ClampedArray(length);
  try {
    await frame.copyTo(rgba, { format: 'RGBA' });
    return rgba;
  } catch {
    refused = true;
    return undefined;
  }
}
