import {
  BufferTarget,
  CanvasSource,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
} from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { ClipResult, RevealRequest } from '../engine';
import { surface } from './canvas';
import { composeEnds, type Ends } from './compose';
import { momentAt, timingOf } from './timing';
import { TRANSITIONS } from './transition';

/** Bits a second for each pixel of the frame: about 9 Mb/s at 1080 x 1920. */
const BITS_PER_PIXEL = 4.3;
const KEY_FRAME_SECONDS = 1;

async function decode(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture);
  } catch (cause) {
    throw new MimError('cannot-decode', 'reveal', { cause });
  }
}

async function ends(original: Blob, result: Blob, request: RevealRequest): Promise<Ends> {
  const first = await decode(original);
  const second = await decode(result);
  const composed = composeEnds(first, second, request);
  first.close();
  second.close();
  return composed;
}

/**
 * Renders and encodes a reveal clip: H.264 in MP4, index first, no sound. Runs where it is called, so
 * call it in a worker. `onProgress` gets 0..1. Errors: `clip-encoder-missing`, `cannot-decode`,
 * `out-of-memory`.
 */
export async function renderReveal(
  original: Blob,
  result: Blob,
  request: RevealRequest,
  onProgress: (fraction: number) => void,
): Promise<ClipResult> {
  const { width, height, seconds, framesPerSecond } = request;
  const quality = new Quality({ bitrate: Math.round(width * height * BITS_PER_PIXEL) });
  if (
    typeof VideoEncoder === 'undefined' ||
    !(await canEncodeVideo('avc', { width, height, quality }))
  ) {
    throw new MimError('clip-encoder-missing', `${width}x${height}`);
  }
  const frame = surface(width, height, 'frame');
  const draw = TRANSITIONS[request.transition](await ends(original, result, request), request.seed);
  const timing = timingOf(seconds);
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const video = new CanvasSource(frame.canvas, {
    codec: 'avc',
    quality,
    keyFrameInterval: KEY_FRAME_SECONDS,
    // Firefox writes a wrong parameter set into the description that goes with length-prefixed
    // packets (its first byte twice), which strict players refuse. With start codes the parameters
    // are taken from the stream itself.
    onEncoderConfig: (config) => {
      config.avc = { format: 'annexb' };
    },
  });
  output.addVideoTrack(video, { frameRate: framesPerSecond });
  await output.start();
  const count = Math.max(1, Math.round(seconds * framesPerSecond));
  for (let i = 0; i < count; i++) {
    const at = i / framesPerSecond;
    // The last frame is the end of the clip, so the poster shows the result as it comes to rest.
    draw(frame, momentAt(i === count - 1 ? seconds : at, timing));
    await video.add(at, 1 / framesPerSecond);
    onProgress((i + 1) / (count + 2));
  }
  const poster = await frame.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  await output.finalize();
  if (!target.buffer) throw new MimError('internal', 'clip without data');
  onProgress(1);
  return {
    blob: new Blob([target.buffer], { type: 'video/mp4' }),
    width,
    height,
    seconds: count / framesPerSecond,
    poster,
  };
}
