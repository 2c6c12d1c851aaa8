import { calmOp } from '../kernels/calm';
import type { Pixels, Plane } from '../kernels/kernels';
import { stirOp } from '../kernels/stir';
import { type RenderJob, rowsOf } from './look';

/** Share of the new frame in the mean over time: noise becomes a tenth, so that dark shots may be lifted far. */
const SHARE = 0.1;

/**
 * The strip's pixels with the noise of a clip taken out over time, so that what a look strengthens
 * does not flicker; pixels that move stay as they are. A still is handed back itself, and so is the
 * first frame of a shot. Reach 1.
 */
export function steadied<Analysis>({
  kernels,
  source,
  window,
  memory,
}: Pick<RenderJob<Analysis>, 'kernels' | 'source' | 'window' | 'memory'>): Pixels {
  const { width, height } = source;
  const kept = memory?.kept('steadied', width, 3 * height);
  if (!kept) return source;
  const three = (planes: Plane) =>
    [0, 1, 2].map((c) => rowsOf(planes, c * height, (c + 1) * height));
  const means = three(kept.plane);
  const out = kernels.pixels(width, height);
  const mark = kernels.mark();
  const away = [0, 1, 2].map(() => kernels.plane(width, height));
  const begins = Float32Array.of(kept.begins ? 1 : 0);
  kernels.compose(stirOp, [source, ...means, ...away], begins, window);
  kernels.compose(calmOp, [...away, ...means, out], Float32Array.of(SHARE), window);
  kernels.release(mark);
  return out;
}
