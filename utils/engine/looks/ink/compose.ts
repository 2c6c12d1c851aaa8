import type { GrainOptions, Plane } from '../../kernels/kernels';
import { optionOf, type RenderJob } from '../look';
import type { InkAnalysis } from './index';
import { inkMeta } from './meta';

const PAPER = [248, 243, 231] as const;
const INK = [19, 23, 40] as const;
/** How much a full wash takes from red, green, blue: thinned blue-black. */
const WASH = [0.82, 0.7, 0.54] as const;
/** Tones, 0..1, at which black, the dark and the light wash begin. */
const BLACK = 0.2;
const DARK = 0.45;
const LIGHT = 0.66;
/** Distance of hatching lines in pixels at scale 1. */
const HATCH = 8;

function soft(value: number, edge: number, inverse: number): number {
  const t = (value - edge) * inverse + 0.5;
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Line of a hatching screen: 1 in the middle of a line as wide as `width` (0..1 of the distance). */
function stroke(place: number, width: number, blur: number): number {
  if (width <= 0.03) return 0;
  const off = Math.abs(place - Math.floor(place) - 0.5) * 2;
  return 1 - soft(off, width, blur);
}

/** Lays line, blacks, hatching and wash over paper. */
export function compose(job: RenderJob<InkAnalysis>, lines: Plane, areas: Plane): void {
  const { kernels, window, options, analysis, scale, seed, out } = job;
  const washes = optionOf(inkMeta, options, 'wash');
  const hatches = 0.85 * optionOf(inkMeta, options, 'hatching');
  const { width, rows, top } = window;
  const texture = (octaves: readonly Omit<GrainOptions, 'seed'>[], first: number): Plane => {
    const plane = kernels.plane(width, rows);
    kernels.view(plane).fill(0);
    octaves.forEach((octave, i) => {
      const cellX = Math.max(1, octave.cellX * scale);
      const cellY = Math.max(1, octave.cellY * scale);
      kernels.grain(plane, window, { seed: seed + first + i, cellX, cellY, gain: octave.gain });
    });
    return plane;
  };
  const ragPlane = texture(
    [
      { cellX: 5, cellY: 5, gain: 0.05 },
      { cellX: 60, cellY: 60, gain: 0.05 },
    ],
    1,
  );
  const washPlane = texture(
    [
      { cellX: 3, cellY: 3, gain: 0.25 },
      { cellX: 90, cellY: 70, gain: 0.5 },
    ],
    3,
  );
  const bendPlane = texture(
    [
      { cellX: 70, cellY: 70, gain: 1 },
      { cellX: 14, cellY: 14, gain: 0.25 },
    ],
    5,
  );
  const line = kernels.view(lines);
  const area = kernels.view(areas);
  const rag = kernels.view(ragPlane);
  const pool = kernels.view(washPlane);
  const bend = kernels.view(bendPlane);
  const bytes = kernels.bytes(out);

  const { threshold, spread } = analysis.cut;
  const cut = threshold - 0.09 * spread;
  const sharp = 1 / (0.27 * spread);
  // Hatching finer than three pixels would be grey anyway.
  const distance = Math.max(3, HATCH * scale);
  const pitch = Math.SQRT1_2 / distance;
  const blur = Math.max(0.36, 1.6 / distance);
  const unblur = 1 / blur;
  kernels.rows(rows, (from, to) => {
    for (let y = from; y < to; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const r = rag[i] as number;
        const t = area[i] as number;
        let ink = 1 - soft(line[i] as number, cut, sharp);
        const black = 1 - soft(t + 0.6 * r, BLACK, 16);
        if (black > ink) ink = black;
        if (hatches > 0 && ink < 1 && t < 0.54) {
          const b = bend[i] as number;
          const lift = 0.3 * b;
          const u = (x + y + top) * pitch + b;
          const v = (x - y - top) * pitch + b;
          const first = stroke(u, Math.min(0.52, (0.52 - t + lift * 0.4) * 1.75), unblur);
          const second = stroke(v, Math.min(0.5, (0.36 - t - lift * 0.4) * 2.2), unblur);
          const hatch = hatches * Math.max(first, second);
          if (hatch > ink) ink = hatch;
        }
        const p = pool[i] as number;
        const light = 1 - soft(t + r, LIGHT, 16);
        const dark = 1 - soft(t + 1.1 * r, DARK, 20);
        const wash = washes * (0.26 * light + 0.34 * dark) * (1 + p);
        const paper = (1 - ink) * (1 + 0.04 * p);
        bytes[4 * i] = PAPER[0] * paper * (1 - wash * WASH[0]) + INK[0] * ink;
        bytes[4 * i + 1] = PAPER[1] * paper * (1 - wash * WASH[1]) + INK[1] * ink;
        bytes[4 * i + 2] = PAPER[2] * paper * (1 - wash * WASH[2]) + INK[2] * ink;
        bytes[4 * i + 3] = 255;
      }
    }
  });
}
