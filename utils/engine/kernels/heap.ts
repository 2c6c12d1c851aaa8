/** The arena's memory as the operations see it; pointers are byte offsets, planes are 16-byte aligned. */
export interface Heap {
  f32: Float32Array;
  i32: Int32Array;
  u8: Uint8ClampedArray;
}

export function heapOf(buffer: ArrayBufferLike): Heap {
  return {
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
    u8: new Uint8ClampedArray(buffer),
  };
}
