import { calmOp } from '../kernels/calm';
import type { Pixels } from '../kernels/kernels';
import type { RenderJob } from './look';

const CHANNELS = [
  ['red', [1, 0, 0]],
  ['green', [0, 1, 0]],
  ['blue', [0, 0, 1]],
] as const;

/** Share of the new frame in the mean over time. */
const SHARE = 0.3;

/**
 * The strip's pixels with the noise of a clip taken out over time, so that what a look strengthens
 * does not flicker; pixels that move stay as they are. A still is handed back itself.
 */
export function steadied<Analysis>({
  kernels,
  source,
  window,
  memory,
}: Pick<RenderJob<Analysis>, 'kernels' | 'source' | 'window' | 'memory'>): Pixels {
  if (!memory) return source;
  const out = kernels.pixels(source.width, source.height);
  const mark = kernels.mark();
  const means = CHANNELS.map(([name, weights]) => {
    const plane = kernels.luma(source, weights);
    memory.smooth(`steadied ${name}`, plane, SHARE);
    return plane;
  });
  kernels.compose(calmOp, [source, ...means, out], new Float32Array(1), window);
  kernels.release(mark);
  return out;
}
