import type { Lab, Plane } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { optionOf, ownWindow, type RenderJob, rowsOf } from '../look';
import type { OutlineAnalysis } from '../outlines';
import { pencilMeta } from './meta';
import { pigmentOp } from './pigment.op';
import { faint } from './strokes';

/** Share of local normalisation in the tone of the pigment. */
const LOCAL = 0.2;

/** Blur, in pixels at scale 1, that detail is measured against. */
const BLUR = 3;

/** Noises that make up the tooth of the paper, at scale 1. */
const TOOTH = [
  { cell: 2.3, gain: 1 },
  { cell: 5.2, gain: 0.9 },
] as const;

/** Tooth of the paper, then pigment and outline on it, then bytes: on the strip's own rows, which lines and strokes have only. */
export function draw(
  job: RenderJob<OutlineAnalysis>,
  labOf: (from: number, to: number) => Lab,
  lines: Plane,
  first: Plane,
  second: Plane,
): void {
  const { kernels, own, options, analysis, scale, seed, out } = job;
  const window = ownWindow(job);
  const pressure = optionOf(pencilMeta, options, 'stroke');
  const vivid = optionOf(pencilMeta, options, 'colour');
  const outline = Math.min(1, 2 * optionOf(pencilMeta, options, 'outline')) * 0.72;
  const reach = gaussReach(BLUR * scale);
  const from = Math.max(0, own.from - reach);
  const to = Math.min(job.window.rows, own.to + reach);
  const near = { ...job.window, top: job.window.top + from, rows: to - from };
  const made = (block: Plane): Plane => rowsOf(block, own.from - from, own.to - from);
  const colour = labOf(from, to);
  const tone = kernels.localTone(colour.l, near, analysis.tone, LOCAL);
  const blurred = made(kernels.gauss(tone, BLUR * scale));
  const tooth = kernels.texture(
    window,
    TOOTH.map(({ cell, gain }) => ({
      seed: seed + 10,
      cellX: cell * scale,
      cellY: cell * scale,
      gain: gain * faint(cell * scale),
    })),
  );
  const settings = Float32Array.of(
    pressure,
    1.12 * vivid,
    outline,
    analysis.cut.threshold - 0.12 * analysis.cut.spread,
    0.3 * analysis.cut.spread,
  );
  const { l, a, b } = colour;
  const pigment = { l: made(l), a: made(a), b: made(b) };
  const planes = [made(tone), blurred, tooth, lines, first, second];
  kernels.compose(pigmentOp, [...planes, pigment.l, pigment.a, pigment.b], settings, window);
  kernels.rgba(pigment, rowsOf(out, own.from, own.to));
}
