// The SIMD module: the operations of `ops.ts` under the same names, with the same arguments.
// Last steps of single looks (`cel`, `pencil`, `riso`) are operations like any other.
export { cel } from './cel.as';
export { lab, lightness, rgba } from './colour.as';
export { convolveX, convolveY, curve, noise, resampleX, resampleY } from './filter.as';
export { eigen, gradient } from './flow.as';
export { grain } from './grain.as';
export { border, kuwahara } from './kuwahara.as';
export { across, bilateral, lic } from './lines.as';
export { pencil } from './pencil.as';
export { riso } from './riso.as';
export { localTone, luma } from './tone.as';

/** First byte that the module itself does not use. */
export function heapBase(): usize {
  return __heap_base;
}
