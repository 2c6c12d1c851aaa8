import { VideoSampleSink } from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { ClipRequest, ClipResult } from '../../engine';
import type { Kernels } from '../../kernels/kernels';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import type { Look } from '../../looks/look';
import { LOOK_TABLE } from '../../looks/table';
import { analysePicture, analysisSideOf } from '../../render';
import { fitWithin, shrink } from '../../shrink';
import { FrameCanvas } from './canvas-reader';
import { Crew, crewRows } from './crew';
import { ClipOutput } from './output';
import { paceOf } from './pace';
import { checkDecodable, openClip, partOf } from './source';

/** Bits per pixel of a frame. */
const BITS_PER_PIXEL = 0.16;
/** Frames being rendered or waiting to be encoded at once. */
const DEPTH = 2;

export interface SessionCall {
  onProgress: (fraction: number) => void;
  onPicture: (picture: Blob) => void;
}

async function lookOf(id: string): Promise<Look> {
  const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
  if (!entry) throw new MimError('internal', `no look ${id}`);
  return entry.load();
}

export async function restyle(
  source: Blob,
  request: ClipRequest,
  ports: readonly MessagePort[],
  call: SessionCall,
): Promise<ClipResult> {
  const clip = await openClip(source);
  await checkDecodable(clip);
  const { fit, options, seed, keep } = request;
  const part = partOf(clip, request.trim, fit.maxSeconds);
  const fitted = fitWithin(clip, fit.maxWidth, fit.maxHeight);
  const even = (side: number) => Math.max(16, 2 * Math.floor(side / 2));
  const size = { width: even(fitted.width), height: even(fitted.height) };
  const rate = Math.min(clip.info.framesPerSecond, fit.maxFramesPerSecond);
  const seconds = part.to - part.from;
  const look = await lookOf(request.look);
  const kernels: Kernels = await createSimdKernels().catch(() => createTypeScriptKernels());
  const output = await ClipOutput.open(
    {
      ...size,
      ...part,
      bitrate: Math.round(size.width * size.height * rate * BITS_PER_PIXEL),
      frames: Math.ceil(seconds * fit.maxFramesPerSecond) + 2,
    },
    clip.audio,
  );
  const crew = new Crew(ports);
  const canvas = new FrameCanvas(size);
  const rgba = new Uint8Array(4 * size.width * size.height);
  const pace = paceOf(fit.maxFramesPerSecond);
  const queue: { at: number; seconds: number; parts: Promise<ArrayBuffer[]> }[] = [];
  let begun = false;
  let poster: Blob | undefined;
  let end = part.from;

  const encodeNext = async () => {
    const next = queue.shift();
    if (!next) return;
    let offset = 0;
    for (const strip of await next.parts) {
      rgba.set(new Uint8Array(strip), offset);
      offset += strip.byteLength;
    }
    await output.add(rgba, next.at, next.seconds, false);
    end = next.at + next.seconds;
    if (!poster) {
      poster = await jpeg(rgba, size.width, size.height);
      call.onPicture(poster);
    }
    call.onProgress(Math.min(1, (end - part.from) / seconds));
  };

  for await (const sample of new VideoSampleSink(clip.video).samples(part.from, part.to)) {
    const { timestamp, duration } = sample;
    if (!pace(timestamp)) {
      sample.close();
      continue;
    }
    canvas.draw(sample);
    sample.close();
    if (!begun) {
      begun = true;
      const whole = canvas.rows({ from: 0, to: size.height });
      const small = shrink({ ...size, rgba: whole }, analysisSideOf(look));
      const analysis = analysePicture(kernels, look, small, size, options, request.palette);
      const plan = { picture: size, options, analysis, seed, keep };
      const halo = look.halo(options, size, analysis);
      crew.begin(request.look, plan, crewRows(size, halo, crew.size), true);
    }
    const parts = crew.render((rows) => canvas.rows(rows).buffer);
    parts.catch(() => {});
    queue.push({ at: timestamp, seconds: duration, parts });
    if (queue.length > DEPTH) await encodeNext();
  }
  while (queue.length > 0) await encodeNext();
  if (!poster) throw new MimError('clip-empty', 'no frame');
  const blob = await output.finish(end);
  clip.input.dispose();
  return { blob, ...size, seconds: end - part.from, poster };
}

async function jpeg(rgba: Uint8Array, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new MimError('out-of-memory', 'canvas');
  context.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
