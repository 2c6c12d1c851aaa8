import { MimError } from '@/utils/lib/errors';

/** Bytes fetched at a time: most headers end within the first piece. */
const PIECE = 1 << 16;

/** Random access to a file's bytes, a piece at a time. Reading past the end throws `damaged`. */
export class ByteReader {
  private piece = new DataView(new ArrayBuffer(0));
  private start = 0;

  constructor(private readonly file: Blob) {}

  get size(): number {
    return this.file.size;
  }

  /** A view of `length` bytes (at most 16 MB) from `offset`. */
  async read(offset: number, length: number): Promise<DataView> {
    if (offset < 0 || length < 0 || length > 1 << 24 || offset + length > this.size) {
      throw new MimError('damaged', 'header ends early');
    }
    const end = this.start + this.piece.byteLength;
    if (offset < this.start || offset + length > end) {
      const until = Math.min(this.size, offset + Math.max(length, PIECE));
      this.piece = new DataView(await this.file.slice(offset, until).arrayBuffer());
      this.start = offset;
      if (this.piece.byteLength < length) throw new MimError('damaged', 'header ends early');
    }
    return new DataView(this.piece.buffer, offset - this.start, length);
  }

  /** Like `read`, but shorter at the end of the file. */
  async readUpTo(offset: number, length: number): Promise<DataView> {
    return this.read(offset, Math.max(0, Math.min(length, this.size - offset)));
  }
}

/** Four characters at `offset`. */
export function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  );
}

/** What a header says; sizes are upright (orientation applied). */
export interface Header {
  kind: 'photo' | 'clip';
  type: string;
  width: number;
  height: number;
  animated: boolean;
  alpha: boolean;
}

export function photo(
  type: string,
  width: number,
  height: number,
  more: { animated?: boolean; alpha?: boolean } = {},
): Header {
  return {
    kind: 'photo',
    type,
    width,
    height,
    animated: more.animated ?? false,
    alpha: more.alpha ?? false,
  };
}
