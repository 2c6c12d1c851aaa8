import { type Pace, tryOut } from '@/utils/engine/backend/trial';
import { createGpuKernels } from '@/utils/engine/kernels/gpu/gpu-kernels';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import {
  compareKernel,
  compareLook,
  compareMemory,
  compareOverlapping,
  type Distance,
  KERNEL_NAMES,
} from './compare';
import { ownChoice, twoStills } from './stills';

let sets: Promise<{ cpu: Kernels; gpu: Kernels }> | undefined;

/** SIMD kernels and those of whatever adapter there is, software or not. */
function kernels() {
  sets ??= (async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error('no adapter');
    const device = await adapter.requestDevice();
    return { cpu: await createSimdKernels(), gpu: createGpuKernels(device) };
  })();
  return sets;
}

/** What the tests call in the page. */
const page = {
  kernelNames: () => KERNEL_NAMES,

  async kernel(name: string, width: number, height: number): Promise<Distance> {
    const { cpu, gpu } = await kernels();
    return compareKernel(name, cpu, gpu, width, height);
  },

  /** Looks that say they run on a GPU. */
  async looks(): Promise<string[]> {
    const all = await Promise.all(LOOK_TABLE.map(({ load }) => load()));
    return all.filter(({ gpu }) => gpu).map(({ meta }) => meta.id);
  },

  async look(id: string, width: number, height: number, keep: number): Promise<Distance> {
    const { cpu, gpu } = await kernels();
    const entry = LOOK_TABLE.find(({ meta }) => meta.id === id);
    if (!entry) throw new Error(`no look ${id}`);
    return compareLook(await entry.load(), cpu, gpu, width, height, keep);
  },

  /** Pictures begun before the ones before them are read back; how far each lies from the CPU's. */
  async overlapping(): Promise<Distance[]> {
    const { cpu, gpu } = await kernels();
    return compareOverlapping(cpu, gpu);
  },

  /** What a clip remembers from frame to frame. */
  async memory(): Promise<Distance[]> {
    const { cpu, gpu } = await kernels();
    return compareMemory(cpu, gpu);
  },

  async pace(): Promise<Pace> {
    const { cpu, gpu } = await kernels();
    return tryOut(gpu, cpu);
  },

  twoStills,
  ownChoice,
};

export type GpuPage = typeof page;

Object.assign(globalThis, { gpuPage: page });
document.title = 'ready';
