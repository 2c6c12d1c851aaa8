import {
  BlobSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { ClipInfo } from '../../engine';
import type { PictureSize } from '../../looks/look';
import { otherCodecNames } from './codec-string';
import type { ClipFacts } from './protocol';

/** Most pixels of a source's frame: a few decoded ones are in memory at once. 5.3K passes, 8K does not. */
const MOST_PIXELS = 18_000_000;
/** Longest part of a clip that is restyled, in seconds, where a place allows more. */
export const MOST_SECONDS = 600;
/** Most frames that are decoded: the longest part at the 240 a second of slow motion. */
const MOST_FRAMES = MOST_SECONDS * 240;
/** Packets read to find a frame rate or a length where the file's tables do not say. */
const MOST_PACKETS = 250_000;

/** A clip that was opened: its tables are read, nothing is decoded. Sizes are upright, pixels square. */
export interface OpenClip extends PictureSize {
  input: Input;
  video: InputVideoTrack;
  audio: InputAudioTrack | null;
  info: ClipInfo;
  /** Seconds at which the first picture is shown, and at which the last one ends. */
  from: number;
  to: number;
}

/**
 * Reads a clip's tables. Errors: `clip-damaged` (no readable tables), `clip-empty` (no picture track or
 * no frame), `clip-too-large` (too many pixels).
 */
export async function openClip(source: Blob): Promise<OpenClip> {
  const input = new Input({ source: new BlobSource(source), formats: [MP4, QTFF, WEBM, MATROSKA] });
  try {
    return await readTables(input);
  } catch (thrown) {
    input.dispose();
    if (thrown instanceof MimError) throw thrown;
    const detail = thrown instanceof Error ? thrown.message.slice(0, 120) : 'tables';
    throw new MimError('clip-damaged', detail, { cause: thrown });
  }
}

async function readTables(input: Input): Promise<OpenClip> {
  const video = await input.getPrimaryVideoTrack();
  if (!video && (await input.getTracks()).length === 0) {
    throw new MimError('clip-damaged', 'no tracks');
  }
  if (!video) throw new MimError('clip-empty', 'no picture track');
  const audio = await input.getPrimaryAudioTrack();
  const [width, height, codec] = await Promise.all([
    video.getDisplayWidth(),
    video.getDisplayHeight(),
    codecOf(video),
  ]);
  const pixels = (await video.getCodedWidth()) * (await video.getCodedHeight());
  if (width < 1 || height < 1 || pixels < 1) throw new MimError('clip-damaged', 'no size');
  if (Math.max(pixels, width * height) > MOST_PIXELS) {
    throw new MimError('clip-too-large', `${width}x${height}`);
  }
  const first = await new EncodedPacketSink(video).getFirstPacket({ metadataOnly: true });
  if (!first) throw new MimError('clip-empty', 'no frame');
  const { framesPerSecond, end } = await timesOf(video);
  const from = Math.max(0, await video.getFirstTimestamp());
  const seconds = Math.max(0, end - from);
  const info = { seconds, framesPerSecond, codec, sound: audio !== null };
  return { input, video, audio, info, width, height, from, to: end };
}

/** Short name of a codec: one we know, or the file's own four letters. */
async function codecOf(video: InputVideoTrack): Promise<string> {
  const codec = await video.getCodec();
  if (codec) return codec;
  const id = await video.getInternalCodecId();
  return typeof id === 'string' ? id.replaceAll(/[^\w/]/g, '').slice(0, 24) : 'unknown';
}

/**
 * Frame rate and end; from the length in the tables where there is one, else by reading packet by
 * packet. Recorders that write fragments leave a length of the first moment in the tables: one that
 * the first packets already go beyond is not believed.
 */
async function timesOf(video: InputVideoTrack): Promise<{ framesPerSecond: number; end: number }> {
  const length = await video.getDurationFromMetadata();
  const some = await video.computePacketStats(length === null ? MOST_PACKETS : 256);
  const seen = some.packetCount / Math.max(some.averagePacketRate, 1e-3);
  if (length !== null && Number.isFinite(length) && length > 0.9 * seen) {
    return { framesPerSecond: some.averagePacketRate, end: length };
  }
  return { framesPerSecond: some.averagePacketRate, end: await video.computeDuration() };
}

/**
 * Throws `clip-codec-missing` where this browser cannot decode the clip's pictures. Where it can under
 * another name than the tables give, the track goes by that name from then on.
 */
export async function checkDecodable({ video, info }: OpenClip): Promise<void> {
  const known = await video.canDecode().catch(() => false);
  if (!known && !(await renamed(video))) throw new MimError('clip-codec-missing', info.codec);
}

async function renamed(video: InputVideoTrack): Promise<boolean> {
  const config = await video.getDecoderConfig().catch(() => null);
  if (!config || typeof VideoDecoder === 'undefined') return false;
  const size = { width: config.codedWidth ?? 0, height: config.codedHeight ?? 0 };
  for (const codec of otherCodecNames(config.codec, size)) {
    const other = { ...config, codec };
    const { supported } = await VideoDecoder.isConfigSupported(other).catch(() => ({
      supported: false,
    }));
    if (!supported) continue;
    // Whoever decodes the track asks the track itself.
    video.canDecode = () => Promise.resolve(true);
    video.getDecoderConfig = () => Promise.resolve(other);
    return true;
  }
  return false;
}

/** What a clip's tables say. Errors: those of `openClip`, `clip-codec-missing`. */
export async function clipFacts(source: Blob): Promise<ClipFacts> {
  const clip = await openClip(source);
  try {
    await checkDecodable(clip);
    return { width: clip.width, height: clip.height, clip: clip.info };
  } finally {
    clip.input.dispose();
  }
}

/** The part of a clip to make, in seconds of its own time. Errors: `clip-empty`, `clip-too-long`. */
export function partOf(
  clip: Pick<OpenClip, 'to'> & { info: Pick<ClipInfo, 'framesPerSecond'> },
  trim: { from: number; to: number } | undefined,
  maxSeconds: number = MOST_SECONDS,
): { from: number; to: number } {
  // A trim counts from the clip's start, time 0, also where the first picture comes a little later.
  const from = Math.max(0, trim?.from ?? 0);
  const to = Math.min(clip.to, trim?.to ?? clip.to);
  if (!(to > from)) throw new MimError('clip-empty', 'nothing between the trims');
  const most = Math.min(MOST_SECONDS, maxSeconds);
  // A frame more than allowed is a matter of rounding.
  if (to - from > most + 0.05) throw new MimError('clip-too-long', `${Math.ceil(to - from)} s`);
  // Each has to be decoded, also where most are left out.
  if ((to - from) * clip.info.framesPerSecond > MOST_FRAMES) {
    throw new MimError('clip-too-long', 'frames');
  }
  return { from, to };
}
