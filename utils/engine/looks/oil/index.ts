import { type AnalyseJob, defineLook, optionOf, type PictureSize } from '../look';
import { oilHalo } from './canvas';
import { type Guard, measureGuard } from './guard';
import { oilMeta } from './meta';
import { paintOil } from './paint';

/** Oil on canvas. Measures where fine features must survive, then paints. */
export const oil = defineLook<Guard>({
  meta: oilMeta,
  gpu: true,
  analysisSide: 400,
  planes: 4,
  haloPlanes: 2,
  analyse: (job: AnalyseJob) => measureGuard(job),
  halo: (options, picture: PictureSize) => oilHalo(optionOf(oilMeta, options, 'brush'), picture),
  render: (job) =>
    paintOil(job, {
      brush: optionOf(oilMeta, job.options, 'brush'),
      relief: optionOf(oilMeta, job.options, 'relief'),
      colour: optionOf(oilMeta, job.options, 'colour'),
    }),
});
