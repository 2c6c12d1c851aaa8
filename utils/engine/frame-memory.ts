import type { Kernels } from './kernels/kernels';
import type { FrameMemory } from './looks/look';

/**
 * What a strip of a clip remembers from frame to frame, outside the arena: an exponential mean per
 * name. A plane of another size than before begins anew.
 */
export function createFrameMemory(kernels: Kernels): FrameMemory {
  const kept = new Map<string, Float32Array>();
  return {
    smooth(name, plane, share) {
      const now = kernels.view(plane);
      const before = kept.get(name);
      if (before?.length !== now.length) {
        kept.set(name, now.slice());
        return;
      }
      for (let i = 0; i < now.length; i++) {
        const old = before[i] as number;
        const mixed = old + share * ((now[i] as number) - old);
        before[i] = mixed;
        now[i] = mixed;
      }
    },
  };
}
