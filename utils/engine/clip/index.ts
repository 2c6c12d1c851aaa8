import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import type { Call, ClipResult, MotionRequest, RevealRequest } from '../engine';
import { inspectSource } from '../inspect';
import type { ClipJob, ClipNews } from './protocol';

/** H.264 High profile, level 4.0: what 1080 x 1920 at 30 frames a second needs. */
const CODEC = 'avc1.640028';

/** Whether H.264 can be encoded here, at the usual size of reveal clips. */
export async function canMakeClips(): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined' || typeof OffscreenCanvas === 'undefined') return false;
  const config = { codec: CODEC, width: 1080, height: 1920, bitrate: 9_000_000, framerate: 30 };
  try {
    return (await VideoEncoder.isConfigSupported(config)).supported === true;
  } catch {
    return false;
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./clip.worker.ts', import.meta.url), { type: 'module' });
}

function checkRequest({ width, height, seconds, framesPerSecond }: ClipJob['request']): void {
  const even = (side: number) => Number.isInteger(side) && side >= 16 && side % 2 === 0;
  const fits = even(width) && even(height) && width * height <= 4096 * 2304;
  const lasts = seconds >= 1 && seconds <= 30 && framesPerSecond >= 1 && framesPerSecond <= 60;
  if (!fits || !lasts) throw new MimError('bad-message', 'clip request');
}

async function checkPicture(picture: Blob): Promise<void> {
  const { kind } = await inspectSource(picture);
  if (kind !== 'photo') throw new MimError('cannot-decode', 'a clip is not a photo');
}

/** Gives a job to a worker and waits for its outcome; the caller stops the worker. */
function outcome(worker: Worker, job: ClipJob, call: Call, over: AbortSignal): Promise<ClipResult> {
  return new Promise((resolve, reject) => {
    call.signal?.addEventListener('abort', () => reject(abortError()), { signal: over });
    worker.onmessage = ({ data }: MessageEvent<ClipNews>) => {
      if ('progress' in data) call.onProgress?.(data.progress);
      else if ('done' in data) resolve(data.done);
      else reject(MimError.from(data.failed));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new MimError('internal', 'clip worker'));
    };
    worker.onmessageerror = () => reject(new MimError('internal', 'clip worker message'));
    worker.postMessage(job);
  });
}

/**
 * Makes a reveal clip from the user's own picture to the result, in a worker of its own that is stopped
 * afterwards, whatever happens. Errors: those of `inspect`, `clip-encoder-missing`, `cannot-decode`,
 * `out-of-memory`, `bad-message` (a size or length out of range); cancelled: `AbortError`.
 */
export function makeReveal(
  original: Blob,
  result: Blob,
  request: RevealRequest,
  call: Call = {},
): Promise<ClipResult> {
  return make({ original, result, request }, call);
}

/**
 * Brings a result to life by a slow camera; what is near is judged by the user's own picture. Worker
 * and errors as in `makeReveal`.
 */
export function makeMotion(
  original: Blob,
  result: Blob,
  request: MotionRequest,
  call: Call = {},
): Promise<ClipResult> {
  return make({ original, result, request }, call);
}

async function make(job: ClipJob, call: Call): Promise<ClipResult> {
  checkRequest(job.request);
  await Promise.all([checkPicture(job.original), checkPicture(job.result)]);
  if (call.signal?.aborted) throw abortError();
  const worker = startWorker();
  const over = new AbortController();
  try {
    return await outcome(worker, job, call, over.signal);
  } finally {
    over.abort();
    worker.terminate();
  }
}
