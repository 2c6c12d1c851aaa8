import { damaged, fromLatin1, latin1, take, viewOf } from './bytes';

/** One box (ISO/IEC 14496-12, section 4.2), by its place in the file or in the bytes of its parent. */
export interface Box {
  type: string;
  start: number;
  /** 8, or 16 where the size takes 64 bits. */
  headerBytes: number;
  size: number;
}

/** Header of the box at `at` of which the first up to 16 bytes are given; `end` closes its parent. */
export function readHeader(head: Uint8Array, at: number, end: number): Box {
  const view = viewOf(take(head, 0, 8, 'mp4 box'));
  const type = latin1(head.subarray(4, 8));
  let size = view.getUint32(0);
  let headerBytes = 8;
  if (size === 1) {
    headerBytes = 16;
    const long = viewOf(take(head, 8, 8, 'mp4 box')).getBigUint64(0);
    if (long > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('mp4 box size');
    size = Number(long);
  } else if (size === 0) {
    size = end - at;
  }
  if (size < headerBytes || at + size > end) throw damaged('mp4 box size');
  return { type, start: at, headerBytes, size };
}

/** The boxes that lie between two offsets of `bytes`, without gaps. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at < to; ) {
    // QuickTime may close a list with four zero bytes.
    if (to - at < 8) {
      if (bytes.subarray(at, to).some((byte) => byte !== 0)) throw damaged('mp4 box');
      break;
    }
    const box = readHeader(bytes.subarray(at, Math.min(at + 16, to)), at, to);
    found.push(box);
    at += box.size;
  }
  return found;
}

/** Turns a box into free space of the same size, its bytes zero, so that nothing after it moves. */
export function blank(bytes: Uint8Array, box: Box): void {
  bytes.set(fromLatin1('free'), box.start + 4);
  bytes.fill(0, box.start + box.headerBytes, box.start + box.size);
}
