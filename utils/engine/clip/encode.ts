import {
  BufferTarget,
  CanvasSource,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  Quality,
} from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { ClipResult } from '../engine';
import { type Surface, surface } from './canvas';

/** Bits a second for each pixel of the frame: about 9 Mb/s at 1080 x 1920. */
const BITS_PER_PIXEL = 4.3;
const KEY_FRAME_SECONDS = 1;

/** Size and length of a clip that is drawn. */
export interface ClipShape {
  width: number;
  height: number;
  seconds: number;
  framesPerSecond: number;
}

/** Draws frame `index` of `count` over whatever the target holds. */
export type DrawIndexed = (target: Surface, index: number, count: number) => void;

/**
 * Draws and encodes a clip: H.264 in MP4, index first, no sound; the poster is its last frame.
 * `prepare` sets the drawing up, once it is known that clips can be made here. `onProgress` gets 0..1.
 * Errors: `clip-encoder-missing`, `out-of-memory`, and those of drawing.
 */
export async function encodeDrawn(
  { width, height, seconds, framesPerSecond }: ClipShape,
  prepare: () => Promise<DrawIndexed>,
  onProgress: (fraction: number) => void,
): Promise<ClipResult> {
  const quality = new Quality({ bitrate: Math.round(width * height * BITS_PER_PIXEL) });
  if (
    typeof VideoEncoder === 'undefined' ||
    !(await canEncodeVideo('avc', { width, height, quality }))
  ) {
    throw new MimError('clip-encoder-missing', `${width}x${height}`);
  }
  const frame = surface(width, height, 'frame');
  const draw = await prepare();
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
    draw(frame, i, count);
    await video.add(i / framesPerSecond, 1 / framesPerSecond);
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

/** The first picture of a file; `cannot-decode` when the browser refuses it. */
export async function decodeBitmap(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture);
  } catch (cause) {
    throw new MimError('cannot-decode', 'clip', { cause });
  }
}
