import { availableParallelism } from 'node:os';

/**
 * What a look cannot go below: bytes a pixel if every pass streams once from memory (RGBA bytes,
 * neighbourhoods served by the caches), and the arithmetic of its heaviest filter. The bytes are
 * counted by hand per look; the operations are those of the anisotropic Kuwahara filter, 64 for
 * each of the `pi * radius ** 2` samples with tabulated weights.
 */
interface Work {
  /** Bytes for each pixel of the result. */
  bytes: number;
  /** Floating-point operations for a picture of this short side and number of pixels. */
  operations?: (shortSide: number, pixels: number) => number;
}

const kuwahara = (radius: number) => 64 * Math.PI * radius ** 2;

/** Oil paints on a canvas of 540 pixels, whatever the size of the picture. */
const oil: Work = {
  bytes: 52,
  operations: (short, pixels) =>
    pixels * Math.min(1, 540 / short) ** 2 * (kuwahara(8.4) + kuwahara(6)),
};

const WORK: Readonly<Record<string, Work>> = {
  oil,
  ink: { bytes: 46 },
  pencil: { bytes: 56 },
  cel: { bytes: 60 },
  watercolour: { bytes: 72 },
  cyanotype: { bytes: 8 },
  riso: { bytes: 8 },
  halftone: { bytes: 8 },
  palette: { bytes: 8 },
  duotone: { bytes: 8 },
  pixel: { bytes: 9 },
};

/** Operations a second of one core with 128-bit vectors, without fused multiply-add: 8 at about 3 GHz and two pipes. */
const CORE_OPERATIONS = 48e9;

/** Bytes a second that copying moves here, read and write counted, the best of a few. */
export function copyBandwidth(): number {
  const bytes = 128 * 2 ** 20;
  const from = new Uint8Array(bytes).fill(1);
  const to = new Uint8Array(bytes);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 6; run++) {
    const started = performance.now();
    to.set(from);
    best = Math.min(best, performance.now() - started);
  }
  return (2 * bytes) / (best / 1000);
}

/** Milliseconds of both floors for a look; `null` where none was counted. */
export function floorsOf(
  look: string,
  width: number,
  height: number,
  bandwidth: number,
): { bandwidth: number; arithmetic: number | null } | null {
  const work = WORK[look];
  if (!work) return null;
  const pixels = width * height;
  const operations = work.operations?.(Math.min(width, height), pixels);
  return {
    bandwidth: (1000 * work.bytes * pixels) / bandwidth,
    arithmetic:
      operations === undefined
        ? null
        : (1000 * operations) / (CORE_OPERATIONS * availableParallelism()),
  };
}
