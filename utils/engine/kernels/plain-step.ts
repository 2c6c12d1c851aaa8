import type { Heap } from './heap';
import type { LookOp } from './kernels';
import type { Op } from './ops';

/** What the plain twin of a look's operation works on: rows `from` to `to` of its blocks, and its settings. */
export interface PlainStep extends Heap {
  /** Index in `f32` (and in `i32`, for whole pixels) of the first value of block `k`. */
  plane(k: number): number;
  /** Index in `u8` of the first byte of block `k`. */
  bytes(k: number): number;
  setting(k: number): number;
  /** Pixels in a row, and rows of the window. */
  width: number;
  height: number;
  /** Row of the whole picture that row 0 of the window is. */
  top: number;
  from: number;
  /** Row after the last one to work on. */
  to: number;
}

/** A look's operation in plain TypeScript with the arguments of its SIMD form, on the memory as it is when called. */
export function plainOf({ plain }: LookOp, heap: () => Heap): Op {
  return (...args) => plain(stepOf(heap(), ...(args as Arguments)));
}

/** Pointers to the blocks' pointers and to the settings; width, height, top; rows from, to. */
type Arguments = [number, number, number, number, number, number, number];

function stepOf(heap: Heap, ...[planes, settings, width, height, top, from, to]: Arguments) {
  const { f32, i32, u8 } = heap;
  const bytes = (k: number): number => i32[(planes >> 2) + k] as number;
  const plane = (k: number): number => bytes(k) >> 2;
  const setting = (k: number): number => f32[(settings >> 2) + k] as number;
  return { f32, i32, u8, plane, bytes, setting, width, height, top, from, to } satisfies PlainStep;
}
