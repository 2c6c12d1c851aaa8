import { base64 } from './index.as.ts?wasm';
import type { Kernels } from './kernels';
import { wasmMemory } from './memory';
import { HEAP_OPS, OP_NAMES, type Op, type OpName, type Ops } from './ops';
import { plainOf } from './plain-step';
import { type FastOps, SimdKernelSet } from './simd-set';

/** Operations whose bilinear reads want two neighbours each way, and where their width argument stands (height is next). */
const WANT_TWO: Partial<Record<OpName, number>> = { across: 4, bilateral: 8 };

/**
 * The kernels in WebAssembly SIMD. An operation without a SIMD version, or on planes too thin for
 * it, runs in plain TypeScript on the same memory. Rejects where SIMD or WebAssembly is missing or
 * forbidden.
 */
export async function createSimdKernels(): Promise<Kernels> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, { env: { abort: () => {} } });
  const exports = instance.exports as Record<string, unknown>;
  const memory = wasmMemory(
    exports.memory as WebAssembly.Memory,
    (exports.heapBase as () => number)(),
  );
  const ops: Partial<Ops> = {};
  for (const name of OP_NAMES) {
    const op = HEAP_OPS[name] as (...args: unknown[]) => void;
    const plain: Op = (...args) => op(memory.heap(), ...args);
    const simd = exports[name] as Op | undefined;
    const size = WANT_TWO[name];
    if (!simd) ops[name] = plain;
    else if (size === undefined) ops[name] = simd;
    else {
      ops[name] = (...args) => {
        const thin = Math.min(args[size] as number, args[size + 1] as number) < 2;
        (thin ? plain : simd)(...args);
      };
    }
  }
  return new SimdKernelSet(memory, ops as Ops, exports as FastOps, (op) => {
    return (exports[op.id] as Op | undefined) ?? plainOf(op, memory.heap);
  });
}
