import { KernelSet } from './kernel-set';
import type { Kernels } from './kernels';
import { arrayMemory } from './memory';
import { HEAP_OPS, OP_NAMES, type OpName, type Ops } from './ops';
import { plainOf } from './plain-step';

/** The kernels in plain TypeScript: the reference for tests and the last resort without SIMD. */
export function createTypeScriptKernels(): Kernels {
  const memory = arrayMemory();
  const ops: Partial<Ops> = {};
  for (const name of OP_NAMES) ops[name] = bind(name);
  return new KernelSet('typescript', memory, ops as Ops, (op) => plainOf(op, memory.heap));

  function bind(name: OpName) {
    const op = HEAP_OPS[name] as (...args: unknown[]) => void;
    return (...args: number[]) => op(memory.heap(), ...args);
  }
}
