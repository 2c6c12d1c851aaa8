import {
  canEncodeVideo,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  type StreamTargetChunk,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';
import { BlobParts } from './blob-parts';

const KEY_FRAME_SECONDS = 2;

export interface OutputPlan extends PictureSize {
  /** Seconds of the source at which the result begins and ends. */
  from: number;
  to: number;
  /** Bits a second of the pictures. */
  bitrate: number;
  /** Most frames there will be. */
  frames: number;
}

/** The result being written: frames and sound in, an MP4 (index first) out, memory flat. */
export class ClipOutput {
  private readonly file = new BlobParts();
  private readonly output: Output;
  private readonly pictures: VideoSampleSource;
  private sound: SoundCopy | undefined;

  private constructor(private readonly plan: OutputPlan) {
    const writable = new WritableStream<StreamTargetChunk>({
      write: ({ position, data }) => this.file.write(position, data),
    });
    this.output = new Output({
      format: new Mp4OutputFormat({ fastStart: 'reserve' }),
      target: new StreamTarget(writable),
    });
    this.pictures = new VideoSampleSource({
      codec: 'avc',
      quality: new Quality({ bitrate: plan.bitrate }),
      keyFrameInterval: KEY_FRAME_SECONDS,
      // Firefox writes a wrong parameter set into the description that goes with length-prefixed
      // packets (its first byte twice), which strict players refuse. With start codes the parameters
      // are taken from the stream itself.
      onEncoderConfig: (config) => {
        config.avc = { format: 'annexb' };
      },
    });
    this.output.addVideoTrack(this.pictures, { maximumPacketCount: plan.frames + 16 });
  }

  /** Opens the output; throws `clip-encoder-missing`. The sound is copied, packet by packet. */
  static async open(plan: OutputPlan, audio: InputAudioTrack | null): Promise<ClipOutput> {
    const { width, height, bitrate } = plan;
    const can = await canEncodeVideo('avc', { width, height, quality: new Quality({ bitrate }) });
    if (!can) throw new MimError('clip-encoder-missing', `${width}x${height}`);
    const made = new ClipOutput(plan);
    if (audio) made.sound = await SoundCopy.from(audio, plan, made.output);
    await made.output.start();
    return made;
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.file.size;
  }

  /** Adds a frame of RGBA bytes at `at` seconds of the source, and the sound up to there. */
  async add(rgba: Uint8Array, at: number, seconds: number, key: boolean): Promise<void> {
    const { width, height, from } = this.plan;
    const frame = new VideoFrame(rgba, {
      format: 'RGBX',
      codedWidth: width,
      codedHeight: height,
      timestamp: Math.round(1e6 * Math.max(0, at - from)),
      duration: Math.round(1e6 * seconds),
    });
    const sample = new VideoSample(frame);
    try {
      await this.pictures.add(sample, key ? { keyFrame: true } : undefined);
    } finally {
      sample.close();
    }
    await this.sound?.until(at);
  }

  /** Ends the file at `to` seconds of the source. */
  async finish(to: number): Promise<Blob> {
    await this.sound?.until(to);
    await this.output.finalize();
    return this.file.finish('video/mp4');
  }
}

/** Copies the sound's encoded packets, shifted by the trim. */
class SoundCopy {
  private constructor(
    private readonly packets: AsyncGenerator<import('mediabunny').EncodedPacket, void, unknown>,
    private readonly source: EncodedAudioPacketSource,
    private readonly config: AudioDecoderConfig,
    private readonly plan: OutputPlan,
  ) {}

  private held: import('mediabunny').EncodedPacket | undefined;
  private over = false;

  static async from(
    audio: InputAudioTrack,
    plan: OutputPlan,
    output: Output,
  ): Promise<SoundCopy | undefined> {
    const codec = await audio.getCodec();
    const config = await audio.getDecoderConfig();
    if (!codec || !config) return undefined;
    const sink = new EncodedPacketSink(audio);
    const start = (await sink.getPacket(plan.from)) ?? (await sink.getFirstPacket());
    if (!start) return undefined;
    // What lies before time 0 is for the decoder to get going; it stays where nothing was cut off.
    const first = plan.from === 0 ? ((await sink.getFirstPacket()) ?? start) : start;
    let count = 0;
    for await (const packet of sink.packets(first, undefined, { metadataOnly: true })) {
      if (packet.timestamp >= plan.to) break;
      count += 1;
    }
    const source = new EncodedAudioPacketSource(codec);
    output.addAudioTrack(source, { maximumPacketCount: count + 1 });
    return new SoundCopy(sink.packets(first), source, config, plan);
  }

  /** Copies what begins before `at` seconds of the source. */
  async until(at: number): Promise<void> {
    const end = Math.min(at, this.plan.to);
    while (!this.over) {
      const packet = this.held ?? (await this.packets.next()).value;
      this.held = undefined;
      if (!packet || packet.timestamp >= this.plan.to) {
        this.over = true;
      } else if (packet.timestamp >= end) {
        this.held = packet;
        return;
      } else {
        const moved = packet.clone({ timestamp: packet.timestamp - this.plan.from });
        await this.source.add(moved, { decoderConfig: this.config });
      }
    }
  }
}
