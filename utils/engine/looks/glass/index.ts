import type { Kernels, Window } from '../../kernels/kernels';
import { gaussReach } from '../../kernels/taps';
import { gridPlane } from '../likeness';
import { defineLook, optionOf, scaleOf } from '../look';
import { type Cut, cutWindow, LOCAL } from './cut';
import { leadOp } from './lead.op';
import { glassMeta } from './meta';
import { paintOp } from './paint.op';

/** Sigma of the brush lines at scale 1. */
const FINE = 0.9;
/** Strength of brush lines everywhere, at features on top, and what is only noise. */
const LINES = [0.55, 1.1, 0.012] as const;
/** Shadow of the lead on the glass, in pixels at scale 1. */
const SHADOW = 9;
const RIPPLE = 0.035;

/** Stained glass: panes cut along contours, lead drawn as lines, light from behind. */
export const glass = defineLook<Cut>({
  meta: glassMeta,
  gpu: true,
  planes: 14,
  analysisSide: 320,
  analyse: cutWindow,
  halo: (_options, picture, cut) => {
    const scale = scaleOf(picture);
    return Math.max(gaussReach(FINE * scale), Math.ceil(pushOf(picture, cut))) + 2;
  },
  render: ({ kernels, source, window, options, analysis, scale, seed, out, progress }) => {
    const light = kernels.lightness(source);
    kernels.localTone(light, window, analysis.tone, LOCAL, light);
    const fine = kernels.gauss(light, FINE * scale, light);
    const coarse = gridPlane(kernels, analysis, analysis.light, window);
    progress(0.3);
    const care = gridPlane(kernels, analysis, analysis.care, window);
    kernels.compose(paintOp, [fine, coarse, care], Float32Array.from(LINES), window);
    const [l, a, b] = [analysis.l, analysis.a, analysis.b].map((values) =>
      gridPlane(kernels, analysis, values, window),
    ) as [typeof fine, typeof fine, typeof fine];
    progress(0.6);
    const grain = kernels.plane(window.width, window.rows);
    kernels.fill(grain, 0);
    kernels.grain(grain, window, {
      seed,
      cellX: Math.max(1, 34 * scale),
      cellY: Math.max(1, 9 * scale),
      gain: 1,
    });
    const { bins } = analysis;
    const settings = Float32Array.of(
      analysis.width / window.width,
      analysis.height / window.height,
      bins.side,
      bins.across,
      bins.down,
      bins.reach,
      Math.max(0.6, 0.5 * optionOf(glassMeta, options, 'lead') * scale),
      pushOf(window, analysis),
      Math.max(1, SHADOW * scale),
      RIPPLE,
    );
    const planes = [l, a, b, fine, grain, data(kernels, bins.starts), data(kernels, bins.segments)];
    const made = { l: coarse, a: care, b: kernels.plane(window.width, window.rows) };
    kernels.compose(leadOp, [...planes, made.l, made.a, made.b], settings, window);
    progress(0.9);
    kernels.rgba(made, out);
    progress(1);
  },
});

/** How far from a border colour is taken from, in pixels: where the grid's colours no longer mix. */
function pushOf(picture: Pick<Window, 'width'>, cut: Cut): number {
  return (1.6 * picture.width) / cut.width;
}

function data(kernels: Kernels, values: Float32Array) {
  const plane = kernels.plane(values.length, 1);
  kernels.set(plane, values);
  return plane;
}
