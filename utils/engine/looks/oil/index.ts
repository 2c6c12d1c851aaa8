import type { PictureSize } from '../look';
import { defineLook } from '../look';
import { oilMeta } from './meta';

export const oil = defineLook<null>({
  meta: oilMeta,
  analyse: () => null,
  halo: (_options, _picture: PictureSize) => 0,
  render: ({ kernels, source, out }) => {
    kernels.rgba(kernels.lab(source), out);
  },
});
