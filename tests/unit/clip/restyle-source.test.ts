import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { clipFacts, openClip, partOf } from '@/utils/engine/clip/restyle/source';
import { inspectSource } from '@/utils/engine/inspect';
import type { MimError } from '@/utils/lib/errors';

interface Made {
  format?: 'mp4' | 'webm';
  width?: number;
  height?: number;
  rotation?: 0 | 90 | 180 | 270;
  /** Seconds at which frames are shown. */
  frames?: readonly number[];
  /** Seconds of sound; none if absent. */
  sound?: number;
  aspect?: { num: number; den: number };
}

const even = (rate: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => from + i / rate);

/** A clip whose tables are real and whose packets are not: nothing here decodes. */
async function make(made: Made = {}): Promise<Blob> {
  const { width = 640, height = 360, frames = even(25, 50), rotation = 0, sound } = made;
  const mp4 = made.format !== 'webm';
  const target = new BufferTarget();
  const output = new Output({
    format: mp4 ? new Mp4OutputFormat() : new WebMOutputFormat(),
    target,
  });
  const pictures = new EncodedVideoPacketSource('vp9');
  if (frames.length > 0) output.addVideoTrack(pictures, { rotation });
  const noises = new EncodedAudioPacketSource('opus');
  if (sound !== undefined) output.addAudioTrack(noises);
  await output.start();
  const config = {
    codec: 'vp09.00.10.08',
    codedWidth: width,
    codedHeight: height,
    ...(made.aspect && {
      displayAspectWidth: width * made.aspect.num,
      displayAspectHeight: height * made.aspect.den,
    }),
  };
  for (const [i, at] of frames.entries()) {
    const length = (frames[i + 1] ?? at + 0.04) - at;
    const packet = new EncodedPacket(
      Uint8Array.of(0x82, 0x49, 0x83, 0x42, i & 255),
      'key',
      at,
      length,
    );
    await pictures.add(packet, { decoderConfig: config });
  }
  for (let at = 0; at < (sound ?? 0); at += 0.02) {
    const packet = new EncodedPacket(Uint8Array.of(252, 255, 254), 'key', at, 0.02);
    await noises.add(packet, {
      decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 2 },
    });
  }
  await output.finalize();
  return new Blob([target.buffer ?? new ArrayBuffer(0)]);
}

async function whole(file: Blob) {
  const clip = await openClip(file);
  clip.input.dispose();
  return clip;
}

async function open(file: Blob) {
  const { width, height, info, from, to } = await whole(file);
  return { width, height, ...info, from, to };
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'fine',
    (error: MimError) => error.code,
  );

describe('what a clip’s tables say', () => {
  test.each(['mp4', 'webm'] as const)('%s: length, frame rate, sound', async (format) => {
    expect(await open(await make({ format, sound: 2 }))).toMatchObject({
      width: 640,
      height: 360,
      codec: 'vp9',
      sound: true,
      seconds: expect.closeTo(2, 1),
      // The last frame of a WebM has no length.
      framesPerSecond: expect.closeTo(25, format === 'mp4' ? 1 : -0.3),
    });
    expect(await open(await make({ format }))).toMatchObject({ sound: false });
  });

  test('turned a quarter it is upright', async () => {
    expect(await open(await make({ rotation: 90 }))).toMatchObject({ width: 360, height: 640 });
    expect(await open(await make({ rotation: 180 }))).toMatchObject({ width: 640, height: 360 });
  });

  test('the mean of an uneven clock', async () => {
    const frames = [0, 0.02, 0.5, 0.6, 1.4, 1.45, 1.5, 1.9];
    const { framesPerSecond, seconds } = await open(await make({ frames }));
    expect(seconds).toBeCloseTo(1.94);
    expect(framesPerSecond).toBeCloseTo(8 / 1.94, 1);
  });

  test('the header alone tells that it is a clip, and its size', async () => {
    const file = await make({ rotation: 90 });
    expect(await inspectSource(file)).toMatchObject({
      kind: 'clip',
      type: 'video/mp4',
      width: 360,
      height: 640,
    });
  });
});

describe('what is refused', () => {
  test('sound only', async () => {
    expect(await codeOf(openClip(await make({ frames: [], sound: 1 })))).toBe('clip-empty');
    expect(await codeOf(inspectSource(await make({ frames: [], sound: 1 })))).toBe('clip-empty');
  });

  test('more pixels than memory allows', async () => {
    expect(await codeOf(openClip(await make({ width: 7680, height: 4320, frames: [0] })))).toBe(
      'clip-too-large',
    );
    expect(await codeOf(openClip(await make({ width: 3840, height: 2160, frames: [0] })))).toBe(
      'fine',
    );
  });

  test('no tables: cut before they come, or nothing but noise', async () => {
    const file = await make();
    expect(await codeOf(openClip(file.slice(0, file.size / 3)))).toBe('clip-damaged');
    expect(await codeOf(openClip(new Blob([new Uint8Array(5000).fill(77)])))).toBe('clip-damaged');
    expect(await codeOf(openClip(new Blob([])))).toBe('clip-damaged');
  });

  test('tables full of noise, wherever it begins, end in an answer', async () => {
    const bytes = new Uint8Array(await (await make({ sound: 1 })).arrayBuffer());
    for (let at = 40; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const spoilt = bytes.slice();
      for (let i = at; i < Math.min(at + 60, spoilt.length); i++) spoilt[i] = (i * 151 + at) & 255;
      const code = await codeOf(openClip(new Blob([spoilt])));
      expect(['fine', 'clip-damaged', 'clip-empty', 'clip-too-large']).toContain(code);
    }
  });

  test('pictures that cannot be decoded here', async () => {
    expect(await codeOf(clipFacts(await make()))).toBe('clip-codec-missing');
  });

  test('hours', async () => {
    const hours = await whole(await make({ frames: [0, 1, 4 * 3600] }));
    expect(() => partOf(hours, undefined)).toThrow('clip-too-long');
    expect(partOf(hours, { from: 3600, to: 3630 })).toEqual({ from: 3600, to: 3630 });
  });
});

describe('the part that is made', () => {
  const clip = { to: 20, info: { framesPerSecond: 30 } };

  test('of a million frames in a few seconds is refused', () => {
    const many = { to: 20, info: { framesPerSecond: 50_000 } };
    expect(() => partOf(many, undefined)).toThrow('clip-too-long');
    expect(partOf({ to: 600, info: { framesPerSecond: 240 } }, undefined)).toEqual({
      from: 0,
      to: 600,
    });
  });

  test.each([
    [undefined, 30, { from: 0, to: 20 }],
    [{ from: 2.5, to: 7 }, 30, { from: 2.5, to: 7 }],
    [{ from: -3, to: 900 }, 30, { from: 0, to: 20 }],
    [{ from: 0, to: 10.04 }, 10, { from: 0, to: 10.04 }],
  ])('of %j at most %d s is %j', (trim, most, part) => {
    expect(partOf(clip, trim, most)).toEqual(part);
  });

  test.each([
    [undefined, 10, 'clip-too-long'],
    [{ from: 5, to: 5 }, 10, 'clip-empty'],
    [{ from: 25, to: 30 }, 10, 'clip-empty'],
    [{ from: Number.NaN, to: 5 }, 10, 'clip-empty'],
  ])('of %j at most %d s is refused: %s', (trim, most, code) => {
    expect(() => partOf(clip, trim, most)).toThrow(code);
  });
});
