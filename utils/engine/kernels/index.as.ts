// The SIMD module: the operations of `ops.ts` under the same names, with the same arguments.
// The looks' own operations (`looks/<id>/*.as.ts`) are added when it is compiled.
export { calm, stir } from './calm.as';
export { lab, lightness, rgba } from './colour.as';
export { convolveX, convolveY, curve, noise, resampleX, resampleY } from './filter.as';
export { featureContrast, featureDetail, featureSkin, featureUnlike } from './features.as';
export { eigen, gradient } from './flow.as';
export { grain } from './grain.as';
export { keepCells, keepFit, keepMix } from './keep.as';
export { border, kuwahara } from './kuwahara.as';
export { across, bilateral } from './lines.as';
export { remember, weighted } from './pointwise.as';
export { borderPairs, kernelOf, kuwaharaPairs } from './sectors.as';
export { featureSpots, featureSpread } from './spots.as';
export { licPacked, packFlow } from './streamlines.as';
export { reduceLab } from './reduce.as';
export { localTone, luma } from './tone.as';
export { warp } from './warp.as';

/** First byte that the module itself does not use. */
export function heapBase(): usize {
  return __heap_base;
}
