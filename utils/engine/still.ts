import { isAbort, throwIfAborted } from '@/utils/lib/abort';
import type { GpuLane } from './backend/gpu-lane';
import type { Call, Fit, SourceInfo, StillRequest, StillResult } from './engine';
import type { PictureSize } from './looks/look';
import type { RenderPlan } from './render';
import { fitWithin, sizeWithin } from './shrink';
import { planStrips, type StripRows } from './strips';
import type { OpenPicture, Pictures } from './work/pictures';
import type { WorkerPool } from './work/pool';
import type { Measured, Tasks } from './work/protocol';

/** What a still is made with. */
export interface Studio {
  pictures: Pictures;
  pool: WorkerPool;
  lane: GpuLane;
}

/** Most pixels of a result: beyond it a look takes too long and too much memory. */
const MOST_PIXELS = 4096 * 4096;

/** Long side of the copy that looks measure. */
const MEASURED_SIDE = 640;

/** A strip of at most this many pixels is not worth ending a worker for. */
const SHORT_PIXELS = 300_000;

/** Decoding a source of more pixels takes so much that nothing else should take any. */
const HUGE_PIXELS = 30_000_000;

/** Shares of a still's progress: decoded, rendered. */
const DECODED = 0.25;
const RENDERED = 0.9;

/** What is the same for every strip of a picture. */
type Shared = Pick<Tasks['strip']['in'], 'look' | 'plan' | 'eraseBack'>;

/** How a strip is rendered somewhere. */
type RunStrip = (
  make: () => Promise<{ data: Tasks['strip']['in']; transfer: Transferable[] }>,
  options: { signal: AbortSignal; short: boolean; onProgress: (fraction: number) => void },
) => Promise<ArrayBuffer>;

/** Size of the result: the source's shape within the fit and within `MOST_PIXELS`, never larger than the source. */
export function resultSize(source: PictureSize, fit: Fit): PictureSize {
  const size = fitWithin(source, fit.maxWidth, fit.maxHeight);
  const factor = Math.sqrt(MOST_PIXELS / (size.width * size.height));
  if (factor >= 1) return size;
  return fitWithin(size, Math.floor(size.width * factor), Math.floor(size.height * factor));
}

/** Makes a still: decoded once, measured small, rendered strip by strip, put together and encoded. */
export async function makeStill(
  studio: Studio,
  source: Blob,
  info: SourceInfo,
  request: StillRequest,
  call: Call,
): Promise<StillResult> {
  const release = studio.pictures.hold();
  try {
    return await make(studio, source, info, request, call);
  } finally {
    release();
  }
}

async function make(
  studio: Studio,
  source: Blob,
  info: SourceInfo,
  request: StillRequest,
  call: Call,
): Promise<StillResult> {
  const { signal } = call;
  const { pictures } = studio;
  const progress = monotonic(call.onProgress);
  const started = performance.now();
  const { look, options, palette, fit, seed, keep, eraseBack } = request;
  const size = resultSize(info, fit);
  if (info.width * info.height > HUGE_PIXELS) studio.pool.shed();
  const picture = await pictures.open(source, info, size);
  const sheet = pictures.begin();
  let finished = false;
  try {
    throwIfAborted(signal);
    const small = await pictures.copyOf(picture, sizeWithin(size, MEASURED_SIDE));
    const question = { small, picture: size, look, options, keep, ...(palette && { palette }) };
    const measured = await studio.pool.run('measure', () => ({ data: question }), {
      ...(signal && { signal }),
      short: true,
    });
    const decodedAt = performance.now();
    progress(DECODED);
    const { analysis, likeness } = measured;
    const plan: RenderPlan = {
      picture: size,
      options,
      analysis,
      seed,
      keep,
      ...(likeness && { likeness }),
    };
    await render(studio, { picture, sheet, measured }, { look, plan, eraseBack }, signal, (done) =>
      progress(DECODED + done * (RENDERED - DECODED)),
    );
    pictures.done(picture);
    finished = true;
    const renderedAt = performance.now();
    const { blob, width, height } = await pictures.finish(sheet, fit);
    throwIfAborted(signal);
    const ended = performance.now();
    progress(1);
    const ms = {
      decode: decodedAt - started,
      render: renderedAt - decodedAt,
      encode: ended - renderedAt,
      total: ended - started,
    };
    return { blob, width, height, ms };
  } finally {
    if (!finished) {
      pictures.done(picture);
      pictures.drop(sheet);
    }
  }
}

interface Place {
  picture: OpenPicture;
  sheet: number;
  measured: Measured;
}

/** A whole picture: on the GPU where that is faster, on all workers otherwise or when the GPU fails. */
async function render(
  { pictures, pool, lane }: Studio,
  place: Place,
  shared: Shared,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { measured } = place;
  const { size } = place.picture;
  const most = measured.gpu ? await lane.ready() : undefined;
  if (most !== undefined) {
    const strips = planStrips(size, measured, 1, most);
    const run: RunStrip = (make, options) => lane.strip(make, options.signal);
    try {
      return await renderStrips(pictures, place, shared, strips, run, signal, onProgress);
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
    }
  }
  const strips = planStrips(size, measured, pool.size);
  const run: RunStrip = (make, options) => pool.run('strip', make, options);
  return renderStrips(pictures, place, shared, strips, run, signal, onProgress);
}

/** Cuts off each strip when a worker is free for it, and puts it into the result. The first failure cancels the others. */
async function renderStrips(
  pictures: Pictures,
  { picture, sheet }: Place,
  shared: Shared,
  strips: readonly StripRows[],
  run: RunStrip,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const done = new Float64Array(strips.length);
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const renderStrip = async (rows: StripRows, index: number) => {
    const report = (fraction: number) => {
      done[index] = fraction;
      onProgress(done.reduce((sum, part) => sum + part, 0) / strips.length);
    };
    const make = async () => {
      const rgba = await pictures.slice(picture, rows.from, rows.to);
      return { data: { ...shared, rows, rgba }, transfer: [rgba] };
    };
    const short = (rows.to - rows.from) * picture.size.width <= SHORT_PIXELS;
    const made = await run(make, { signal: both, short, onProgress: report });
    await pictures.paste(sheet, picture.size, rows.top, made);
    report(1);
  };
  try {
    await Promise.all(strips.map(renderStrip));
  } catch (thrown) {
    stop.abort();
    throw thrown;
  }
}

/** Passes on only values that are larger than every one before. */
function monotonic(report: ((fraction: number) => void) | undefined): (fraction: number) => void {
  let highest = 0;
  return (fraction) => {
    if (!report || fraction <= highest) return;
    highest = fraction;
    report(fraction);
  };
}
