import type { ToneGrid } from '../kernels/kernels';
import { type LineCut, type LineOptions, lineResponse, measureLines } from './lines';
import { type AnalyseJob, scaleOf } from './look';
import { measureTone } from './measure';

/** What the small picture tells a look with outlines: its tone, and where lines begin. */
export interface OutlineAnalysis {
  tone: ToneGrid;
  cut: LineCut;
}

/** How a look draws its outlines, at a scale. */
export interface OutlineStyle {
  flowSigma: (scale: number) => number;
  lines: (scale: number) => LineOptions;
  /** Share of the picture, 0..1, that becomes line. */
  coverage: number;
}

/** Measures a small picture the way the look will draw it. */
export function analyseOutlines(
  { kernels, small }: Pick<AnalyseJob, 'kernels' | 'small'>,
  { flowSigma, lines, coverage }: OutlineStyle,
): OutlineAnalysis {
  const pixels = kernels.pixels(small.width, small.height);
  kernels.bytes(pixels).set(small.rgba);
  const light = kernels.lightness(pixels);
  const tone = measureTone(kernels, light);
  const window = { width: small.width, height: small.height, top: 0, rows: small.height };
  const local = kernels.localTone(light, window, tone, 1);
  const scale = scaleOf(small);
  const response = lineResponse(
    kernels,
    local,
    kernels.flow(local, flowSigma(scale)),
    lines(scale),
  );
  return { tone, cut: measureLines(kernels.view(response), coverage) };
}
