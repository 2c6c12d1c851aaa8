import { MimError } from '@/utils/lib/errors';
import { openGpu } from '../../backend/device';
import { createFrameMemory } from '../../frame-memory';
import { createSimdKernels } from '../../kernels/simd';
import { createTypeScriptKernels } from '../../kernels/twin';
import type { FrameMemory, Look } from '../../looks/look';
import { renderStrip, renderStripOn } from '../../render';
import type { ClipGpu, StripShot } from './protocol';

type Rgba = Uint8ClampedArray<ArrayBuffer>;

/** Where a clip's strips are rendered, with what a look remembers between frames. */
export interface Stage {
  /** Forgets what was remembered. */
  forget: () => void;
  memory: () => FrameMemory;
  /** Renders a strip; whatever is asked for after it waits for no more than `render` itself. */
  render: (look: Look, shot: StripShot, rgba: Uint8ClampedArray) => Rgba | Promise<Rgba>;
}

/** On this processor. */
export async function openStage(): Promise<Stage> {
  const kernels = await createSimdKernels().catch(() => createTypeScriptKernels());
  const base = kernels.mark();
  let memory = createFrameMemory(kernels);
  return {
    forget: () => {
      kernels.release(base);
      memory = createFrameMemory(kernels);
    },
    memory: () => memory,
    render: (look, { plan, rows }, rgba) => {
      memory.begin();
      return renderStrip(kernels, look, plan, rows, rgba, undefined);
    },
  };
}

/** On the GPU: a frame is noted down while the one before is still being rendered. Throws `internal` where there is none. */
export async function openGpuStage({ anyAdapter }: ClipGpu): Promise<Stage> {
  const gpu = await openGpu(anyAdapter);
  if (!gpu) throw new MimError('internal', 'no GPU');
  const { kernels } = gpu;
  const base = kernels.mark();
  let memory = createFrameMemory(kernels);
  return {
    forget: () => {
      kernels.release(base);
      memory = createFrameMemory(kernels);
    },
    memory: () => memory,
    render: (look, { plan, rows }, rgba) => {
      memory.begin();
      return renderStripOn(kernels, look, plan, rows, rgba, undefined);
    },
  };
}
