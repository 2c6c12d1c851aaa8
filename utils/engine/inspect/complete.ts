import { MimError } from '@/utils/lib/errors';
import type { ByteReader } from './reader';

/** Bytes scanned at a time. */
const PIECE = 1 << 20;

const DATA = 0xda;
const END = 0xd9;

/**
 * Checks a JPEG's coded data from the marker at `offset` to its end marker: browsers show a cut or
 * garbled file with part of it grey instead of refusing it. Throws `damaged` when restart markers are
 * out of order, a marker is none, or the file ends before its picture does (ITU-T T.81, B.1.1.2, E.1.4).
 */
export async function checkJpegData(reader: ByteReader, offset: number): Promise<void> {
  let next = offset;
  for (;;) {
    const head = await reader.read(next, 2);
    if (head.getUint8(0) !== 0xff) throw new MimError('damaged', 'jpeg marker');
    const marker = head.getUint8(1);
    if (marker === END) return;
    if (marker === 0xff) {
      next += 1;
      continue;
    }
    if (marker < 0xc0) throw new MimError('damaged', 'jpeg marker');
    next += 2 + (await reader.read(next + 2, 2)).getUint16(0);
    if (marker === DATA) next = await afterScan(reader, next);
  }
}

/** Offset of the marker that ends the scan's data. */
async function afterScan(reader: ByteReader, offset: number): Promise<number> {
  let restart = 0;
  let escaped = false;
  for (let start = offset; start < reader.size; start += PIECE) {
    const view = await reader.readUpTo(start, PIECE);
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i++) {
      if (!escaped) {
        i = bytes.indexOf(0xff, i);
        if (i < 0) break;
        escaped = true;
        continue;
      }
      const marker = bytes[i] as number;
      if (marker === 0xff) continue;
      escaped = false;
      if (marker === 0) continue;
      if (marker < 0xd0 || marker > 0xd7) return start + i - 1;
      if (marker - 0xd0 !== restart) throw new MimError('damaged', 'jpeg restart');
      restart = (restart + 1) & 7;
    }
  }
  throw new MimError('damaged', 'jpeg ends early');
}

/** Throws `damaged` when a PNG's last chunk is missing. */
export async function checkPngEnd(reader: ByteReader): Promise<void> {
  const from = Math.max(0, reader.size - 4096);
  const view = await reader.readUpTo(from, 4096);
  for (let i = view.byteLength - 8; i >= 0; i--) {
    if (view.getUint32(i) === 0x49454e44) return; // IEND
  }
  throw new MimError('damaged', 'png ends early');
}
