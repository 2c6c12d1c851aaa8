import {
  type AudioCodec,
  type AudioSample,
  AudioSampleSink,
  AudioSampleSource,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  getFirstEncodableAudioCodec,
  type InputAudioTrack,
  type Output,
  Quality,
} from 'mediabunny';

/** What players of MP4 take as it is. */
const COPIED: ReadonlySet<AudioCodec> = new Set(['aac', 'mp3', 'opus', 'flac', 'ac3', 'eac3']);

/** The part of the sound that is wanted, in seconds of the source; the result begins at `from`. */
export interface SoundPart {
  from: number;
  to: number;
}

/** The sound of a clip on its way into the result. */
export interface Sound {
  /** Hands over what begins before `at` seconds of the source. */
  until: (at: number) => Promise<void>;
  /** The source's sound could not be read to its end. */
  readonly broken: boolean;
}

/** A run of things with a time, handed over bit by bit; what cannot be read ends it. */
class Run<Item extends { timestamp: number }> implements Sound {
  private held: Item | undefined;
  private over = false;
  broken = false;

  constructor(
    private readonly items: AsyncGenerator<Item, void, unknown>,
    private readonly part: SoundPart,
    private readonly add: (item: Item) => Promise<void>,
  ) {}

  async until(at: number): Promise<void> {
    while (!this.over) {
      const item = this.held ?? (await this.read());
      this.held = undefined;
      if (!item || item.timestamp >= this.part.to) {
        this.over = true;
      } else if (item.timestamp >= at) {
        this.held = item;
        return;
      } else {
        await this.add(item);
      }
    }
  }

  private async read(): Promise<Item | undefined> {
    try {
      return (await this.items.next()).value ?? undefined;
    } catch {
      this.broken = true;
      return undefined;
    }
  }
}

/**
 * Adds a sound track to an output that has not started: the encoded packets as they are, moved by the
 * trim, or, where MP4 players would not take them, encoded anew. None where neither can be done.
 */
export async function addSound(
  audio: InputAudioTrack,
  part: SoundPart,
  output: Output,
): Promise<Sound | undefined> {
  const codec = await audio.getCodec();
  const config = await audio.getDecoderConfig();
  if (!codec || !config) return undefined;
  return COPIED.has(codec)
    ? copied(audio, codec, config, part, output)
    : encoded(audio, part, output);
}

async function copied(
  audio: InputAudioTrack,
  codec: AudioCodec,
  decoderConfig: AudioDecoderConfig,
  part: SoundPart,
  output: Output,
): Promise<Sound | undefined> {
  const sink = new EncodedPacketSink(audio);
  // What lies before time 0 gets a decoder going; it stays where nothing is cut off.
  const within = part.from > 0 ? await sink.getPacket(part.from) : null;
  const first = within ?? (await sink.getFirstPacket());
  if (!first) return undefined;
  let count = 1;
  for await (const { timestamp } of sink.packets(first, undefined, { metadataOnly: true })) {
    if (timestamp >= part.to) break;
    count += 1;
  }
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source, { maximumPacketCount: count });
  return new Run<EncodedPacket>(sink.packets(first), part, (packet) =>
    source.add(packet.clone({ timestamp: packet.timestamp - part.from }), { decoderConfig }),
  );
}

async function encoded(
  audio: InputAudioTrack,
  part: SoundPart,
  output: Output,
): Promise<Sound | undefined> {
  if (!(await audio.canDecode())) return undefined;
  const quality = new Quality({ bitrate: 160_000 });
  const format = {
    numberOfChannels: await audio.getNumberOfChannels(),
    sampleRate: await audio.getSampleRate(),
    quality,
  };
  const codec = await getFirstEncodableAudioCodec(['aac', 'opus'], format);
  if (!codec) return undefined;
  const source = new AudioSampleSource({ codec, quality });
  // A packet holds 10 ms or more.
  const maximumPacketCount = Math.ceil(100 * (Math.min(part.to, 3600) - part.from)) + 64;
  output.addAudioTrack(source, { maximumPacketCount });
  const samples = new AudioSampleSink(audio).samples(part.from, part.to);
  return new Run<AudioSample>(samples, part, async (sample) => {
    sample.setTimestamp(sample.timestamp - part.from);
    await source.add(sample);
    sample.close();
  });
}
