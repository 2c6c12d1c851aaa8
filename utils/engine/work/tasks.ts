import { rgbaToThumbHash } from 'thumbhash';
import { MimError } from '@/utils/lib/errors';
import { closeGpu, openGpu } from '../backend/device';
import { judgeGpu } from '../backend/verdict';
import type { PreviewRequest } from '../engine';
import { eraseMask } from '../erase';
import { free } from '../free';
import type { Kernels } from '../kernels/kernels';
import { createSimdKernels } from '../kernels/simd';
import { createTypeScriptKernels } from '../kernels/twin';
import type { Look, PictureSize, SmallPicture } from '../looks/look';
import { paletteOf } from '../looks/palette-of';
import { LOOK_TABLE } from '../looks/table';
import {
  analysePicture,
  analysisSideOf,
  haloOf,
  LIKENESS_SIDE,
  likenessOf,
  renderStrip,
  renderStripOn,
} from '../render';
import { shrink } from '../shrink';
import { decodePicture, encodePicture } from './decode';
import { deskHandlers } from './desk';
import type { Handlers } from './handlers';
import type { Measured, PictureData } from './protocol';

const PREVIEW_QUALITY = 0.85;

/** Times that a look is drawn before it is wanted: what has run once is still slow. */
const WARMING = 2;

let kernelsReady: Promise<Kernels> | undefined;

/** This worker's kernels: SIMD, or plain TypeScript where SIMD is missing. */
function kernels(): Promise<Kernels> {
  kernelsReady ??= createSimdKernels().catch(() => createTypeScriptKernels());
  return kernelsReady;
}

function opened({ width, height, rgba }: PictureData): SmallPicture {
  return { width, height, rgba: new Uint8ClampedArray(rgba) };
}

let latest: SmallPicture | undefined;

/** The same picture in the same bytes as before: what was found in them is known by them. */
function recalled(picture: PictureData): SmallPicture {
  const own = opened(picture);
  if (latest && samePicture(latest, own)) return latest;
  latest = own;
  return own;
}

function samePicture(a: SmallPicture, b: SmallPicture): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  const [left, right] = [new Uint32Array(a.rgba.buffer), new Uint32Array(b.rgba.buffer)];
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

async function lookOf(id: string): Promise<Look> {
  const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
  if (!entry) throw new MimError('internal', `no look ${id}`);
  return entry.load();
}

/** Measures a picture for a look, and for what is kept of it, on a small copy. */
async function measure(
  look: Look,
  { options, keep, palette }: Omit<PreviewRequest, 'look' | 'seed'>,
  small: SmallPicture,
  picture: PictureSize,
): Promise<Measured> {
  const k = await kernels();
  const copy = shrink(small, analysisSideOf(look));
  const analysis = analysePicture(k, look, copy, picture, options, palette);
  const { planes, haloPlanes, gpu } = look;
  return {
    analysis,
    halo: haloOf(look, options, picture, analysis, keep),
    ...(keep > 0 && keep < 1 && { likeness: likenessOf(k, shrink(small, LIKENESS_SIDE)) }),
    ...(planes && { planes }),
    ...(haloPlanes && { haloPlanes }),
    ...(gpu && { gpu }),
  };
}

/** One whole small picture. */
async function drawPreview(picture: SmallPicture, request: PreviewRequest): Promise<PictureData> {
  const { options, seed, keep } = request;
  const look = await lookOf(request.look);
  const { width, height, rgba } = picture;
  const { analysis, likeness } = await measure(look, request, picture, picture);
  const plan = {
    picture: { width, height },
    options,
    analysis,
    seed,
    keep,
    ...(likeness && { likeness }),
  };
  const rows = { top: 0, bottom: height, from: 0, to: height };
  const made = renderStrip(await kernels(), look, plan, rows, rgba, undefined);
  return { width, height, rgba: made.buffer };
}

/** A small picture with a bit of everything. */
function anything(): SmallPicture {
  const [width, height] = [120, 90];
  const rgba = Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 5 + 90 * Math.sin(i / 4 / width) * Math.cos(i / 70)) % 256,
  );
  return { width, height, rgba };
}

/** Lets what is waiting happen; a timer would wait longer than it must. */
function breathe(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((next) => {
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(null);
  });
}

/** What a worker can do. */
export const handlers: Handlers = {
  ...deskHandlers,

  hello: async () => (await kernels()).backend,

  warm: async ({ looks, draw }) => {
    await Promise.all([kernels(), ...looks.map(lookOf)]);
    for (const look of draw ? looks : []) {
      for (let time = 0; time < WARMING; time++) {
        await drawPreview(anything(), { look, options: {}, keep: 0, seed: 1 });
      }
    }
    return null;
  },

  measure: async ({ small, picture, look, ...request }) =>
    measure(await lookOf(look), request, opened(small), picture),

  strip: async ({ look, plan, rows, eraseBack, rgba }, { progress }) => {
    const erase = eraseMask(eraseBack, plan.picture, rows.top, rows.bottom);
    const source = new Uint8ClampedArray(rgba);
    const [k, code] = await Promise.all([kernels(), lookOf(look)]);
    return renderStrip(k, code, plan, rows, source, erase, progress, () => free(rgba)).buffer;
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

  previews: async ({ picture, requests }, { part }) => {
    const small = recalled(picture);
    const fit = { type: 'image/jpeg' as const, quality: PREVIEW_QUALITY };
    const finish = async (index: number, made: PictureData) =>
      part({ index, blob: (await encodePicture(made, fit)).blob });
    const all: Promise<void>[] = [];
    for (const [index, request] of requests.entries()) {
      const drawn = drawPreview(small, request);
      all.push(drawn.then((made) => finish(index, made)));
      // Encoded elsewhere while the next is drawn here; one that fails keeps none of the others.
      await drawn.catch(() => undefined);
      await breathe();
    }
    const failed = (await Promise.allSettled(all)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    return null;
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
