import { throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { GpuLane, type GpuMemory } from './backend/gpu-lane';
import { canMakeClips, makeMotion, makeReveal } from './clip';
import { clipFacts, firstFrame, restyleClip } from './clip/restyle';
import type { Call, Engine, PreviewRequest, SourceInfo, StillRequest, StillResult } from './engine';
import { inspectSource } from './inspect';
import { LOOKS } from './looks/meta';
import { makePreviews } from './previews';
import { sizeWithin } from './shrink';
import { makeStill } from './still';
import { Pictures } from './work/pictures';
import { WorkerPool } from './work/pool';
import type { PictureData } from './work/protocol';

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

const MOST_WORKERS = 4;
const IDLE_MS = 10_000;
/** Rest before looks are drawn to warm them up: a source that is already at hand comes sooner. */
const WARM_AFTER_MS = 800;
const THUMBNAIL_SIDE = 320;
const PALETTE_SIDE = 256;

/** A desk that holds a picture is waited for longer than other workers. */
const DESK_IDLE_MS = 20_000;

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
  const desk = new WorkerPool(createWorker, 1, options.idleMs ?? DESK_IDLE_MS);
  const pictures = new Pictures(desk);
  const studio = { pictures, pool, lane };
  // The last small copy: a panel asks for previews again and again while its source stays.
  let latest: { source: Blob; side: number; at: number; small: Promise<PictureData> } | undefined;

  /** Set once pictures are asked for, or none will be, so that warming up gives way. */
  let asked = false;

  async function photoInfo(source: Blob): Promise<SourceInfo> {
    const info = await inspectSource(source);
    if (info.kind !== 'photo') throw new MimError('cannot-decode', 'a clip is not a photo');
    return info;
  }

  async function copyOf(source: Blob, side: number, at: number): Promise<PictureData> {
    const info = await inspectSource(source);
    if (info.kind === 'clip') return firstFrame(source, side, at);
    return pictures.copy(source, info, sizeWithin(info, side));
  }

  function smallCopy(source: Blob, side: number, at: number): Promise<PictureData> {
    if (latest?.source === source && latest.side === side && latest.at === at) return latest.small;
    const made = { source, side, at, small: copyOf(source, side, at) };
    latest = made;
    made.small.catch(() => {
      if (latest === made) latest = undefined;
    });
    return made.small;
  }

  async function preview(
    source: Blob,
    requests: readonly PreviewRequest[],
    side: number,
    onPreview: (index: number, picture: Blob) => void,
    call: Call = {},
  ): Promise<void> {
    throwIfAborted(call.signal);
    asked = true;
    // One frame after the other: mostly all are of the same.
    let done = 0;
    for (const at of new Set(requests.map((request) => request.at ?? 0))) {
      const indices = [...requests.keys()].filter((index) => (requests[index]?.at ?? 0) === at);
      const small = await smallCopy(source, side, at);
      throwIfAborted(call.signal);
      const wanted = indices.flatMap((index) => requests[index] ?? []);
      const onPart = (part: number, picture: Blob) => {
        onPreview(indices[part] ?? 0, picture);
        done += 1;
        call.onProgress?.(done / requests.length);
      };
      await makePreviews(pool, small, wanted, onPart, call.signal ? { signal: call.signal } : {});
    }
    lane.consider();
  }

  async function still(source: Blob, request: StillRequest, call: Call = {}): Promise<StillResult> {
    throwIfAborted(call.signal);
    asked = true;
    const info = await photoInfo(source);
    lane.open();
    const made = await makeStill(studio, source, info, request, call);
    lane.consider();
    return made;
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
    async clip(source, request, call = {}) {
      throwIfAborted(call.signal);
      lane.open();
      const most = await lane.ready();
      const gpu = most === undefined ? undefined : { most, anyAdapter: options.gpu === 'any' };
      const made = await restyleClip(source, request, call, { workers: pool.size, gpu });
      lane.consider();
      return made;
    },
    motion: makeMotion,
    reveal: makeReveal,
    async warm() {
      const looks = LOOKS.map(({ id }) => id);
      const fresh = pool.size - pool.running;
      asked = false;
      await Promise.all([
        pool.fill('warm', () => ({ data: { looks, draw: false } })),
        desk.fill('shut', () => ({ data: { key: 0 } })),
      ]);
      // What runs for the first time runs slowly. What is asked for meanwhile does the warming itself:
      // drawing beside it would only take its cores.
      await new Promise((rested) => setTimeout(rested, WARM_AFTER_MS));
      for (const look of looks) {
        if (asked) return;
        const draw = () => ({ data: { looks: [look], draw: true } });
        const each = Array.from({ length: fresh }, () => pool.run('warm', draw, { low: true }));
        await Promise.all(each);
      }
    },
    close() {
      asked = true;
      lane.close();
      pool.close();
      desk.close();
    },
  };
}
