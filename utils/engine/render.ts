import type { LookOptions, Palette } from './engine';
import type { Kernels, Pixels } from './kernels/kernels';
import { type Look, type PictureSize, type SmallPicture, scaleOf } from './looks/look';
import type { StripRows } from './strips';

/** What every strip of one picture shares; plain data. */
export interface RenderPlan {
  picture: PictureSize;
  options: LookOptions;
  analysis: unknown;
  seed: number;
  /** How much of the source comes back at the end, 0..1. */
  keep: number;
}

/** Long side of the small copy that a look measures. */
export function analysisSideOf(look: Look): number {
  return Math.min(640, look.analysisSide ?? 256);
}

/** Runs a look's measurements; the arena is left as it was. */
export function analysePicture(
  kernels: Kernels,
  look: Look,
  small: SmallPicture,
  picture: PictureSize,
  options: LookOptions,
  palette?: Palette,
): unknown {
  const mark = kernels.mark();
  try {
    return look.analyse({ kernels, small, options, picture, ...(palette ? { palette } : {}) });
  } finally {
    kernels.release(mark);
  }
}

/**
 * Renders one strip on kernels whose memory is at hand. `rgba` holds rows `rows.from .. rows.to`; `erase` (0..255 per pixel, own rows
 * only) says where the source comes back. Returns the strip's own rows, opaque RGBA.
 */
export function renderStrip(
  kernels: Kernels,
  look: Look,
  plan: RenderPlan,
  rows: StripRows,
  rgba: Uint8ClampedArray,
  erase: Uint8ClampedArray | undefined,
  progress: (fraction: number) => void = () => {},
): Uint8ClampedArray<ArrayBuffer> {
  const mark = kernels.mark();
  try {
    const out = drawStrip(kernels, look, plan, rows, rgba, progress);
    const first = firstOwn(plan, rows);
    const own = kernels
      .bytes(out)
      .slice(
        first,
        first + 4 * out.width * (rows.bottom - rows.top),
      ) as Uint8ClampedArray<ArrayBuffer>;
    blendBack(own, rgba, first, plan.keep, erase);
    return own;
  } finally {
    kernels.release(mark);
  }
}

/** `renderStrip` on any kernels, those of a GPU too: the arena is free again at once, the picture comes later. */
export async function renderStripOn(
  kernels: Kernels,
  look: Look,
  plan: RenderPlan,
  rows: StripRows,
  rgba: Uint8ClampedArray,
  erase: Uint8ClampedArray | undefined,
  progress: (fraction: number) => void = () => {},
): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const mark = kernels.mark();
  let reading: Promise<Uint8ClampedArray<ArrayBuffer>>;
  try {
    const out = drawStrip(kernels, look, plan, rows, rgba, progress);
    reading = kernels.read(out, rows.top - rows.from, rows.bottom - rows.from);
  } finally {
    kernels.release(mark);
  }
  const own = await reading;
  blendBack(own, rgba, firstOwn(plan, rows), plan.keep, erase);
  return own;
}

/** Where a strip's own rows begin, in bytes of its RGBA. */
function firstOwn({ picture }: RenderPlan, rows: StripRows): number {
  return 4 * picture.width * (rows.top - rows.from);
}

/** The look on a strip with its halo, in the arena. */
function drawStrip(
  kernels: Kernels,
  look: Look,
  plan: RenderPlan,
  rows: StripRows,
  rgba: Uint8ClampedArray,
  progress: (fraction: number) => void,
): Pixels {
  const { width, height } = plan.picture;
  const source = kernels.pixels(width, rows.to - rows.from);
  const out = kernels.pixels(width, rows.to - rows.from);
  kernels.write(source, rgba);
  look.render({
    kernels,
    source,
    own: { from: rows.top - rows.from, to: rows.bottom - rows.from },
    window: { width, height, top: rows.from, rows: rows.to - rows.from },
    options: plan.options,
    analysis: plan.analysis,
    scale: scaleOf(plan.picture),
    seed: plan.seed,
    out,
    progress,
  });
  return out;
}

/** Mixes the source back in: everywhere by `keep`, fully where `erase` is 255. Works on sRGB bytes. */
function blendBack(
  own: Uint8ClampedArray,
  source: Uint8ClampedArray,
  offset: number,
  keep: number,
  erase: Uint8ClampedArray | undefined,
): void {
  const all = Math.min(1, Math.max(0, keep));
  if (all === 0 && !erase) return;
  for (let p = 0, n = own.length; p < n; p += 4) {
    const erased = erase ? (erase[p >> 2] ?? 0) / 255 : 0;
    const part = all + (1 - all) * erased;
    if (part === 0) continue;
    for (let c = p; c < p + 3; c++) {
      const made = own[c] as number;
      own[c] = made + part * ((source[offset + c] as number) - made);
    }
  }
}
