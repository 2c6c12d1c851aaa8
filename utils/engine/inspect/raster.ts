import { MimError } from '@/utils/lib/errors';
import { checkPngEnd } from './complete';
import { type ByteReader, type Header, photo, tagAt } from './reader';

const MOST_CHUNKS = 4096;

/** PNG (third edition): size from IHDR, alpha from colour type or tRNS, animation from acTL. */
export async function readPng(reader: ByteReader): Promise<Header> {
  const head = await reader.read(8, 25);
  if (tagAt(head, 4) !== 'IHDR') throw new MimError('damaged', 'png header');
  const width = head.getUint32(8);
  const height = head.getUint32(12);
  const colourType = head.getUint8(17);
  let alpha = colourType === 4 || colourType === 6;
  let animated = false;
  let offset = 8;
  for (let i = 0; i < MOST_CHUNKS && offset + 8 <= reader.size; i++) {
    const chunk = await reader.read(offset, 8);
    const tag = tagAt(chunk, 4);
    if (tag === 'IDAT' || tag === 'IEND') break;
    if (tag === 'tRNS') alpha = true;
    if (tag === 'acTL') animated = true;
    offset += 12 + chunk.getUint32(0);
  }
  await checkPngEnd(reader);
  return photo('image/png', width, height, { alpha, animated });
}

/** GIF89a: logical screen, then blocks until the second picture. */
export async function readGif(reader: ByteReader): Promise<Header> {
  const head = await reader.read(0, 13);
  const width = head.getUint16(6, true);
  const height = head.getUint16(8, true);
  let alpha = false;
  let pictures = 0;
  let offset = 13 + colourTable(head.getUint8(10));
  for (let i = 0; i < MOST_CHUNKS && offset + 1 < reader.size && pictures < 2; i++) {
    const block = await reader.readUpTo(offset, 10);
    const kind = block.getUint8(0);
    if (kind === 0x21) {
      if (block.getUint8(1) === 0xf9 && block.byteLength > 3) {
        alpha = alpha || (block.getUint8(3) & 1) === 1;
      }
      offset = await afterSubBlocks(reader, offset + 2);
    } else if (kind === 0x2c && block.byteLength === 10) {
      pictures += 1;
      offset = await afterSubBlocks(reader, offset + 11 + colourTable(block.getUint8(9)));
    } else {
      break;
    }
  }
  return photo('image/gif', width, height, { alpha, animated: pictures > 1 });
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

async function afterSubBlocks(reader: ByteReader, from: number): Promise<number> {
  let offset = from;
  while (offset < reader.size) {
    const length = (await reader.read(offset, 1)).getUint8(0);
    offset += 1 + length;
    if (length === 0) break;
  }
  return offset;
}

/** WebP (RFC 9649): the size is in the extended header or in the only frame. */
export async function readWebp(reader: ByteReader): Promise<Header> {
  const view = await reader.read(0, 30);
  const tag = tagAt(view, 12);
  if (tag === 'VP8X') {
    const flags = view.getUint8(20);
    const width = 1 + view.getUint16(24, true) + (view.getUint8(26) << 16);
    const height = 1 + view.getUint16(27, true) + (view.getUint8(29) << 16);
    return photo('image/webp', width, height, {
      alpha: (flags & 0x10) !== 0,
      animated: (flags & 0x02) !== 0,
    });
  }
  if (tag === 'VP8L') {
    const bits = view.getUint32(21, true);
    return photo('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff), {
      alpha: (bits & 0x10000000) !== 0,
    });
  }
  if (tag !== 'VP8 ') throw new MimError('damaged', 'webp chunk');
  return photo('image/webp', view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
}

/** BMP with a BITMAPINFOHEADER or later; the height is negative when rows run downwards. */
export async function readBmp(reader: ByteReader): Promise<Header> {
  const view = await reader.read(0, 26);
  if (view.getUint32(14, true) === 12) {
    return photo('image/bmp', view.getUint16(18, true), view.getUint16(20, true));
  }
  return photo('image/bmp', view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
}
