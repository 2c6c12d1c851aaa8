import { isAbort, throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { GpuLane, type GpuMemory } from './backend/gpu-lane';
import { canMakeClips, makeReveal } from './clip';
import { clipFacts, restyleClip } from './clip/restyle';
import type { Call, Engine, PreviewRequest, SourceInfo, StillRequest, StillResult } from './engine';
import { inspectSource } from './inspect';
import type { PictureSize } from './looks/look';
import type { RenderPlan } from './render';
import { fitWithin, sizeWithin } from './shrink';
import { planStrips, type StripRows } from './strips';
import { WorkerPool } from './work/pool';
import type { PictureData, Tasks } from './work/protocol';

export interface EngineOptions {
  /** How to start a worker; the default is the engine's own worker file. */
  createWorker?: () => Worker;
  /** Workers at once; default: as many as the machine has cores, at most 4. */
  workers?: number;
  /** Milliseconds without work after which the workers stop; default 10 s. */
  idleMs?: number;
  /** `auto` (default): where a GPU is faster than the workers; `any`: on any adapter, software too; `off`: never. */
  gpu?: 'auto' | 'any' | 'off';
  /** Remembers between sessions which GPUs were faster; without it that is found out anew. */
  gpuMemory?: GpuMemory;
}

/** How a strip is rendered somewhere. */
type RunStrip = (
  make: () => { data: Tasks['strip']['in']; transfer: Transferable[] },
  options: { signal: AbortSignal; onProgress: (fraction: number) => void },
) => Promise<ArrayBuffer>;

const MOST_WORKERS = 4;
const IDLE_MS = 10_000;
const THUMBNAIL_SIDE = 320;
const PALETTE_SIDE = 256;

/** Most pixels of a result: beyond it a look takes too long and too much memory. */
const MOST_PIXELS = 4096 * 4096;

/** Shares of a still's progress: decoded, rendered. */
const DECODED = 0.25;
const RENDERED = 0.9;

function engineWorker(): Worker {
  return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
}

/** The engine of this context. Workers start with the first call. */
export function createEngine(options: EngineOptions = {}): Engine {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
  const size = Math.max(1, options.workers ?? Math.min(MOST_WORKERS, cores));
  const createWorker = options.createWorker ?? engineWorker;
  const idleMs = options.idleMs ?? IDLE_MS;
  const pool = new WorkerPool(createWorker, size, idleMs);
  const lane = new GpuLane({
    createWorker,
    idleMs,
    workers: size,
    use: options.gpu ?? 'auto',
    ...(options.gpuMemory && { memory: options.gpuMemory }),
  });
  // By the source itself: a panel asks for previews again and again while its source stays.
  const decoded = new WeakMap<Blob, Map<number, Promise<PictureData>>>();

  async function photoInfo(source: Blob): Promise<SourceInfo> {
    const info = await inspectSource(source);
    if (info.kind !== 'photo') throw new MimError('cannot-decode', 'a clip is not a photo');
    return info;
  }

  function smallCopy(source: Blob, side: number): Promise<PictureData> {
    const known = decoded.get(source) ?? new Map<number, Promise<PictureData>>();
    decoded.set(source, known);
    const kept = known.get(side);
    if (kept) return kept;
    const made = photoInfo(source).then((info) =>
      pool.run('decode', () => ({ data: { blob: source, size: sizeWithin(info, side) } })),
    );
    known.set(side, made);
    made.catch(() => known.delete(side));
    return made;
  }

  async function preview(
    source: Blob,
    requests: readonly PreviewRequest[],
    side: number,
    onPreview: (index: number, picture: Blob) => void,
    { signal, onProgress }: Call = {},
  ): Promise<void> {
    throwIfAborted(signal);
    const small = await smallCopy(source, side);
    let done = 0;
    await Promise.all(
      requests.map(async (request, index) => {
        const make = () => {
          const rgba = small.rgba.slice(0);
          const picture = { width: small.width, height: small.height, rgba };
          return { data: { ...request, picture }, transfer: [rgba] };
        };
        const picture = await pool.run('preview', make, { signal });
        if (signal?.aborted) return;
        onPreview(index, picture);
        done += 1;
        onProgress?.(done / requests.length);
      }),
    );
    throwIfAborted(signal);
    lane.consider();
  }

  async function still(source: Blob, request: StillRequest, call: Call = {}): Promise<StillResult> {
    const { signal } = call;
    const progress = monotonic(call.onProgress);
    const started = performance.now();
    throwIfAborted(signal);
    const info = await photoInfo(source);
    lane.open();
    const { look, options, palette, fit, seed, keep, eraseBack } = request;
    const target = withinPixels(fitWithin(info, fit.maxWidth, fit.maxHeight));
    const decodeTask = () => ({
      data: {
        blob: source,
        size: target,
        look: { id: look, options, ...(palette && { palette }) },
      },
    });
    const picture = await pool.run('decode', decodeTask, { signal });
    const decodedAt = performance.now();
    progress(DECODED);
    const plan: RenderPlan = { picture: target, options, analysis: picture.analysis, seed, keep };
    const rgba = await render(picture, { look, plan, eraseBack }, signal, (done) =>
      progress(DECODED + done * (RENDERED - DECODED)),
    );
    const renderedAt = performance.now();
    const encodeTask = () => ({ data: { picture: { ...target, rgba }, fit } });
    const { blob, width, height } = await pool.run('encode', encodeTask, { signal });
    const ended = performance.now();
    progress(1);
    lane.consider();
    const ms = {
      decode: decodedAt - started,
      render: renderedAt - decodedAt,
      encode: ended - renderedAt,
      total: ended - started,
    };
    return { blob, width, height, ms };
  }

  /** A whole picture: on the GPU where that is faster, on all workers otherwise or when the GPU fails. */
  async function render(
    picture: Tasks['decode']['out'],
    strip: Pick<Tasks['strip']['in'], 'look' | 'plan' | 'eraseBack'>,
    signal: AbortSignal | undefined,
    onProgress: (fraction: number) => void,
  ): Promise<ArrayBuffer> {
    const most = picture.gpu ? await lane.ready() : undefined;
    if (most !== undefined) {
      const strips = planStrips(picture, picture.halo, 1, picture.planes, most);
      const run: RunStrip = (make, options) => lane.strip(make, options.signal);
      try {
        return await renderStrips(picture, strip, strips, run, signal, onProgress);
      } catch (thrown) {
        if (isAbort(thrown)) throw thrown;
      }
    }
    const strips = planStrips(picture, picture.halo, pool.size, picture.planes);
    const run: RunStrip = (make, options) => pool.run('strip', make, options);
    return renderStrips(picture, strip, strips, run, signal, onProgress);
  }

  /** Renders all strips into one buffer. The first failure cancels the others. */
  async function renderStrips(
    picture: PictureData,
    strip: Pick<Tasks['strip']['in'], 'look' | 'plan' | 'eraseBack'>,
    strips: readonly StripRows[],
    run: RunStrip,
    signal: AbortSignal | undefined,
    onProgress: (fraction: number) => void,
  ): Promise<ArrayBuffer> {
    const stride = 4 * picture.width;
    const out = new Uint8Array(stride * picture.height);
    const done = new Float64Array(strips.length);
    const stop = new AbortController();
    const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const renderStrip = async (rows: StripRows, index: number) => {
      const report = (fraction: number) => {
        done[index] = fraction;
        onProgress(done.reduce((sum, part) => sum + part, 0) / strips.length);
      };
      const make = () => {
        const rgba = picture.rgba.slice(stride * rows.from, stride * rows.to);
        return { data: { ...strip, rows, rgba }, transfer: [rgba] };
      };
      const made = await run(make, { signal: both, onProgress: report });
      out.set(new Uint8Array(made), stride * rows.top);
      report(1);
    };
    try {
      await Promise.all(strips.map(renderStrip));
    } catch (thrown) {
      stop.abort();
      throw thrown;
    }
    return out.buffer;
  }

  return {
    async capabilities() {
      const [backend, clips] = await Promise.all([
        pool.run('hello', () => ({ data: null })),
        canMakeClips(),
      ]);
      return { backend: lane.inUse ? 'webgpu' : backend, workers: pool.size, clips };
    },
    async inspect(source, call = {}) {
      throwIfAborted(call.signal);
      const info = await inspectSource(source);
      throwIfAborted(call.signal);
      return info.kind === 'clip' ? { ...info, ...(await clipFacts(source, call)) } : info;
    },
    preview,
    still,
    async thumbnail(picture, { signal } = {}) {
      throwIfAborted(signal);
      const size = sizeWithin(await photoInfo(picture), THUMBNAIL_SIDE);
      return pool.run('thumbnail', () => ({ data: { blob: picture, size } }), { signal });
    },
    async palette(picture, { signal } = {}) {
      throwIfAborted(signal);
      const size = sizeWithin(await photoInfo(picture), PALETTE_SIDE);
      return pool.run('palette', () => ({ data: { blob: picture, size } }), { signal });
    },
    clip: (source, request, call = {}) =>
      restyleClip(source, request, call, { workers: pool.size }),
    motion: () => Promise.reject(new MimError('internal', 'motion')),
    reveal: makeReveal,
    close() {
      lane.close();
      pool.close();
    },
  };
}

/** A size of at most `MOST_PIXELS`, of the same shape. */
function withinPixels(size: PictureSize): PictureSize {
  const factor = Math.sqrt(MOST_PIXELS / (size.width * size.height));
  if (factor >= 1) return size;
  return fitWithin(size, Math.floor(size.width * factor), Math.floor(size.height * factor));
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
