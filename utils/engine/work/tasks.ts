import { rgbaToThumbHash } from 'thumbhash';
import { MimError } from '@/utils/lib/errors';
import { closeGpu, openGpu } from '../backend/device';
import { judgeGpu } from '../backend/verdict';
import type { LookOptions, Palette } from '../engine';
import { eraseMask } from '../erase';
import type { Kernels } from '../kernels/kernels';
import { createSimdKernels } from '../kernels/simd';
import { createTypeScriptKernels } from '../kernels/twin';
import type { Look, PictureSize, SmallPicture } from '../looks/look';
import { paletteOf } from '../looks/palette/palette-of';
import { LOOK_TABLE } from '../looks/table';
import { analysePicture, analysisSideOf, renderStrip, renderStripOn } from '../render';
import { shrink } from '../shrink';
import { decodePicture, encodePicture } from './decode';
import type { TaskName, Tasks } from './protocol';

let kernelsReady: Promise<Kernels> | undefined;

/** This worker's kernels: SIMD, or plain TypeScript where SIMD is missing. */
function kernels(): Promise<Kernels> {
  kernelsReady ??= createSimdKernels().catch(() => createTypeScriptKernels());
  return kernelsReady;
}

async function lookOf(id: string): Promise<Look> {
  const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
  if (!entry) throw new MimError('internal', `no look ${id}`);
  return entry.load();
}

/** Measures a picture for a look on a small copy of it. */
async function measure(
  look: Look,
  options: LookOptions,
  picture: SmallPicture,
  palette: Palette | undefined,
) {
  const small = shrink(picture, analysisSideOf(look));
  const size: PictureSize = { width: picture.width, height: picture.height };
  const analysis = analysePicture(await kernels(), look, small, size, options, palette);
  return { analysis, halo: look.halo(options, size, analysis), planes: look.planes, gpu: look.gpu };
}

type Handlers = {
  [Name in TaskName]: (
    data: Tasks[Name]['in'],
    progress: (fraction: number) => void,
  ) => Promise<Tasks[Name]['out']>;
};

/** What a worker can do. */
export const handlers: Handlers = {
  hello: async () => (await kernels()).backend,

  decode: async ({ blob, size, look }) => {
    void kernels();
    const picture = await decodePicture(blob, size);
    const measured = look
      ? await measure(await lookOf(look.id), look.options, picture, look.palette)
      : { analysis: null, halo: 0 };
    return { ...size, ...measured, rgba: picture.rgba.buffer as ArrayBuffer };
  },

  strip: async ({ look, plan, rows, eraseBack, rgba }, progress) => {
    const erase = eraseMask(eraseBack, plan.picture, rows.top, rows.bottom);
    const source = new Uint8ClampedArray(rgba);
    const [k, code] = await Promise.all([kernels(), lookOf(look)]);
    return renderStrip(k, code, plan, rows, source, erase, progress).buffer;
  },

  gpu: (question) => judgeGpu(question, kernels),

  gpuStrip: async ({ look, plan, rows, eraseBack, rgba, anyAdapter }) => {
    const [gpu, code] = await Promise.all([openGpu(anyAdapter), lookOf(look)]);
    if (!gpu) throw new MimError('internal', 'no GPU');
    const erase = eraseMask(eraseBack, plan.picture, rows.top, rows.bottom);
    const source = new Uint8ClampedArray(rgba);
    try {
      return (await renderStripOn(gpu.kernels, code, plan, rows, source, erase)).buffer;
    } catch (thrown) {
      closeGpu();
      throw thrown;
    }
  },

  encode: ({ picture, fit }) => encodePicture(picture, fit),

  preview: async ({ picture, look, options, seed, keep, palette }) => {
    const code = await lookOf(look);
    const { width, height } = picture;
    const rgba = new Uint8ClampedArray(picture.rgba);
    const { analysis } = await measure(code, options, { width, height, rgba }, palette);
    const plan = { picture: { width, height }, options, analysis, seed, keep };
    const rows = { top: 0, bottom: height, from: 0, to: height };
    const made = renderStrip(await kernels(), code, plan, rows, rgba, undefined);
    const fit = { type: 'image/jpeg' as const, quality: 0.88 };
    return (await encodePicture({ width, height, rgba: made.buffer }, fit)).blob;
  },

  thumbnail: async ({ blob, size }) => {
    const picture = await decodePicture(blob, size);
    const tiny = shrink(picture, 100);
    const thumbhash = rgbaToThumbHash(tiny.width, tiny.height, tiny.rgba);
    const rgba = picture.rgba.buffer as ArrayBuffer;
    const fit = { type: 'image/webp' as const, quality: 0.8 };
    return { blob: (await encodePicture({ ...size, rgba }, fit)).blob, thumbhash };
  },

  palette: async ({ blob, size }) => paletteOf(await decodePicture(blob, size)),
};
