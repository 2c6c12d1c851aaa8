import type { LookOptions, Palette } from './engine';
import { keepHalo, keepSource } from './keep';
import type { Kernels, Pixels } from './kernels/kernels';
import { type Likeness, measureLikeness } from './looks/likeness';
import { type Look, type PictureSize, rowsOf, type SmallPicture, scaleOf } from './looks/look';
import type { StripRows } from './strips';

/** What every strip of one picture shares; plain data. */
export interface RenderPlan {
  picture: PictureSize;
  options: LookOptions;
  analysis: unknown;
  seed: number;
  /** How much of the source comes back at the end, 0..1. */
  keep: number;
  /** Where the source comes back first; nowhere in particular if absent. */
  likeness?: Likeness;
}

/** Long side of the small copy that the likeness is measured on. */
export const LIKENESS_SIDE = 480;

/** Long side of the small copy that a look measures. */
export function analysisSideOf(look: Look): number {
  return Math.min(640, look.analysisSide ?? 256);
}

/** Measures where the source comes back first, on a small copy of at most `LIKENESS_SIDE` pixels; the arena is left as it was. */
export function likenessOf(kernels: Kernels, small: SmallPicture): Likeness {
  const mark = kernels.mark();
  try {
    return measureLikeness({ kernels, small, options: {}, picture: small });
  } finally {
    kernels.release(mark);
  }
}

/** Rows above and below that a strip needs: the look's own, and those of "How much of me stays". */
export function haloOf(
  look: Look,
  options: LookOptions,
  picture: PictureSize,
  analysis: unknown,
  keep: number,
): number {
  const room = keep > 0 && keep < 1 ? keepHalo(scaleOf(picture)) : 0;
  return look.halo(options, picture, analysis) + room;
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
 * only) says where the source comes back. Returns the strip's own rows, opaque RGBA. `taken` is called
 * when `rgba` is needed no longer, if that is early.
 */
export function renderStrip(
  kernels: Kernels,
  look: Look,
  plan: RenderPlan,
  rows: StripRows,
  rgba: Uint8ClampedArray,
  erase: Uint8ClampedArray | undefined,
  progress: (fraction: number) => void = () => {},
  taken: () => void = () => {},
): Uint8ClampedArray<ArrayBuffer> {
  const mark = kernels.mark();
  try {
    const out = drawStrip(kernels, look, plan, rows, rgba, progress, erase ? undefined : taken);
    const first = firstOwn(plan, rows);
    const own = kernels
      .bytes(out)
      .slice(
        first,
        first + 4 * out.width * (rows.bottom - rows.top),
      ) as Uint8ClampedArray<ArrayBuffer>;
    eraseBack(own, rgba, first, erase);
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
  eraseBack(own, rgba, firstOwn(plan, rows), erase);
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
  taken: () => void = () => {},
): Pixels {
  const { width, height } = plan.picture;
  const source = kernels.pixels(width, rows.to - rows.from);
  kernels.write(source, rgba);
  const own = { from: rows.top - rows.from, to: rows.bottom - rows.from };
  if (plan.keep >= 1) return source;
  taken();
  const scale = scaleOf(plan.picture);
  const room = plan.keep > 0 ? keepHalo(scale) : 0;
  const made = {
    from: Math.max(0, own.from - room),
    to: Math.min(source.height, own.to + room),
  };
  const out = outFor(kernels, look, source, made);
  look.render({
    kernels,
    source,
    own: made,
    window: { width, height, top: rows.from, rows: rows.to - rows.from },
    options: plan.options,
    analysis: plan.analysis,
    scale,
    seed: plan.seed,
    out,
    progress,
  });
  keepSource(kernels, {
    source: rowsOf(source, made.from, made.to),
    made: rowsOf(out, made.from, made.to),
    window: { width, height, top: rows.from + made.from, rows: made.to - made.from },
    own: { from: own.from - made.from, to: own.to - made.from },
    keep: plan.keep,
    likeness: plan.likeness,
    scale,
  });
  return out;
}

/**
 * Where a strip's result is written. Of a look that says what its halo needs, and so leaves halo rows
 * alone, only the rows `made` have memory: rows before them would lie in the source's.
 */
function outFor(
  kernels: Kernels,
  look: Look,
  source: Pixels,
  made: { from: number; to: number },
): Pixels {
  const { width, height } = source;
  if (look.haloPlanes === undefined || kernels.backend === 'webgpu') {
    return kernels.pixels(width, height);
  }
  const { at } = kernels.pixels(width, made.to - made.from);
  return { at: at - 4 * width * made.from, width, height };
}

/** Brings the source back where `erase` is, fully where it is 255. Works on sRGB bytes. */
function eraseBack(
  own: Uint8ClampedArray,
  source: Uint8ClampedArray,
  offset: number,
  erase: Uint8ClampedArray | undefined,
): void {
  if (!erase) return;
  for (let i = 0, n = erase.length; i < n; i++) {
    const part = (erase[i] as number) / 255;
    if (part === 0) continue;
    for (let c = 4 * i; c < 4 * i + 3; c++) {
      const made = own[c] as number;
      own[c] = made + part * ((source[offset + c] as number) - made);
    }
  }
}
