import type { GrainOptions, Plane } from '../../kernels/kernels';
import { optionOf, ownWindow, type RenderJob, rowsOf } from '../look';
import type { InkAnalysis } from './index';
import { layOp } from './lay.op';
import { inkMeta } from './meta';

/** Distance of hatching lines in pixels at scale 1. */
const HATCH = 8;

/** Noises by what they move: ragged edges of areas, pools in the wash, the course of the hatching. */
const RAG = [
  { cellX: 5, cellY: 5, gain: 0.05 },
  { cellX: 60, cellY: 60, gain: 0.05 },
] as const;
const POOL = [
  { cellX: 3, cellY: 3, gain: 0.25 },
  { cellX: 90, cellY: 70, gain: 0.5 },
] as const;
const BEND = [
  { cellX: 70, cellY: 70, gain: 1 },
  { cellX: 14, cellY: 14, gain: 0.25 },
] as const;

/** Lays line, blacks, hatching and wash over paper, on the strip's own rows; so are `lines` and `areas`. */
export function compose(job: RenderJob<InkAnalysis>, lines: Plane, areas: Plane): void {
  const { kernels, own, options, analysis, scale, seed, out } = job;
  const window = ownWindow(job);
  const texture = (octaves: readonly Omit<GrainOptions, 'seed'>[], first: number): Plane =>
    kernels.texture(
      window,
      octaves.map(({ cellX, cellY, gain }, i) => ({
        seed: seed + first + i,
        cellX: cellX * scale,
        cellY: cellY * scale,
        gain,
      })),
    );
  const { threshold, spread } = analysis.cut;
  // Hatching finer than three pixels would be grey anyway.
  const distance = Math.max(3, HATCH * scale);
  const settings = Float32Array.of(
    optionOf(inkMeta, options, 'wash'),
    0.85 * optionOf(inkMeta, options, 'hatching'),
    threshold - 0.09 * spread,
    1 / (0.27 * spread),
    Math.SQRT1_2 / distance,
    1 / Math.max(0.36, 1.6 / distance),
  );
  const planes = [lines, areas, texture(RAG, 1), texture(POOL, 3), texture(BEND, 5)];
  kernels.compose(layOp, [...planes, rowsOf(out, own.from, own.to)], settings, window);
}
