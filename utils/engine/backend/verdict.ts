import type { Kernels } from '../kernels/kernels';
import { openGpu } from './device';
import { isFaster, tryOut } from './trial';

/** What a worker is told to judge its GPU by. */
export interface GpuQuestion {
  /** Take any adapter, software too, without a trial. */
  anyAdapter: boolean;
  /** Workers that the GPU has to beat. */
  workers: number;
  /** How adapters fared before, by name: true if faster. */
  known: Readonly<Record<string, boolean>>;
}

export interface GpuVerdict {
  /** Name of the adapter; empty where none was found or it says nothing about itself. */
  adapter: string;
  /** It is there and faster than the processor. */
  usable: boolean;
  /** This was found by a trial just now. */
  tried: boolean;
  /** Memory to plan strips for, in bytes. */
  most: number;
}

/** Opens the GPU and decides whether to use it: as remembered, or by a trial of about 100 ms. */
export async function judgeGpu(
  question: GpuQuestion,
  cpu: () => Promise<Kernels>,
): Promise<GpuVerdict> {
  const gpu = await openGpu(question.anyAdapter);
  if (!gpu) return { adapter: '', usable: false, tried: false, most: 0 };
  const { adapter, most, kernels } = gpu;
  const known = question.anyAdapter || question.known[adapter];
  const tried = known === undefined;
  const usable = known ?? isFaster(await tryOut(kernels, await cpu()), question.workers);
  // Ready for the first strip, if there is time.
  if (usable) kernels.prepare().catch(() => {});
  return { adapter, usable, tried, most };
}
