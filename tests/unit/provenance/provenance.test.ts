import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { MimError } from '@/utils/lib/errors';
import { disclosureFor, readProvenance, stamp } from '@/utils/provenance';
import {
  blobOf,
  box,
  bytesOf,
  chunkOffset,
  count,
  dirtyJpeg,
  dirtyMp4,
  dirtyPng,
  dirtyWebp,
  join,
  plain,
  pngChunk,
  riff,
  SAMPLE,
  WEBP_LOSSLESS,
  WEBP_LOSSY,
} from './crafted';

const FACTS = { digitalSourceType: 'algorithmicallyEnhanced' } as const;
const SAID = { digitalSourceType: 'algorithmicallyEnhanced', creatorTool: 'Make It Mine' };

async function stamped(bytes: Uint8Array): Promise<Uint8Array> {
  return bytesOf(await stamp(blobOf(bytes), FACTS));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof MimError ? thrown.code : `no error: ${String(thrown)}`;
}

const DIRTY: [string, string, Uint8Array][] = [
  ['jpeg', 'image/jpeg', dirtyJpeg()],
  ['png', 'image/png', dirtyPng()],
  ['webp', 'image/webp', dirtyWebp()],
  ['mp4, index first', 'video/mp4', dirtyMp4('moov-first')],
  ['mp4, index last', 'video/mp4', dirtyMp4('moov-last')],
];

describe.each(DIRTY)('%s', (_name, type, dirty) => {
  test('carries our packet and no other metadata', async () => {
    expect(count(dirty, 'secret-')).toBeGreaterThan(3);
    const out = await stamp(blobOf(dirty), FACTS);
    expect(out.type).toBe(type);
    const bytes = await bytesOf(out);
    expect(count(bytes, 'secret-')).toBe(0);
    expect(count(bytes, '<x:xmpmeta')).toBe(1);
    expect(count(bytes, '<xmp:CreatorTool>Make It Mine</xmp:CreatorTool>')).toBe(1);
    expect(await readProvenance(out)).toEqual(SAID);
  });

  test('stamping again changes nothing', async () => {
    const once = await stamped(dirty);
    expect(plain(await stamped(once))).toBe(plain(once));
  });

  test('a file cut at any byte is damaged or still ours, never a crash', async () => {
    const whole = await stamped(dirty);
    let refused = 0;
    for (let length = 1; length < whole.length; length += 1 + (length >> 6)) {
      const cut = blobOf(whole.subarray(0, length));
      const code = await codeOf(stamp(cut, FACTS));
      if (code === 'damaged') refused++;
      else expect(['no error: undefined', 'cannot-decode']).toContain(code);
    }
    expect(refused).toBeGreaterThan(10);
  });
});

describe('what a picture is made of stays', () => {
  test('jpeg: same pixels, profile kept, JFIF thumbnail gone', async () => {
    const dirty = dirtyJpeg();
    const bytes = await stamped(dirty);
    expect(Buffer.compare(jpeg.decode(bytes).data, jpeg.decode(dirty).data)).toBe(0);
    expect(count(bytes, 'ICC_PROFILE')).toBe(1);
    expect(count(dirty, '\xfe\xfd\xfc')).toBe(1);
    expect(count(bytes, '\xfe\xfd\xfc')).toBe(0);
    expect(plain(bytes.subarray(2, 20))).toBe('\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
    expect(plain(bytes.subarray(-2))).toBe('\xff\xd9');
  });

  test('png: same pixels, density kept, checksums right', async () => {
    const dirty = dirtyPng();
    const bytes = await stamped(dirty);
    const before = PNG.sync.read(Buffer.from(dirty.subarray(0, dirty.length - 26)));
    const after = PNG.sync.read(Buffer.from(bytes), { checkCRC: true });
    expect(Buffer.compare(after.data, before.data)).toBe(0);
    expect(count(bytes, 'pHYs')).toBe(1);
    expect(count(bytes, 'iTXtXML:com.adobe.xmp\0\0\0\0\0')).toBe(1);
  });

  test('webp: canvas size, flags and length are right', async () => {
    const bytes = await stamped(dirtyWebp());
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(4, true)).toBe(bytes.length - 8);
    expect(plain(bytes.subarray(12, 16))).toBe('VP8X');
    expect(bytes[20]).toBe(0x20 | 0x04);
    expect([...bytes.subarray(24, 30)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(count(bytes, plain(WEBP_LOSSY.subarray(12)))).toBe(1);
  });

  test('webp: a simple file becomes an extended one, alpha noted', async () => {
    const lossless = await stamped(WEBP_LOSSLESS);
    expect(lossless[20]).toBe(0x10 | 0x04);
    expect(await readProvenance(blobOf(lossless))).toEqual(SAID);
    expect((await stamped(WEBP_LOSSY))[20]).toBe(0x04);
  });

  test.each(['moov-first', 'moov-last'] as const)(
    'mp4 %s: offset meets the sample',
    async (order) => {
      const dirty = dirtyMp4(order);
      const found = (bytes: Uint8Array) =>
        plain(bytes.subarray(chunkOffset(bytes), chunkOffset(bytes) + SAMPLE.length));
      expect(found(dirty)).toBe(SAMPLE);
      const bytes = await stamped(dirty);
      expect(found(bytes)).toBe(SAMPLE);
      expect(count(bytes, '\x01\x02\x03\x04')).toBe(0);
      expect(count(bytes, 'tail')).toBe(1);
    },
  );

  test('mp4: data that runs to the end of the file gets a size before our box follows', async () => {
    const dirty = dirtyMp4('moov-first');
    const mdat = plain(dirty).indexOf('mdat') - 4;
    const open = join(dirty.subarray(0, mdat), [0, 0, 0, 0], dirty.subarray(mdat + 4));
    const bytes = await stamped(open);
    const size = new DataView(bytes.buffer).getUint32(mdat);
    expect(plain(bytes.subarray(mdat + size + 4, mdat + size + 8))).toBe('uuid');
    expect(await readProvenance(blobOf(bytes))).toEqual(SAID);
  });
});

describe('refused', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['text', join('hello, this is no picture'), 'cannot-decode'],
    ['heic', box('ftyp', 'heic', [0, 0, 0, 0]), 'cannot-decode'],
    ['jpeg without picture', join([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
    ['jpeg with an endless scan', join([0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3]), 'damaged'],
    [
      'png with a lying length',
      join('\x89PNG\r\n\x1a\n', [0xff, 0xff, 0xff, 0xff], 'IHDR'),
      'damaged',
    ],
    ['png without picture', join('\x89PNG\r\n\x1a\n', pngChunk('IEND', join())), 'damaged'],
    ['webp without picture', riff(), 'damaged'],
    ['mp4 without index', box('ftyp', 'isom', [0, 0, 0, 0]), 'damaged'],
    ['mp4 with timed metadata', dirtyMp4('moov-last', 'meta'), 'clip-unsupported'],
  ])('%s', async (_name, bytes, code) => {
    expect(await codeOf(stamp(blobOf(bytes), FACTS))).toBe(code);
  });

  test('png with one wrong bit', async () => {
    const bytes = dirtyPng();
    const at = plain(bytes).indexOf('IDAT') + 8;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await codeOf(stamp(blobOf(bytes), FACTS))).toBe('damaged');
  });

  test('mp4 boxes nested without end', async () => {
    let deep = box('trak');
    for (let i = 0; i < 40; i++) deep = box('minf', deep);
    const bytes = join(
      box('ftyp', 'isom', [0, 0, 0, 0]),
      box('moov', box('trak', box('mdia', deep))),
    );
    expect(await codeOf(stamp(blobOf(bytes), FACTS))).toBe('damaged');
  });
});

describe('reading', () => {
  test('another tool, and text that needs escaping', async () => {
    const file = await stamp(blobOf(dirtyPng()), {
      digitalSourceType: 'trainedAlgorithmicMedia',
      creatorTool: 'Tom & "Jo" <x>',
    });
    expect(await readProvenance(file)).toEqual({
      digitalSourceType: 'trainedAlgorithmicMedia',
      creatorTool: 'Tom & "Jo" <x>',
    });
  });

  test('says nothing where there is nothing to say', async () => {
    expect(await readProvenance(blobOf(WEBP_LOSSY))).toBeNull();
    expect(await readProvenance(blobOf(dirtyJpeg()))).toBeNull();
    expect(await readProvenance(blobOf(join('text')))).toBeNull();
  });
});

test('a label is due only where a trained model took part', () => {
  expect(disclosureFor('algorithmicallyEnhanced').aiLabelDue).toBe(false);
  expect(disclosureFor('compositeWithTrainedAlgorithmicMedia').aiLabelDue).toBe(true);
  expect(disclosureFor('trainedAlgorithmicMedia')).toEqual({
    digitalSourceType: 'trainedAlgorithmicMedia',
    aiLabelDue: true,
  });
});

const media = process.env.SAMPLE_MEDIA_DIR;
if (media) {
  test.each(['gps-tagged.jpg', 'phone-8mp.jpg', 'phone-12mp.jpg'])(
    'real photo %s',
    async (name) => {
      const before = new Uint8Array(readFileSync(path(media, 'photos', name)));
      expect(count(before, 'Exif')).toBeGreaterThan(0);
      const bytes = await stamped(before);
      // Three letters can turn up in coded pixels by chance, so only the headers are searched for them.
      const headers = bytes.subarray(0, plain(bytes).indexOf('\xff\xda'));
      expect(headers.length).toBeGreaterThan(500);
      expect(count(bytes, 'Exif\0\0')).toBe(0);
      expect(count(headers, 'GPS')).toBe(0);
      expect(await readProvenance(blobOf(bytes))).toEqual(SAID);
      expect(before.length - bytes.length).toBeGreaterThan(0);
    },
  );

  test.each(['clip-h264-aac.mp4', 'clip-h265.mp4', 'clip-rotated.mp4', 'clip-variable-rate.mp4'])(
    'real clip %s',
    async (name) => {
      const bytes = await stamped(new Uint8Array(readFileSync(path(media, 'clips', name))));
      expect(await readProvenance(blobOf(bytes))).toEqual(SAID);
      expect(count(bytes, 'Lavf')).toBe(0);
    },
  );
}
