import { COMPUTE } from './flags';
import type { Binding } from './programs';
import { BLOCK } from './recorder';

/** Buffers that programs are bound to. */
export interface Bound {
  blocks: GPUBuffer;
  heap: GPUBuffer;
  /** Constants of the strip, or a Kuwahara table. */
  constants: GPUBuffer;
  wide: GPUBuffer;
}

const READ = 'read-only-storage';

/** What stands at bindings 1 and up, by kind of program; binding 0 is its block of arguments. */
const KINDS: Readonly<Record<Binding, readonly [GPUBufferBindingType, keyof Bound][]>> = {
  plain: [
    ['storage', 'heap'],
    [READ, 'constants'],
  ],
  border: [
    ['storage', 'heap'],
    [READ, 'constants'],
    ['storage', 'wide'],
  ],
  kuwahara: [
    ['storage', 'heap'],
    [READ, 'constants'],
    [READ, 'wide'],
    [READ, 'constants'],
  ],
};

/** Bind group and pipeline layouts of all kinds of programs. */
export function layoutsOf(device: GPUDevice): {
  pipeline: Record<Binding, GPUPipelineLayout>;
  group: (binding: Binding, buffers: Bound) => GPUBindGroup;
} {
  const visibility = COMPUTE;
  const groupLayout = (binding: Binding) =>
    device.createBindGroupLayout({
      entries: [
        {
          binding: 0,
          visibility,
          buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: BLOCK },
        },
        ...KINDS[binding].map(([type], i) => ({ binding: i + 1, visibility, buffer: { type } })),
      ],
    });
  const layouts: Record<Binding, GPUBindGroupLayout> = {
    plain: groupLayout('plain'),
    border: groupLayout('border'),
    kuwahara: groupLayout('kuwahara'),
  };
  const pipelineLayout = (binding: Binding) =>
    device.createPipelineLayout({ bindGroupLayouts: [layouts[binding]] });
  return {
    pipeline: {
      plain: pipelineLayout('plain'),
      border: pipelineLayout('border'),
      kuwahara: pipelineLayout('kuwahara'),
    },
    group: (binding, buffers) =>
      device.createBindGroup({
        layout: layouts[binding],
        entries: [
          { binding: 0, resource: { buffer: buffers.blocks, size: BLOCK } },
          ...KINDS[binding].map(([, name], i) => ({
            binding: i + 1,
            resource: { buffer: buffers[name] },
          })),
        ],
      }),
  };
}
