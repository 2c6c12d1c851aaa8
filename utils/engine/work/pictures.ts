import type { Fit } from '../engine';
import type { PictureSize } from '../looks/look';
import { sizeWithin } from '../shrink';
import type { WorkerPool } from './pool';
import type { PictureData } from './protocol';

/** Long side of the copy of a source from which all smaller ones are made. */
const BASE_SIDE = 1440;

/** A picture of at most this many pixels stays on the desk for the next request; larger ones go at once. */
const KEPT_PIXELS = 4_200_000;

/** A source decoded at a size, lying on the desk until `done`. */
export interface OpenPicture {
  key: number;
  size: PictureSize;
}

interface Kept extends OpenPicture {
  source: Blob;
  generation: number;
  ready: Promise<unknown>;
  users: number;
}

let nextKey = 1;

/**
 * The desk as the engine sees it. Of one source, the last, it keeps a decoded copy for small sizes and
 * one of the size last asked for, as long as the desk's worker lives: thumbnails, drafts and full
 * results of one source decode it once or twice.
 */
export class Pictures {
  /** The source of all small sizes, and the size last asked for. */
  private base: Kept | undefined;
  private last: Kept | undefined;
  /** A source of which only a small copy was decoded so far. */
  private next: { source: Blob; full: PictureSize } | undefined;

  constructor(private readonly desk: WorkerPool) {}

  /** Decodes `source` (`full` is its own size) at `size`, or finds it decoded. Call `done` with it in the end. */
  async open(source: Blob, full: PictureSize, size: PictureSize): Promise<OpenPicture> {
    const side = sizeWithin(full, BASE_SIDE);
    if (size.width > side.width || size.height > side.height) {
      return this.ready(this.find('last', source, full, size));
    }
    const base = await this.ready(this.find('base', source, full, side));
    if (same(size, side)) return base;
    try {
      return await this.ready(this.find('last', source, full, size, base.key));
    } finally {
      this.done(base);
    }
  }

  /**
   * A small copy as bytes: of what lies on the desk, or, sooner than a larger one could be had, decoded
   * for itself alone.
   */
  async copy(source: Blob, full: PictureSize, size: PictureSize): Promise<PictureData> {
    const release = this.hold();
    const side = sizeWithin(full, BASE_SIDE);
    const fits = size.width <= side.width && size.height <= side.height;
    const fresh = fits && !same(size, side) && !this.lying('base', source, side);
    try {
      if (fresh) {
        this.next = { source, full };
        return await this.decoded(source, full, size);
      }
      const picture = fits
        ? await this.ready(this.find('base', source, full, side))
        : await this.open(source, full, size);
      try {
        return await this.copyOf(picture, size);
      } finally {
        this.done(picture);
      }
    } finally {
      release();
    }
  }

  /** Once small copies of `source` are made: decodes what drafts and results will be made from. */
  prepare(source: Blob): void {
    const { next } = this;
    if (next?.source !== source) return;
    this.next = undefined;
    const side = sizeWithin(next.full, BASE_SIDE);
    this.ready(this.find('base', source, next.full, side))
      .then((picture) => this.done(picture))
      .catch(() => undefined);
  }

  copyOf({ key }: OpenPicture, size: PictureSize): Promise<PictureData> {
    return this.desk.run('copy', () => ({ data: { key, size } }));
  }

  slice({ key }: OpenPicture, from: number, to: number): Promise<ArrayBuffer> {
    return this.desk.run('slice', () => ({ data: { key, from, to } }));
  }

  /** Says that a picture is not needed any more by the one who opened it. */
  done(picture: OpenPicture): void {
    const kept = picture as Kept;
    kept.users -= 1;
    if (kept.users > 0) return;
    const large = kept.size.width * kept.size.height > KEPT_PIXELS;
    for (const slot of ['base', 'last'] as const) {
      if (this[slot] !== kept) continue;
      if (!large) return;
      this[slot] = undefined;
    }
    this.letGo(kept);
  }

  /** Keeps what lies on the desk there for a job; call what it returns in the end. */
  hold(): () => void {
    return this.desk.hold();
  }

  /** Begins a result. */
  begin(): number {
    return nextKey++;
  }

  async paste(key: number, size: PictureSize, top: number, rgba: ArrayBuffer): Promise<void> {
    await this.desk.run('paste', () => ({ data: { key, size, top, rgba }, transfer: [rgba] }));
  }

  finish(key: number, fit: Fit): Promise<{ blob: Blob } & PictureSize> {
    return this.desk.run('finish', () => ({ data: { key, fit } }));
  }

  /** Lets a result go that will not be finished. */
  drop(key: number): void {
    this.shut(key);
  }

  private async decoded(source: Blob, full: PictureSize, size: PictureSize): Promise<PictureData> {
    const key = nextKey++;
    const data = { key, blob: source, size, whole: same(size, full) };
    const opened = this.desk.run('open', () => ({ data }));
    // Asked for at once: no time is lost between one and the other.
    const copied = this.desk.run('copy', () => ({ data: { key, size } }));
    copied.catch(() => undefined);
    await opened;
    try {
      return await copied;
    } finally {
      this.shut(key);
    }
  }

  private lying(slot: 'base' | 'last', source: Blob, size: PictureSize): Kept | undefined {
    const lying = this[slot];
    const { running, generation } = this.desk;
    const here = running > 0 && lying?.generation === generation;
    return here && lying.source === source && same(lying.size, size) ? lying : undefined;
  }

  /** What lies in a place on the desk if it is this, else this put there. */
  private find(
    slot: 'base' | 'last',
    source: Blob,
    full: PictureSize,
    size: PictureSize,
    from?: number,
  ): Kept {
    const lying = this.lying(slot, source, size);
    if (lying) {
      lying.users += 1;
      return lying;
    }
    const before = this[slot];
    const key = nextKey++;
    const data = {
      key,
      blob: source,
      size,
      whole: same(size, full),
      ...(from !== undefined && { from }),
    };
    const ready = this.desk.run('open', () => ({ data }));
    const kept = { key, size, source, ready, generation: this.desk.generation, users: 1 };
    this[slot] = kept;
    if (before && before.users === 0) this.letGo(before);
    return kept;
  }

  private async ready(kept: Kept): Promise<OpenPicture> {
    try {
      await kept.ready;
      return kept;
    } catch (thrown) {
      if (this.base === kept) this.base = undefined;
      if (this.last === kept) this.last = undefined;
      throw thrown;
    }
  }

  private letGo({ key, generation }: Kept): void {
    if (generation === this.desk.generation) this.shut(key);
  }

  private shut(key: number): void {
    if (this.desk.running === 0) return;
    this.desk.run('shut', () => ({ data: { key } })).catch(() => undefined);
  }
}

function same(a: PictureSize, b: PictureSize): boolean {
  return a.width === b.width && a.height === b.height;
}
