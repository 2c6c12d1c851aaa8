import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { crc32 } from '@/utils/lib/crc32';

/** Bytes of Latin-1 text. */
export function text(value: string): Uint8Array {
  return Uint8Array.from(value, (letter) => letter.charCodeAt(0));
}

/** All pieces in one array. */
export function join(...pieces: (Uint8Array | string | number[])[]): Uint8Array<ArrayBuffer> {
  const all = pieces.map((piece) => (typeof piece === 'string' ? text(piece) : [...piece]));
  return Uint8Array.from(all.flatMap((piece) => [...piece]));
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

export function blobOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)]);
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** Bytes as text one can search. */
export function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** How often a piece of text occurs in bytes. */
export function count(bytes: Uint8Array, piece: string): number {
  return plain(bytes).split(piece).length - 1;
}

/** RGBA of a small picture with no flat area. */
export function pixels(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 37) % 251,
  );
}

function jpegSegment(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return join([0xff, marker, length >> 8, length & 255], payload);
}

/** A JPEG that carries one of everything that must go, and a colour profile that must stay. */
export function dirtyJpeg(): Uint8Array {
  const clean = jpeg.encode({ data: pixels(24, 16), width: 24, height: 16 }, 80).data;
  const jfif = text('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\xfe\xfd\xfc');
  // jpeg-js writes its own JFIF header of 18 bytes after the start marker.
  return join(
    [0xff, 0xd8],
    jpegSegment(0xe0, jfif),
    jpegSegment(0xe1, text('Exif\0\0GPSLatitude secret-place')),
    jpegSegment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<old xmp secret-place/>')),
    jpegSegment(0xe1, text('http://ns.adobe.com/xmp/extension/\0secret-place')),
    jpegSegment(0xe2, text('ICC_PROFILE\0\x01\x01colours')),
    jpegSegment(0xe2, text('MPF\0secret-place')),
    jpegSegment(0xed, text('Photoshop 3.0\0secret-place')),
    jpegSegment(0xee, text('Adobe\0d\0\0\0\0\x01secret-place')),
    jpegSegment(0xfe, text('secret-place')),
    clean.subarray(20),
    'secret-place after the end',
  );
}

export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const body = join(name, data);
  return join(u32(data.length), body, u32(crc32(body)));
}

/** A PNG with every textual chunk, Exif, a date and a tail. */
export function dirtyPng(): Uint8Array {
  const picture = new PNG({ width: 20, height: 10 });
  picture.data = Buffer.from(pixels(20, 10));
  const clean = new Uint8Array(PNG.sync.write(picture));
  const header = clean.subarray(0, 33);
  return join(
    header,
    pngChunk('pHYs', join(u32(2835), u32(2835), [1])),
    pngChunk('tEXt', text('Comment\0secret-place')),
    pngChunk('zTXt', text('Comment\0\0secret-place')),
    pngChunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0secret-place')),
    pngChunk('tIME', Uint8Array.of(7, 0xea, 11, 22, 1, 2, 3)),
    pngChunk('eXIf', text('secret-place')),
    clean.subarray(33),
    'secret-place after the end',
  );
}

function riffChunk(name: string, data: Uint8Array): Uint8Array {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, data.length, true);
  return join(name, size, data, data.length & 1 ? [0] : []);
}

export function riff(...chunks: Uint8Array[]): Uint8Array {
  return riffChunk('RIFF', join('WEBP', ...chunks));
}

/** One lossless pixel with alpha, and one lossy pixel, as whole files. */
export const WEBP_LOSSLESS = new Uint8Array(
  Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
);
export const WEBP_LOSSY = new Uint8Array(
  Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
);

/** The lossy pixel in an extended file with Exif, old XMP, an unknown chunk and a tail. */
export function dirtyWebp(): Uint8Array {
  return join(
    riff(
      riffChunk('VP8X', Uint8Array.of(0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
      riffChunk('ICCP', text('colours')),
      WEBP_LOSSY.subarray(12),
      riffChunk('EXIF', text('secret-place!')),
      riffChunk('XMP ', text('<secret-place/>')),
      riffChunk('JUNK', text('secret-place')),
    ),
    'secret-place after the end',
  );
}

export function box(type: string, ...body: (Uint8Array | string | number[])[]): Uint8Array {
  const inside = join(...body);
  return join(u32(inside.length + 8), type, inside);
}

function track(handler: string, offset: number): Uint8Array {
  const times = [0, 0, 0, 0, 1, 2, 3, 4, 1, 2, 3, 4];
  const entry = box('avc1', new Uint8Array(42), '\x0dsecret-device'.padEnd(32, '\0'), 'tail');
  return box(
    'trak',
    box('tkhd', times, new Uint8Array(72)),
    box(
      'mdia',
      box('mdhd', times, new Uint8Array(12)),
      box('hdlr', new Uint8Array(8), handler, new Uint8Array(12), 'secret-device\0'),
      box(
        'minf',
        box(
          'stbl',
          box('stsd', [0, 0, 0, 0, 0, 0, 0, 1], entry),
          box('stco', [0, 0, 0, 0, 0, 0, 0, 1], u32(offset)),
        ),
      ),
    ),
    box('udta', box('\xa9xyz', '+52.0 secret-place')),
    box('meta', 'secret-place'),
  );
}

/** What the crafted clips hold as their one sample. */
export const SAMPLE = 'one-sample-of-picture';

/** An MP4 with metadata at every level; its chunk offset points at `SAMPLE`. */
export function dirtyMp4(order: 'moov-first' | 'moov-last', handler = 'vide'): Uint8Array {
  const head = box('ftyp', 'isom', [0, 0, 2, 0], 'isom');
  const junk = join(
    box('free', 'secret-place'),
    box('meta', 'secret-place'),
    box('uuid', [...Array(16).keys()], 'secret-place'),
  );
  const moov = (offset: number) =>
    box(
      'moov',
      box('mvhd', [0, 0, 0, 0, 1, 2, 3, 4, 1, 2, 3, 4], new Uint8Array(88)),
      track(handler, offset),
      box('udta', box('\xa9xyz', '+52.0 secret-place')),
      box('meta', 'secret-place'),
    );
  const mdat = box('mdat', SAMPLE);
  const tail = box('udta', 'secret-place');
  if (order === 'moov-last') return join(head, junk, mdat, moov(head.length + junk.length + 8));
  const offset = head.length + junk.length + moov(0).length + 8;
  return join(head, junk, moov(offset), mdat, tail);
}

/** The one chunk offset of a crafted clip. */
export function chunkOffset(bytes: Uint8Array): number {
  const at = plain(bytes).indexOf('stco');
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + 12);
}
