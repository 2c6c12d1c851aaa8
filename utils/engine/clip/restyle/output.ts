import {
  canEncodeVideo,
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
import { addSound, type Sound, type SoundPart } from './sound';

const KEY_FRAME_SECONDS = 2;

export interface OutputPlan extends PictureSize {
  /** Bits a second of the pictures. */
  bitrate: number;
  /** Most frames there will be. */
  frames: number;
  /** The part of the source's sound that comes along. */
  sound: SoundPart;
  /** Most bytes of the file. */
  maxBytes?: number | undefined;
}

/** The result being written: frames and sound in, an MP4 (H.264, index first) out, memory flat. */
export class ClipOutput {
  private readonly file = new BlobParts();
  private readonly output: Output;
  private readonly pictures: VideoSampleSource;
  private sound: Sound | undefined;

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
    this.output.addVideoTrack(this.pictures, { maximumPacketCount: plan.frames });
  }

  /** Opens the output; throws `clip-encoder-missing`. */
  static async open(plan: OutputPlan, audio: InputAudioTrack | null): Promise<ClipOutput> {
    const { width, height, bitrate } = plan;
    const can =
      typeof VideoEncoder !== 'undefined' &&
      (await canEncodeVideo('avc', { width, height, quality: new Quality({ bitrate }) }));
    if (!can) throw new MimError('clip-encoder-missing', `${width}x${height}`);
    const made = new ClipOutput(plan);
    if (audio) made.sound = await addSound(audio, plan.sound, made.output).catch(() => undefined);
    await made.output.start();
    return made;
  }

  /** There is a sound track in the result. */
  get sounds(): boolean {
    return this.sound !== undefined;
  }

  /** The sound could not be read to its end. */
  get soundBroken(): boolean {
    return this.sound?.broken ?? false;
  }

  /**
   * Adds a frame, whose time is that within the result, and the sound up to there. Throws
   * `clip-too-long` when the file would become larger than it may.
   */
  async add(frame: VideoFrame, key: boolean): Promise<void> {
    const sample = new VideoSample(frame.clone());
    try {
      await this.pictures.add(sample, key ? { keyFrame: true } : undefined);
    } catch (cause) {
      throw new MimError('clip-encoder-missing', 'encoder failed', { cause });
    } finally {
      sample.close();
    }
    await this.sound?.until(this.plan.sound.from + frame.timestamp / 1e6);
    this.checkSize();
  }

  /** Ends the file at `at` seconds of the source. */
  async finish(at: number): Promise<Blob> {
    await this.sound?.until(at);
    await this.output.finalize();
    this.checkSize();
    return this.file.finish('video/mp4');
  }

  private checkSize(): void {
    const { maxBytes } = this.plan;
    if (maxBytes !== undefined && this.file.size > maxBytes) {
      throw new MimError('clip-too-long', `more than ${maxBytes} bytes`);
    }
  }
}
