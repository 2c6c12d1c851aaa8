import { MimError } from '@/utils/lib/errors';

/** Bytes gathered before they become a Blob, which the browser keeps where it likes (a disk, mostly). */
const PIECE = 4 << 20;

/**
 * A file that is written from its start to its end, piece by piece, so that memory stays flat however
 * long it becomes; only its first piece may still be changed afterwards (an index that was left room for).
 */
export class BlobParts {
  private readonly parts: Blob[] = [];
  /** The file's first bytes, kept as they are until the end. */
  private head: Uint8Array<ArrayBuffer> | undefined;
  private piece = new Uint8Array(PIECE);
  /** Where `piece` begins in the file, and how much of it is written. */
  private start = 0;
  private used = 0;

  /** Bytes so far. */
  get size(): number {
    return this.start + this.used;
  }

  /** Writes at a place: within the first piece, within the piece at hand, or further on (a gap is zeros). */
  write(position: number, data: Uint8Array): void {
    for (let done = 0; done < data.length; ) {
      const at = position + done;
      const rest = data.length - done;
      if (this.head && at < this.head.length) {
        const count = Math.min(rest, this.head.length - at);
        this.head.set(data.subarray(done, done + count), at);
        done += count;
        continue;
      }
      if (at < this.start) throw new MimError('internal', 'clip written backwards');
      while (at >= this.start + PIECE) this.seal(PIECE);
      const within = at - this.start;
      const count = Math.min(rest, PIECE - within);
      this.piece.set(data.subarray(done, done + count), within);
      this.used = Math.max(this.used, within + count);
      done += count;
    }
  }

  private seal(length: number): void {
    const piece = this.piece.subarray(0, length);
    if (this.head) this.parts.push(new Blob([piece]));
    else this.head = piece;
    this.start += length;
    this.used = 0;
    this.piece = new Uint8Array(PIECE);
  }

  /** The whole file. */
  finish(type: string): Blob {
    if (this.used > 0) this.seal(this.used);
    return new Blob(this.head ? [this.head, ...this.parts] : [], { type });
  }
}
