import type { GpuMemory } from '@/utils/engine';

const KEY = 'gpus';

/** Which GPUs were faster than the processor, kept in the extension's own origin. Forgotten where that is not allowed. */
export const gpuMemory: GpuMemory = {
  read: async () => known(),
  write(adapter, faster) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...known(), [adapter]: faster }));
    } catch {
      // Found out anew next time.
    }
  },
};

function known(): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const entries = Object.entries(stored).filter(([, faster]) => typeof faster === 'boolean');
    return Object.fromEntries(entries) as Record<string, boolean>;
  } catch {
    return {};
  }
}
