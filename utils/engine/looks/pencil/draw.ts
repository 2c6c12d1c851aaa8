import type { Lab, Plane } from '../../kernels/kernels';
import { optionOf, type RenderJob } from '../look';
import { limit } from '../measure';
import type { PencilAnalysis } from './index';
import { pencilMeta } from './meta';

/** Bare paper, Oklab. */
const PAPER = [0.968, 0, 0.012] as const;
/** Share of local normalisation in the tone of the pigment. */
const LOCAL = 0.35;
/** Deviation of stroke texture by construction (smoothed noise), to bring it to about 0.5. */
const STROKE_GAIN = 9;

function soft(value: number, low: number, high: number): number {
  const t = limit((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

/**
 * Lays pigment on paper: a light layer of the picture's own colour, a darker one where it is dark,
 * both broken by strokes and by the tooth of the paper; then the outline.
 */
export function draw(
  job: RenderJob<PencilAnalysis>,
  colour: Lab,
  lines: Plane,
  first: Plane,
  second: Plane,
): void {
  const { kernels, window, options, analysis, scale, seed, out } = job;
  const pressure = optionOf(pencilMeta, options, 'stroke');
  const vivid = optionOf(pencilMeta, options, 'colour');
  const outline = Math.min(1, 2 * optionOf(pencilMeta, options, 'outline')) * 0.85;
  const tone = kernels.localTone(colour.l, window, analysis.tone, LOCAL);
  const blurred = kernels.gauss(tone, 3 * scale);
  const toothPlane = kernels.plane(window.width, window.rows);
  kernels.view(toothPlane).fill(0);
  for (const [cell, gain] of [
    [2.3, 1.1],
    [4.6, 0.7],
  ] as const) {
    const size = Math.max(1, cell * scale);
    kernels.grain(toothPlane, window, { seed: seed + 10, cellX: size, cellY: size, gain });
  }
  const t0 = kernels.view(tone);
  const wide = kernels.view(blurred);
  const tooth = kernels.view(toothPlane);
  const line = kernels.view(lines);
  const s1 = kernels.view(first);
  const s2 = kernels.view(second);
  const l = kernels.view(colour.l);
  const a = kernels.view(colour.a);
  const b = kernels.view(colour.b);
  const cut = analysis.cut.threshold - 0.1 * analysis.cut.spread;
  const reach = 0.2 * analysis.cut.spread;
  const { width, rows } = window;
  kernels.rows(rows, (from, to) => {
    for (let i = from * width, end = to * width; i < end; i++) {
      const v = t0[i] as number;
      const t = limit(v + 0.5 * (v - (wide[i] as number)), 0, 1);
      const grain = tooth[i] as number;
      const k1 = limit((s1[i] as number) * STROKE_GAIN, -1.4, 1.4) * pressure;
      const k2 = limit((s2[i] as number) * STROKE_GAIN, -1.4, 1.4) * pressure;
      const own = Math.max(0.1, l[i] as number);
      const lit = 0.3 + 0.68 * t;
      const gain = limit(lit / own, 0.8, 1.35) * 1.3 * vivid;
      const ca = (a[i] as number) * gain;
      const cb = (b[i] as number) * gain;
      const need = 1 - t + 1.1 * Math.sqrt(ca * ca + cb * cb);
      // No layer ever closes: paper shows through even the densest colour.
      const base = soft(Math.min(0.34, need * 1.5 - 0.52) + 0.55 * k1 + 0.28 * grain, -0.55, 0.55);
      const deep =
        0.75 * soft(Math.min(0.42, (1 - t) * 1.5 - 1) + 0.5 * k2 + 0.28 * grain, -0.5, 0.5);
      const light = 0.8 * lit + 0.186;
      let vl = PAPER[0] + (light - PAPER[0]) * base;
      let va = PAPER[1] + (ca - PAPER[1]) * base;
      let vb = PAPER[2] + (cb - PAPER[2]) * base;
      vl += (0.06 + 0.66 * lit - vl) * deep;
      va += (1.05 * ca - va) * deep;
      vb += (1.05 * cb - 0.008 - vb) * deep;
      const pen = 1 - soft(line[i] as number, cut - reach, cut + reach);
      const drawn = outline * pen * limit(0.78 + 0.3 * grain + 0.12 * k1, 0, 1);
      vl += (0.26 - vl) * drawn;
      va += (0.7 * ca + 0.008 - va) * drawn;
      vb += (0.7 * cb - vb) * drawn;
      l[i] = vl + 0.012 * grain;
      a[i] = va;
      b[i] = vb;
    }
  });
  kernels.rgba(colour, out);
}
