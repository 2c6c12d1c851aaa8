import type { Lab, Plane } from '../../kernels/kernels';
import { optionOf, type RenderJob } from '../look';
import type { OutlineAnalysis } from '../outlines';
import { pencilMeta } from './meta';
import { pigmentOp } from './pigment.op';
import { faint } from './strokes';

/** Share of local normalisation in the tone of the pigment. */
const LOCAL = 0.2;

/** Tooth of the paper, then pigment and outline on it, then bytes. */
export function draw(
  job: RenderJob<OutlineAnalysis>,
  colour: Lab,
  lines: Plane,
  first: Plane,
  second: Plane,
): void {
  const { kernels, window, options, analysis, scale, seed, out } = job;
  const pressure = optionOf(pencilMeta, options, 'stroke');
  const vivid = optionOf(pencilMeta, options, 'colour');
  const outline = Math.min(1, 2 * optionOf(pencilMeta, options, 'outline')) * 0.72;
  const tone = kernels.localTone(colour.l, window, analysis.tone, LOCAL);
  const blurred = kernels.gauss(tone, 3 * scale);
  const toothPlane = kernels.plane(window.width, window.rows);
  kernels.view(toothPlane).fill(0);
  for (const [cell, gain] of [
    [2.3, 1],
    [5.2, 0.9],
  ] as const) {
    const size = Math.max(1, cell * scale);
    const seen = gain * faint(cell * scale);
    kernels.grain(toothPlane, window, { seed: seed + 10, cellX: size, cellY: size, gain: seen });
  }
  const settings = Float32Array.of(
    pressure,
    1.12 * vivid,
    outline,
    analysis.cut.threshold - 0.12 * analysis.cut.spread,
    0.3 * analysis.cut.spread,
  );
  const planes = [tone, blurred, toothPlane, lines, first, second, colour.l, colour.a, colour.b];
  kernels.compose(pigmentOp, planes, settings, window);
  kernels.rgba(colour, out);
}
