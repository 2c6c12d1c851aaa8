import { MimError } from '@/utils/lib/errors';
import { concat, damaged, fromLatin1, viewOf } from './bytes';
import { type Box, readHeader } from './mp4-boxes';
import { cleanBox } from './mp4-clean';
import { MAX_PACKET_BYTES } from './xmp';

/** The identifier of an XMP box (XMP part 3, section 1.2.6), sixteen bytes. */
const XMP_UUID = Uint8Array.of(
  ...[0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8],
  ...[0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac],
);

const MAX_BOXES = 100_000;
const MAX_INDEX_BYTES = 64 * 1024 * 1024;
const ZEROS = new Uint8Array(1024 * 1024);

/** Boxes at file level that stay. */
const KEPT = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra']);

async function read(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

/** The boxes at file level; the samples themselves are not read. */
async function fileBoxes(file: Blob): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = 0; at < file.size; ) {
    if (boxes.length >= MAX_BOXES) throw damaged('mp4 boxes');
    const box = readHeader(await read(file, at, Math.min(at + 16, file.size)), at, file.size);
    if (boxes.length === 0 && box.type !== 'ftyp') throw damaged('mp4 start');
    boxes.push(box);
    at += box.size;
  }
  return boxes;
}

/** Free space of exactly this size in bytes, at least 8: it keeps later offsets as they were. */
function freeSpace(size: number): Uint8Array<ArrayBuffer>[] {
  const long = size > 0xffffffff;
  const head = new Uint8Array(long ? 16 : 8);
  head.set(fromLatin1('free'), 4);
  const view = viewOf(head);
  view.setUint32(0, long ? 1 : size);
  if (long) view.setBigUint64(8, BigInt(size));
  const out = [head];
  for (let left = size - head.length; left > 0; left -= ZEROS.length) {
    out.push(left >= ZEROS.length ? ZEROS : ZEROS.subarray(0, left));
  }
  return out;
}

/** One kept box, cleaned. A size of "to the end" is written out, because something may follow. */
async function keptBox(file: Blob, box: Box): Promise<BlobPart[]> {
  const end = box.start + box.size;
  if (box.type === 'moov' || box.type === 'moof') {
    if (box.size > MAX_INDEX_BYTES) throw new MimError('file-too-large', 'mp4 index');
    const bytes = await read(file, box.start, end);
    if (bytes.length !== box.size) throw damaged('mp4 index');
    cleanBox(bytes, { ...box, start: 0 });
    if (box.headerBytes === 8) viewOf(bytes).setUint32(0, box.size);
    return [bytes];
  }
  if (box.headerBytes === 16) return [file.slice(box.start, end)];
  if (box.size > 0xffffffff) throw new MimError('file-too-large', 'mp4 data');
  const head = new Uint8Array(8);
  viewOf(head).setUint32(0, box.size);
  head.set(fromLatin1(box.type), 4);
  return [head, file.slice(box.start + 8, end)];
}

/**
 * An MP4 or QuickTime file with the same pictures and sound, no metadata and, if given, one XMP box at
 * its end. What goes becomes zeroed free space of the same size, so every sample offset stays right
 * wherever the index lies; what lies after the last kept box is cut off.
 */
export async function rewriteMp4(file: Blob, packet?: Uint8Array): Promise<BlobPart[]> {
  const boxes = await fileBoxes(file);
  if (!boxes.some(({ type }) => type === 'moov')) throw damaged('mp4 without index');
  const last = boxes.findLastIndex(({ type }) => KEPT.has(type));
  const out: BlobPart[] = [];
  for (const box of boxes.slice(0, last + 1)) {
    out.push(...(KEPT.has(box.type) ? await keptBox(file, box) : freeSpace(box.size)));
  }
  if (packet) {
    const head = new Uint8Array(8);
    viewOf(head).setUint32(0, 8 + XMP_UUID.length + packet.length);
    head.set(fromLatin1('uuid'), 4);
    out.push(concat([head, XMP_UUID, packet]));
  }
  return out;
}

/** The first XMP packet of an MP4 or QuickTime file. */
export async function mp4Packet(file: Blob): Promise<Uint8Array | undefined> {
  for (const box of await fileBoxes(file)) {
    const size = box.size - box.headerBytes - XMP_UUID.length;
    if (box.type !== 'uuid' || size < 0 || size > MAX_PACKET_BYTES) continue;
    const body = await read(file, box.start + box.headerBytes, box.start + box.size);
    if (XMP_UUID.every((byte, index) => body[index] === byte)) {
      return body.subarray(XMP_UUID.length);
    }
  }
  return undefined;
}
