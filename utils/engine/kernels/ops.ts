import * as colour from './colour';
import * as filter from './filter';
import * as flow from './flow';
import * as grain from './grain';
import type { Heap } from './heap';
import * as kuwahara from './kuwahara';
import * as lines from './lines';
import * as tone from './tone';

/** One operation on rows `from` to `to` (the last two arguments) of planes given by pointers. */
export type Op = (...args: number[]) => void;

type HeapOp = (heap: Heap, ...args: number[]) => void;

/** The plain TypeScript operations; the SIMD module exports the same names with the same arguments. */
export const HEAP_OPS = {
  lab: colour.lab,
  lightness: colour.lightness,
  rgba: colour.rgba,
  copy: filter.copy,
  fill: filter.fill,
  convolveX: filter.convolveX,
  convolveY: filter.convolveY,
  resampleX: filter.resampleX,
  resampleY: filter.resampleY,
  curve: filter.curve,
  noise: filter.noise,
  gradient: flow.gradient,
  eigen: flow.eigen,
  border: kuwahara.border,
  kuwahara: kuwahara.kuwahara,
  lic: lines.lic,
  across: lines.across,
  bilateral: lines.bilateral,
  luma: tone.luma,
  localTone: tone.localTone,
  grain: grain.grain,
} satisfies Record<string, HeapOp>;

export type OpName = keyof typeof HEAP_OPS;

export type Ops = Record<OpName, Op>;

export const OP_NAMES = Object.keys(HEAP_OPS) as OpName[];
