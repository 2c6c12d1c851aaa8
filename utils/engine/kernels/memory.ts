import { MimError } from '@/utils/lib/errors';
import { type Heap, heapOf } from './heap';

/** What goes into the memory as it is. */
export type Values = Float32Array | Int32Array | Uint8Array | Uint8ClampedArray;

/** Growable memory that operations work in: an ArrayBuffer, a WebAssembly memory, or a GPU's buffer. */
export interface Memory {
  /** First byte free for the arena, a multiple of 16. */
  readonly base: number;
  /** The memory itself. Throws `MimError('internal')` where it cannot be reached: on a GPU. */
  heap(): Heap;
  /** Makes at least `bytes` available; earlier views go stale. Throws `MimError('out-of-memory')`. */
  reserve(bytes: number): void;
  /** Writes values at byte `at`, a multiple of 4, before whatever runs next. */
  write(at: number, values: Values): void;
  /** Bytes `at .. at + bytes` once everything asked for until now is done. */
  read(at: number, bytes: number): Promise<Uint8ClampedArray<ArrayBuffer>>;
  /** Keeps values that operations only read in a place of their own, if this memory has one; their pointer. */
  constant?(values: Values): number;
}

/** `write` and `read` on a heap that is at hand. */
function direct(heap: () => Heap): Pick<Memory, 'write' | 'read'> {
  return {
    write(at, values) {
      const { f32, i32, u8 } = heap();
      if (values instanceof Float32Array) f32.set(values, at >> 2);
      else if (values instanceof Int32Array) i32.set(values, at >> 2);
      else u8.set(values, at);
    },
    read: async (at, bytes) => new Uint8ClampedArray(heap().u8.subarray(at, at + bytes)),
  };
}

/** Plain memory for the TypeScript operations. */
export function arrayMemory(): Memory {
  let heap = heapOf(new ArrayBuffer(1 << 20));
  return {
    base: 64,
    ...direct(() => heap),
    heap: () => heap,
    reserve(bytes) {
      if (bytes <= heap.u8.byteLength) return;
      try {
        const grown = new ArrayBuffer(
          Math.ceil(Math.max(bytes, heap.u8.byteLength * 1.5) / 16) * 16,
        );
        new Uint8Array(grown).set(heap.u8);
        heap = heapOf(grown);
      } catch (cause) {
        throw new MimError('out-of-memory', `arena of ${bytes} bytes`, { cause });
      }
    },
  };
}

const PAGE = 65536;

/** The memory of a WebAssembly module. */
export function wasmMemory(memory: WebAssembly.Memory, base: number): Memory {
  let known = heapOf(memory.buffer);
  const heap = () => {
    if (known.u8.buffer !== memory.buffer) known = heapOf(memory.buffer);
    return known;
  };
  return {
    base: Math.ceil(base / 64) * 64,
    ...direct(heap),
    heap,
    reserve(bytes) {
      const missing = bytes - memory.buffer.byteLength;
      if (missing <= 0) return;
      try {
        memory.grow(Math.ceil(missing / PAGE) + 16);
      } catch (cause) {
        throw new MimError('out-of-memory', `arena of ${bytes} bytes`, { cause });
      }
    },
  };
}
