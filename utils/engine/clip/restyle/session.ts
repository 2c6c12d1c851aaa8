import type { VideoSample } from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { ClipRequest, ClipResult } from '../../engine';
import { free } from '../../free';
import { lookOf } from '../../looks/load';
import type { PictureSize } from '../../looks/look';
import { fitWithin } from '../../shrink';
import { bitrateOf } from './bitrate';
import { Crew, USUAL_PLANES } from './crew';
import { Director, stripedFrame } from './director';
import { FrameCanvas } from './frame-canvas';
import { Frames } from './frames';
import { ClipOutput } from './output';
import type { ClipGpu } from './protocol';
import { signatureOf } from './signature';
import { jpegOf, Snapshots } from './snapshots';
import { checkDecodable, type OpenClip, openClip, partOf } from './source';
import { TELLING, tellingFrame } from './still-frame';

/** What was made before a source broke off is worth keeping from this length on, in seconds. */
const WORTH_KEEPING = 1;
/** A clip may end this much before its tables say without being broken, in seconds. */
const EARLY = 0.5;
/** Sound that goes on after the last picture, in seconds. */
const AFTER = 0.5;
const LEAST_SIDE = 16;
/** A frame lasts at least this long, in seconds. */
const SHORTEST = 0.001;

export interface SessionCall {
  onProgress: (fraction: number) => void;
  onPicture: (picture: Blob) => void;
}

/** A frame on its way; `at` is in seconds of the source. */
interface Made {
  at: number;
  cut: boolean;
  telling: boolean;
  i420: Promise<Uint8Array<ArrayBuffer>>;
}

/** Size of a result: within the fit, both sides even. */
export function clipSize(clip: PictureSize, maxWidth: number, maxHeight: number): PictureSize {
  const fitted = fitWithin(clip, maxWidth, maxHeight);
  const even = (side: number) => Math.max(LEAST_SIDE, 2 * Math.floor(side / 2));
  return { width: even(fitted.width), height: even(fitted.height) };
}

/** Restyles a clip from its file to the result; runs in a worker, the strips in others behind `ports`. */
export async function restyle(
  source: Blob,
  request: ClipRequest,
  ports: readonly MessagePort[],
  call: SessionCall,
  gpu?: ClipGpu,
): Promise<ClipResult> {
  const clip = await openClip(source);
  try {
    await checkDecodable(clip);
    const session = await Session.open(clip, request, ports, call, gpu);
    return await session.run();
  } finally {
    clip.input.dispose();
  }
}

class Session {
  private readonly queue: Made[] = [];
  private readonly snapshots: Snapshots;
  private readonly canvas: FrameCanvas;
  private readonly aside: FrameCanvas;
  private poster: { blob: Promise<Blob>; telling: boolean } | undefined;
  /** Where the last decoded frame ends, in seconds of the source. */
  private decoded: number;
  /** Where the last encoded frame ends. */
  private end: number;

  private constructor(
    private readonly clip: OpenClip,
    private readonly request: ClipRequest,
    private readonly part: { from: number; to: number },
    private readonly size: PictureSize,
    private readonly crew: Crew,
    private readonly director: Director,
    private readonly output: ClipOutput,
    private readonly call: SessionCall,
  ) {
    this.canvas = new FrameCanvas(size);
    this.aside = new FrameCanvas(size);
    this.snapshots = new Snapshots(call.onPicture);
    this.decoded = part.from;
    this.end = part.from;
  }

  static async open(
    clip: OpenClip,
    request: ClipRequest,
    ports: readonly MessagePort[],
    call: SessionCall,
    gpu: ClipGpu | undefined,
  ): Promise<Session> {
    const { fit, trim } = request;
    const part = partOf(clip, trim, fit.maxSeconds);
    const size = clipSize(clip, fit.maxWidth, fit.maxHeight);
    const rate = Math.min(fit.maxFramesPerSecond, Math.max(1, clip.info.framesPerSecond));
    const seconds = part.to - part.from;
    const plan = {
      ...size,
      bitrate: bitrateOf(size, rate, seconds, clip.info.sound, fit.maxBytes),
      frames: Math.ceil((seconds + 1) * fit.maxFramesPerSecond) + 2,
      sound: { from: part.from, to: part.to < clip.to ? part.to : part.to + AFTER },
      maxBytes: fit.maxBytes,
    };
    const look = await lookOf(request.look);
    const [output, director] = await Promise.all([
      ClipOutput.open(plan, clip.audio),
      Director.open(look, request, size),
    ]);
    const bytes = 4 * (look.planes ?? USUAL_PLANES) * size.width * size.height;
    const crew =
      gpu && look.gpu && bytes <= gpu.most
        ? new Crew(ports.slice(0, 1), look.planes, gpu)
        : new Crew(ports, look.planes);
    return new Session(clip, request, part, size, crew, director, output, call);
  }

  async run(): Promise<ClipResult> {
    const { clip, part, request, size, output } = this;
    const frames = new Frames(clip, part, request.fit.maxFramesPerSecond);
    for (;;) {
      const sample = await frames.next();
      if (!sample) break;
      await this.take(sample);
      if (this.queue.length > this.crew.depth) await this.encodeNext(this.decoded);
    }
    const early = frames.broken !== undefined || this.decoded < part.to - EARLY;
    // Frames that were left out leave the last one standing until the end.
    const end = early ? this.decoded : part.to;
    while (this.queue.length > 0) await this.encodeNext(end);
    const seconds = this.end - part.from;
    if (!this.poster || (early && seconds < WORTH_KEEPING)) {
      throw new MimError('clip-damaged', frames.broken ?? 'no frame decoded');
    }
    const blob = await output.finish(early ? end : Number.POSITIVE_INFINITY);
    const partial = early || output.soundBroken;
    this.call.onProgress(1);
    const poster = await this.poster.blob;
    return {
      blob,
      ...size,
      seconds,
      poster,
      ...(partial ? { partial } : {}),
      ...(clip.audio && !output.sounds ? { soundLost: true } : {}),
    };
  }

  /** Draws a decoded frame, sees what it is rendered with, and hands it to the crew. Closes it. */
  private async take(sample: VideoSample): Promise<void> {
    const { canvas, crew, director, part, size } = this;
    const { timestamp, duration } = sample;
    const at = Math.max(part.from, timestamp);
    await canvas.draw(sample);
    sample.close();
    const all = { from: 0, to: size.height };
    crew.settle();
    let strips = this.read(crew.rows.length > 0 ? crew.rows : [all]);
    const signature = signatureOf(stripedFrame(size, strips));
    const whole = () => canvas.rows(all);
    const telling = async () =>
      signature.spread < TELLING ? tellingFrame(this.clip, timestamp, this.aside) : whole();
    const changed = await director.see(at, signature, telling, whole);
    if (changed) {
      const { look, options, seed, keep } = this.request;
      const plan = { picture: size, options, analysis: changed.analysis, seed, keep };
      crew.begin(look, plan, changed.halo, changed.fresh);
      strips = this.read(crew.rows);
    }
    const i420 = crew.render(strips.map(({ rgba }) => rgba.buffer));
    // Its failure is met when its turn comes.
    i420.catch(() => {});
    this.decoded = Math.min(part.to, Math.max(at, timestamp + duration));
    const cut = changed?.fresh ?? false;
    this.queue.push({ at, cut, telling: signature.spread >= TELLING, i420 });
  }

  private read(rows: readonly { from: number; to: number }[]) {
    return rows.map(({ from, to }) => ({ from, to, rgba: this.canvas.rows({ from, to }) }));
  }

  /** Encodes the frame whose turn it is; it lasts until the one after it, or until `end`. */
  private async encodeNext(end: number): Promise<void> {
    const next = this.queue.shift();
    if (!next) return;
    const until = Math.max(next.at + SHORTEST, this.queue[0]?.at ?? end);
    const { width, height } = this.size;
    const i420 = await next.i420;
    const frame = new VideoFrame(i420, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: Math.round(1e6 * (next.at - this.part.from)),
      duration: Math.round(1e6 * (until - next.at)),
      colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
    });
    free(i420.buffer);
    try {
      await this.output.add(frame, next.cut);
      if (!this.poster || (!this.poster.telling && next.telling)) {
        const side = Math.max(width, height);
        this.poster = { blob: jpegOf(frame, side, 0.9), telling: next.telling };
      }
      this.snapshots.see(frame);
    } finally {
      frame.close();
    }
    this.end = until;
    this.call.onProgress(
      Math.min(0.99, (this.end - this.part.from) / (this.part.to - this.part.from)),
    );
  }
}
