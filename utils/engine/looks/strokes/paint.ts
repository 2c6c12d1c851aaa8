import type { Plane } from '../../kernels/kernels';
import { gridPlane } from '../likeness';
import type { RenderJob } from '../look';
import { BRISTLES, bristles, loaded, PAINTED } from './brush';
import type { StrokesAnalysis } from './index';
import { layingOp } from './laying.op';
import { lightingOp } from './lighting.op';

export interface StrokesOptions {
  relief: number;
}

/** Paints the strokes that touch a strip over the ground, in their order, and lights them. */
export function paintStrokes(job: RenderJob<StrokesAnalysis>, options: StrokesOptions): void {
  const { kernels: k, analysis, window, scale, seed, progress, out } = job;
  const { ground } = analysis;
  const grounds = ground.lab.map((values) => gridPlane(k, ground, values, window));
  const [l, a, b, height, bare] = [0, 0, 0, 0, 1].map((value) => {
    const plane = k.plane(window.width, window.rows);
    k.fill(plane, value);
    return plane;
  }) as [Plane, Plane, Plane, Plane, Plane];
  const strokes = loaded(analysis, seed, scale, window.top, window.top + window.rows);
  const count = strokes.length / PAINTED;
  const strokePlane = k.plane(PAINTED, Math.max(1, count));
  if (count > 0) k.set(strokePlane, strokes);
  const brush = k.plane(BRISTLES, 1);
  k.set(brush, bristles(seed));
  k.compose(layingOp, [l, a, b, height, bare, strokePlane, brush], Float32Array.of(count), window);
  progress(0.8);
  const steep = 3 * Math.min(1.5, Math.max(0.35, scale));
  k.compose(
    lightingOp,
    [height, l, a, b, bare, ...grounds],
    Float32Array.of(options.relief, steep),
    window,
  );
  k.rgba({ l, a, b }, out);
  progress(1);
}
