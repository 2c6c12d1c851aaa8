import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, VideoSampleSink } from 'mediabunny';

export type Colour = [number, number, number];

/** What is in a clip, read back. */
export interface ClipReading {
  codec: string | null;
  width: number;
  height: number;
  rotation: number;
  /** Seconds at which frames are shown. */
  times: number[];
  /** Colours of the first frame near its corners: upper left, upper right, lower left, lower right. */
  corners: Colour[];
  /** Grey of the middle of each frame. */
  levels: number[];
  sound: { codec: string | null; times: number[]; digests: string[] } | null;
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Mean colour around a point, given in shares of the picture. */
export function colourAt(context: OffscreenCanvasRenderingContext2D, x: number, y: number): Colour {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(
    Math.round(x * width) - 2,
    Math.round(y * height) - 2,
    4,
    4,
  );
  const sum: Colour = [0, 0, 0];
  for (let p = 0; p < data.length; p += 4) {
    for (const c of [0, 1, 2] as const) sum[c] += (data[p + c] ?? 0) / (data.length / 4);
  }
  return sum;
}

export const CORNERS = [
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
  [0.9, 0.9],
] as const;

/** Decodes a clip from its start to its end. */
export async function readClip(file: Blob): Promise<ClipReading> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('no pictures');
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  const reading: ClipReading = {
    codec: await video.getCodec(),
    width,
    height,
    rotation: await video.getRotation(),
    times: [],
    corners: [],
    levels: [],
    sound: null,
  };
  for await (const sample of new VideoSampleSink(video).samples()) {
    sample.draw(context, 0, 0, width, height);
    reading.times.push(sample.timestamp);
    if (reading.corners.length === 0) {
      reading.corners = CORNERS.map(([x, y]) => colourAt(context, x, y));
    }
    reading.levels.push(colourAt(context, 0.5, 0.5)[1]);
    sample.close();
  }
  const audio = await input.getPrimaryAudioTrack();
  if (audio) {
    reading.sound = { codec: await audio.getCodec(), times: [], digests: [] };
    for await (const packet of new EncodedPacketSink(audio).packets()) {
      reading.sound.times.push(packet.timestamp);
      reading.sound.digests.push(await digest(new Uint8Array(packet.data)));
    }
  }
  input.dispose();
  return reading;
}
