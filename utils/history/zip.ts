import { throwIfAborted } from '@/utils/lib/abort';
import { crc32 } from '@/utils/lib/crc32';

const UTF8_NAMES = 0x0800;
const LONG = 0xffffffff;

interface Entry {
  name: Uint8Array<ArrayBuffer>;
  crc: number;
  size: number;
  offset: number;
  /** Date in the upper, time in the lower 16 bits (MS-DOS, two-second steps, local time). */
  time: number;
}

function dosTime(at: number): number {
  const date = new Date(at);
  const year = Math.min(Math.max(date.getFullYear(), 1980), 2107) - 1980;
  const day = (year << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const clock = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return ((day << 16) | clock) >>> 0;
}

/** Fields of 2, 4 or 8 bytes one after another, little-endian. */
function fields(...list: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]) {
  const out = new Uint8Array(list.reduce((sum, [bytes]) => sum + bytes, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [bytes, value] of list) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return out;
}

/** Both sizes and the offset, which need 64 bits once any of them passes 4 GiB. */
function longExtra(entry: Entry, withOffset: boolean): Uint8Array<ArrayBuffer> {
  if (entry.size < LONG && entry.offset < LONG) return new Uint8Array();
  const offset: [8, number][] = withOffset ? [[8, entry.offset]] : [];
  return fields([2, 1], [2, withOffset ? 24 : 16], [8, entry.size], [8, entry.size], ...offset);
}

function common(entry: Entry, extra: Uint8Array): [2 | 4, number][] {
  const size = extra.length > 0 ? LONG : entry.size;
  return [
    [2, extra.length > 0 ? 45 : 20],
    [2, UTF8_NAMES],
    [2, 0], // stored, not compressed: the media are compressed already
    [4, entry.time],
    [4, entry.crc],
    [4, size],
    [4, size],
    [2, entry.name.length],
    [2, extra.length],
  ];
}

function centralRecord(entry: Entry): BlobPart[] {
  const extra = longExtra(entry, true);
  const head = fields(
    [4, 0x02014b50],
    [2, 45],
    ...common(entry, extra),
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, extra.length > 0 ? LONG : entry.offset],
  );
  return [head, entry.name, extra];
}

/**
 * Writes a ZIP file (PKWARE APPNOTE 6.3, stored entries, ZIP64 where needed) as a Blob made of the very
 * blobs it is given: each is read once, piece by piece, for its checksum, and never held in memory.
 */
export class ZipWriter {
  readonly #parts: BlobPart[] = [];
  readonly #entries: Entry[] = [];
  #offset = 0;

  #push(...parts: Uint8Array<ArrayBuffer>[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#offset += part.length;
    }
  }

  /** Adds a file; `at` is its date in epoch milliseconds. Rejects when the blob cannot be read: then nothing was added. */
  async add(name: string, blob: Blob, at: number, signal?: AbortSignal): Promise<void> {
    let crc = 0;
    const reader = blob.stream().getReader();
    try {
      for (;;) {
        throwIfAborted(signal);
        const { done, value } = await reader.read();
        if (done) break;
        crc = crc32(value, crc);
      }
    } finally {
      reader.releaseLock();
    }
    const entry: Entry = {
      name: new TextEncoder().encode(name),
      crc,
      size: blob.size,
      offset: this.#offset,
      time: dosTime(at),
    };
    const extra = longExtra({ ...entry, offset: 0 }, false);
    this.#push(fields([4, 0x04034b50], ...common(entry, extra)), entry.name, extra);
    this.#parts.push(blob);
    this.#offset += blob.size;
    this.#entries.push(entry);
  }

  /** The finished file. */
  finish(): Blob {
    const start = this.#offset;
    for (const entry of this.#entries) {
      this.#push(...(centralRecord(entry) as Uint8Array<ArrayBuffer>[]));
    }
    const size = this.#offset - start;
    const count = this.#entries.length;
    if (count >= 0xffff || start + size >= LONG) {
      const end = this.#offset;
      this.#push(
        fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
        fields([8, count], [8, count], [8, size], [8, start]),
        fields([4, 0x07064b50], [4, 0], [8, end], [4, 1]),
      );
    }
    const short = Math.min(count, 0xffff);
    this.#push(
      fields([4, 0x06054b50], [2, 0], [2, 0], [2, short], [2, short]),
      fields([4, Math.min(size, LONG)], [4, Math.min(start, LONG)], [2, 0]),
    );
    return new Blob(this.#parts, { type: 'application/zip' });
  }
}
