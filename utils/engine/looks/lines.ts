import type { Flow, Kernels, Plane } from '../kernels/kernels';
import { weighted } from '../kernels/pointwise';
import { gaussHalf, gaussReach } from '../kernels/taps';
import type { RenderJob } from './look';
import { percentiles } from './measure';

/** How lines are drawn; lengths in pixels of the plane they are drawn on. */
export interface LineOptions {
  /** Sigma of the inner Gaussian: half the thinnest line. */
  sigma: number;
  /** Weight of the difference of Gaussians. */
  strength: number;
  /** Sigma of the smoothing along the line. */
  along: number;
}

/** Where the response turns from ink to paper. */
export interface LineCut {
  /** Response of the darkest `coverage` of the picture. */
  threshold: number;
  /** Distance between its 10th and 50th percentile: the unit for soft edges. */
  spread: number;
}

const RATIO = 1.6;

/** How much of the plain tone goes into the response, so that dark regions draw heavier lines. */
const TONE = 0.4;

/** How far `lineResponse` reaches beyond the flow it is given. */
export function lineReach(options: LineOptions): number {
  return gaussReach(options.sigma * RATIO) + gaussReach(options.along) + 1;
}

/**
 * Response of an extended difference of Gaussians (Winnemoeller, Kyprianidis, Olsen 2012), smoothed
 * along the flow (Kyprianidis & Doellner 2008). `tone` is locally normalised lightness.
 */
export function lineResponse(
  kernels: Kernels,
  tone: Plane,
  flow: Flow,
  options: LineOptions,
): Plane {
  const inner = kernels.gauss(tone, options.sigma);
  const outer = kernels.gauss(tone, options.sigma * RATIO);
  const p = options.strength;
  weighted(
    kernels,
    [
      [inner, TONE + p],
      [outer, -p],
    ],
    inner,
  );
  return kernels.lic(inner, flow, gaussHalf(options.along));
}

/** Share of the new frame in a line response's mean over time. */
const SHARE = 0.3;

/** Change of a response from which a line is taken to have moved. */
const MOVED = 0.2;

/** On clips: keeps a line response from flickering with the noise before it is cut, in place. */
export function steadyLines({ memory }: Pick<RenderJob<unknown>, 'memory'>, response: Plane): void {
  memory?.smooth('lines', response, SHARE, MOVED);
}

/** How far below the picture's middle a response must lie to be more than noise in a clear sky. */
const LEAST_EDGE = 0.11;

/**
 * Finds the cut on a small copy: a percentile of the response, so that dim and flat pictures are
 * drawn like others, but never so high that calm areas break up into noise.
 */
export function measureLines(response: Float32Array, coverage: number): LineCut {
  const [tenth, middle, threshold] = percentiles(response, [0.1, 0.5, coverage]) as [
    number,
    number,
    number,
  ];
  return {
    threshold: Math.min(threshold, middle - LEAST_EDGE),
    spread: Math.max(0.12, middle - tenth),
  };
}
