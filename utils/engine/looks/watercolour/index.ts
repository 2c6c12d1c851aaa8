import { type Light, lightOf } from '../light';
import { combine, featuresOf, type Likeness, likenessGrid, smoothstep } from '../likeness';
import { type AnalyseJob, defineLook, optionOf } from '../look';
import { wideGauss } from '../wide-gauss';
import { watercolourMeta } from './meta';
import { paintWatercolour, watercolourHalo } from './paint';

/** Lightness of a picture's middle: watercolour is a light medium. */
const MIDDLE = 0.52;

export interface WatercolourAnalysis {
  likeness: Likeness;
  /** Where neither form nor likeness is, 0..1, on the likeness' grid: there water may stand. */
  calm: Float32Array;
  light: Light;
}

/** Watercolour on cold-pressed paper: flat wet washes, wavering and lost edges, pigment gathered at borders. */
export const watercolour = defineLook<WatercolourAnalysis>({
  meta: watercolourMeta,
  analysisSide: 480,
  planes: 14,
  haloPlanes: 2,
  gpu: true,
  analyse,
  halo: (_options, picture) => watercolourHalo(picture),
  render: (job) =>
    paintWatercolour(job, {
      wetness: optionOf(watercolourMeta, job.options, 'wetness'),
      pigment: optionOf(watercolourMeta, job.options, 'pigment'),
      border: optionOf(watercolourMeta, job.options, 'border'),
    }),
});

function analyse(job: AnalyseJob): WatercolourAnalysis {
  const { kernels: k, small } = job;
  const { lab, variance, skin, detail } = featuresOf(job);
  const calm = wideGauss(k, variance, Math.min(small.width, small.height) / 45);
  combine(k, calm, [calm, skin, detail], (c, s, d) => {
    const quiet = 1 - smoothstep(0.012, 0.05, Math.sqrt(c));
    return quiet * (1 - s) * (1 - Math.min(1, d));
  });
  const to = likenessGrid(small);
  const from = { width: small.width, height: small.height, top: 0, rows: small.height };
  const [s, d, c] = [skin, detail, calm].map((plane) =>
    k.view(k.resample(plane, from, to, 'area')).slice(),
  ) as [Float32Array, Float32Array, Float32Array];
  return {
    likeness: { width: to.width, height: to.height, skin: s, detail: d },
    calm: c,
    light: lightOf(k.view(lab.l), MIDDLE),
  };
}
