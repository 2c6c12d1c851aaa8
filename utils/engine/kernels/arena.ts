import type { Mark, Pixels, Plane } from './kernels';
import type { Memory, Values } from './memory';
import type { Op, OpName, Ops } from './ops';

/** Rows per call of an operation: long calls would stay in the slow first tier of the compiler. */
const CHUNK = 64;

/** A stack of planes, pixels and tables in one memory, and how operations are run on it. */
export class Arena {
  private top: number;

  constructor(
    protected readonly memory: Memory,
    protected readonly ops: Ops,
  ) {
    this.top = memory.base;
  }

  mark(): Mark {
    return this.top;
  }

  release(mark: Mark): void {
    this.top = mark;
  }

  plane(width: number, height: number): Plane {
    return { at: this.allocate(4 * width * height), width, height };
  }

  pixels(width: number, height: number): Pixels {
    return { at: this.allocate(4 * width * height), width, height };
  }

  view(plane: Plane): Float32Array {
    const first = plane.at >> 2;
    return this.memory.heap().f32.subarray(first, first + plane.width * plane.height);
  }

  bytes(pixels: Pixels): Uint8ClampedArray {
    const { at, width, height } = pixels;
    return this.memory.heap().u8.subarray(at, at + 4 * width * height);
  }

  set(plane: Plane, values: Float32Array): void {
    this.memory.write(plane.at, values);
  }

  fill(plane: Plane, value: number): void {
    this.run('fill', plane.height, plane.at, plane.width, value);
  }

  write(pixels: Pixels, rgba: Uint8ClampedArray): void {
    this.memory.write(pixels.at, rgba);
  }

  read(
    { at, width }: Pixels,
    fromRow: number,
    toRow: number,
  ): Promise<Uint8ClampedArray<ArrayBuffer>> {
    return this.memory.read(at + 4 * width * fromRow, 4 * width * (toRow - fromRow));
  }

  rows(height: number, run: (from: number, to: number) => void): void {
    for (let from = 0; from < height; from += CHUNK) run(from, Math.min(height, from + CHUNK));
  }

  /** Runs an operation on rows 0..height, in short calls. */
  protected run(op: OpName, height: number, ...args: number[]): void {
    this.call(this.ops[op], height, ...args);
  }

  protected call(call: Op, height: number, ...args: number[]): void {
    this.rows(height, (from, to) => call(...args, from, to));
  }

  /** Values that operations only read; the pointer to give them. */
  protected constant(values: Values): number {
    if (this.memory.constant) return this.memory.constant(values);
    const at = this.allocate(values.byteLength);
    this.memory.write(at, values);
    return at;
  }

  /** 64-byte aligned; 64 bytes of slack let SIMD read past the last value. */
  protected allocate(bytes: number): number {
    const at = this.top;
    const end = at + Math.ceil((bytes + 64) / 64) * 64;
    this.memory.reserve(end + 64);
    this.top = end;
    return at;
  }
}
