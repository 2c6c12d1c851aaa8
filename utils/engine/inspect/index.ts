import { MimError } from '@/utils/lib/errors';
import type { SourceInfo } from '../engine';
import { readBoxes, startsWithBox } from './boxes';
import { readJpeg } from './jpeg';
import { readBmp, readGif, readPng, readWebp } from './raster';
import { ByteReader, type Header, tagAt } from './reader';
import { readWebm } from './webm';

/** Largest photo file that is decoded, in bytes. */
export const MAX_PHOTO_BYTES = 50 * 1024 * 1024;
/** Largest clip file, in bytes. */
export const MAX_CLIP_BYTES = 1024 * 1024 * 1024;
/** Longest side of a photo, in pixels. */
export const MAX_SIDE = 16384;
/** Most pixels of a photo. */
export const MAX_PIXELS = 64_000_000;

/**
 * Reads a file's header, without decoding: type from the first bytes, upright size, whether it moves
 * or has transparent parts. Throws `empty-file`, `not-an-image`, `damaged`, `cannot-decode`,
 * `heic-unsupported`, `clip-damaged`, `clip-empty`, `file-too-large`, `too-many-pixels`.
 */
export async function inspectSource(source: Blob): Promise<SourceInfo> {
  if (source.size === 0) throw new MimError('empty-file');
  const reader = new ByteReader(source);
  const start = await reader.readUpTo(0, 16);
  const read = formatOf(start);
  const header = await read(reader);
  check(header, source.size);
  return { ...header, bytes: source.size };
}

/** Chooses the header reader by the first bytes. */
function formatOf(start: DataView): (reader: ByteReader) => Promise<Header> {
  const four = start.byteLength >= 4 ? start.getUint32(0) : 0;
  if (four >>> 8 === 0xffd8ff) return readJpeg;
  if (four === 0x89504e47) return readPng;
  if (four === 0x47494638) return readGif;
  if (four === 0x52494646 && start.byteLength >= 12 && tagAt(start, 8) === 'WEBP') return readWebp;
  if (four === 0x1a45dfa3) return readWebm;
  if (startsWithBox(start)) return readBoxes;
  if (four >>> 16 === 0x424d && start.byteLength === 16) return readBmp;
  if (four === 0x49492a00 || four === 0x4d4d002a) throw new MimError('cannot-decode', 'tiff');
  if (four >>> 16 === 0xff0a || four === 0x0000000c) throw new MimError('cannot-decode', 'jxl');
  throw new MimError('not-an-image');
}

function check(header: Header, bytes: number): void {
  const { kind, width, height } = header;
  if (!(width >= 1 && height >= 1)) throw new MimError('damaged', 'no size');
  if (bytes > (kind === 'photo' ? MAX_PHOTO_BYTES : MAX_CLIP_BYTES)) {
    throw new MimError('file-too-large', `${bytes} bytes`);
  }
  if (kind === 'clip') return;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    throw new MimError('too-many-pixels', `${width} x ${height}`);
  }
}
