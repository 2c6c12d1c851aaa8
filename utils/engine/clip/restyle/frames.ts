import { type VideoSample, VideoSampleSink } from 'mediabunny';
import { paceOf } from './pace';
import type { OpenClip } from './source';

/** A decoder that gives nothing for this long, in milliseconds, gives nothing any more. */
const PATIENCE = 20_000;

/**
 * The frames of a part of a clip in the order they are shown, at most `most` a second. A source that
 * cannot be decoded any further ends the frames and is told by `broken`.
 */
export class Frames {
  private readonly samples: AsyncGenerator<VideoSample, void, unknown>;
  private readonly keep: (seconds: number) => boolean;
  /** Why the frames ended early. */
  broken: string | undefined;

  constructor(clip: OpenClip, part: { from: number; to: number }, most: number) {
    this.samples = new VideoSampleSink(clip.video).samples(part.from, part.to);
    this.keep = paceOf(most);
  }

  /** The next frame, to be closed by the caller. */
  async next(): Promise<VideoSample | undefined> {
    for (;;) {
      const sample = await this.decode();
      if (!sample || this.keep(sample.timestamp)) return sample;
      sample.close();
    }
  }

  private async decode(): Promise<VideoSample | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the decoder went silent')), PATIENCE);
    });
    try {
      return (await Promise.race([this.samples.next(), silence])).value ?? undefined;
    } catch (thrown) {
      this.broken = thrown instanceof Error ? thrown.message.slice(0, 120) : 'decoder';
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
