import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { opProgram } from '@/utils/engine/kernels/gpu/programs';
import { HEAP_OPS, OP_NAMES, type OpName } from '@/utils/engine/kernels/ops';

/** Words that WGSL keeps for itself and that come to mind as names (WGSL, "Reserved Words"). */
const RESERVED =
  'active alignas as asm auto await become cast catch class common component concept const_cast crate default delete demote do dynamic_cast enum explicit export extends extern external filter final finally friend from fxgroup get goto groupshared handle highp impl implements import inline instanceof interface layout lowp macro match mediump meta mod module move mut namespace new noexcept noinline nointerpolation null nullptr of operator package packoffset partition pass patch precise precision premerge priv protected pub public readonly ref regardless register require resource restrict self set shared sizeof smooth snorm static std subroutine super target template this throw trait try type typedef typeid typename typeof union unless unorm unsafe unsized use using varying virtual volatile where with writeonly yield'.split(
    ' ',
  );

/** Kernels that take other arguments on a GPU. */
const OWN_ARGUMENTS = new Set<OpName>(['border', 'kuwahara']);

function wgslFiles(): string[] {
  return readdirSync('utils/engine', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wgsl'))
    .map((name) => `utils/engine/${name}`);
}

describe('WGSL', () => {
  it('is there for every operation, with the arguments of its twin', () => {
    for (const name of OP_NAMES) {
      const { types, columns } = opProgram(name);
      expect(columns, name).toBeGreaterThanOrEqual(0);
      // Without the heap, and without rows from and to.
      if (!OWN_ARGUMENTS.has(name)) expect(types.length, name).toBe(HEAP_OPS[name].length - 3);
    }
  });

  it('names nothing by a reserved word', () => {
    const names =
      /\b(?:let|var(?:<\w+>)?|const|fn|struct)\s+(\w+)|(\w+)\s*:\s*(?:u32|i32|f32|bool|vec)/g;
    for (const file of wgslFiles()) {
      for (const [, one, other] of readFileSync(file, 'utf8').matchAll(names)) {
        expect(RESERVED, `${file}: ${one ?? other}`).not.toContain(one ?? other);
      }
    }
  });

  it('uses neither bindings nor workgroup memory of its own in looks', () => {
    for (const file of wgslFiles().filter((name) => !name.includes('/kernels/'))) {
      expect(readFileSync(file, 'utf8'), file).not.toMatch(/@group|@binding|workgroup/);
    }
  });
});
