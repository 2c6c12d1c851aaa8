import { MimError } from '@/utils/lib/errors';
import { type Heap, heapOf } from './heap';

/** Growable memory that operations work in: an ArrayBuffer, or a WebAssembly memory. */
export interface Memory {
  /** First byte free for the arena, a multiple of 16. */
  readonly base: number;
  heap(): Heap;
  /** Makes at least `bytes` available; earlier views go stale. Throws `MimError('out-of-memory')`. */
  reserve(bytes: number): void;
}

/** Plain memory for the TypeScript operations. */
export function arrayMemory(): Memory {
  let heap = heapOf(new ArrayBuffer(1 << 20));
  return {
    base: 64,
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
  let heap = heapOf(memory.buffer);
  return {
    base: Math.ceil(base / 64) * 64,
    heap() {
      if (heap.u8.buffer !== memory.buffer) heap = heapOf(memory.buffer);
      return heap;
    },
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
