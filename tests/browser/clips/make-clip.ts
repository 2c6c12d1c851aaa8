import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  CanvasSource,
  Mp4OutputFormat,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny';

/** A clip to make: its corners are red, green, blue and white, its middle says which frame it is. */
export interface ClipSpec {
  codec: 'avc' | 'vp9' | 'vp8' | 'av1';
  format: 'mp4' | 'webm';
  width: number;
  height: number;
  /** Seconds at which frames are shown. */
  times: number[];
  rotation?: 0 | 90 | 180 | 270;
  /** Seconds of sound. */
  sound?: number;
  /** Frames before this one are black. */
  blackUntil?: number;
}

/** Grey of the middle of frame `index`. */
export function levelOf(index: number): number {
  return 30 + ((index * 37) % 200);
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
type Drawn = Pick<ClipSpec, 'width' | 'height' | 'blackUntil'>;

function draw(context: Context, spec: Drawn, index: number): void {
  const { width: w, height: h } = spec;
  if (index < (spec.blackUntil ?? 0)) {
    context.fillStyle = '#000';
    context.fillRect(0, 0, w, h);
    return;
  }
  const corners = ['#d02020', '#20b030', '#2030d0', '#f0f0f0'];
  corners.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect(((i % 2) * w) / 2, (Math.floor(i / 2) * h) / 2, w / 2, h / 2);
  });
  const level = levelOf(index);
  context.fillStyle = `rgb(${level} ${level} ${level})`;
  context.fillRect(w * 0.35, h * 0.35, w * 0.3, h * 0.3);
}

/** Two tones as 48 kHz stereo. */
function tones(seconds: number): AudioSample {
  const count = Math.round(48_000 * seconds);
  const data = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    data[i] = 0.3 * Math.sin(i / 17);
    data[count + i] = 0.3 * Math.sin(i / 29);
  }
  return new AudioSample({
    data,
    format: 'f32-planar',
    numberOfChannels: 2,
    sampleRate: 48_000,
    timestamp: 0,
  });
}

/** Encodes a clip in this browser. */
export async function makeClip(spec: ClipSpec): Promise<Blob> {
  const target = new BufferTarget();
  const format =
    spec.format === 'mp4'
      ? new Mp4OutputFormat({ fastStart: 'in-memory' })
      : new WebMOutputFormat();
  const output = new Output({ format, target });
  const canvas = new OffscreenCanvas(spec.width, spec.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const pictures = new CanvasSource(canvas, {
    codec: spec.codec,
    quality: new Quality({ bitrate: 2_000_000 }),
    keyFrameInterval: 1,
    latencyMode: 'realtime',
    onEncoderConfig: (config) => {
      if (spec.codec === 'avc') config.avc = { format: 'annexb' };
    },
  });
  output.addVideoTrack(pictures, { rotation: spec.rotation ?? 0 });
  const sound = new AudioSampleSource({ codec: 'opus', quality: new Quality({ bitrate: 64_000 }) });
  if (spec.sound) output.addAudioTrack(sound);
  await output.start();
  if (spec.sound) await sound.add(tones(spec.sound));
  for (const [index, at] of spec.times.entries()) {
    draw(context, spec, index);
    await pictures.add(at, (spec.times[index + 1] ?? at + 0.04) - at);
  }
  await output.finalize();
  return new Blob([target.buffer ?? new ArrayBuffer(0)]);
}

/** Records a canvas for a second or so, as a page does that makes clips. */
export async function recordClip(type: string): Promise<Blob> {
  const spec: Drawn = { width: 320, height: 240 };
  const canvas = Object.assign(document.createElement('canvas'), spec);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no canvas');
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: type });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  let index = 0;
  draw(context, spec, index);
  recorder.start();
  const timer = setInterval(() => draw(context, spec, ++index), 40);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  clearInterval(timer);
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.stop();
  await stopped;
  for (const track of recorder.stream.getTracks()) track.stop();
  return new Blob(parts);
}
