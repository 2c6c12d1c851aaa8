import border from '../border.wgsl?raw';
import colour from '../colour.wgsl?raw';
import filter from '../filter.wgsl?raw';
import flow from '../flow.wgsl?raw';
import grain from '../grain.wgsl?raw';
import kuwahara from '../kuwahara.wgsl?raw';
import lines from '../lines.wgsl?raw';
import tone from '../tone.wgsl?raw';

/** The operations of `ops.ts` in WGSL, one text per file of twins, but for `border`. */
export const SOURCES: readonly string[] = [
  border,
  colour,
  filter,
  flow,
  grain,
  kuwahara,
  lines,
  tone,
];
