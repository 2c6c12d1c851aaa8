import type { Kernels, Plane } from './kernels/kernels';
import type { FrameMemory, KeptPlane } from './looks/look';
import { rememberOp } from './remember.op';

/** What a strip of a clip remembers from frame to frame, in the arena, beneath everything a frame allocates. */
export interface ArenaMemory extends FrameMemory {
  /** Makes room for what the frame before asked for; call it before a frame allocates anything. */
  begin(): void;
}

/**
 * A memory with nothing in it. Its planes lie in the arena, so that kernels whose planes cannot be looked
 * at, those of a GPU, have one too. A name is remembered from the frame on that follows its first; a
 * plane of another size than before begins anew.
 */
export function createFrameMemory(kernels: Kernels): ArenaMemory {
  const known = new Map<string, KeptPlane>();
  const wanted = new Map<string, { width: number; height: number }>();

  function kept(name: string, width: number, height: number): KeptPlane | undefined {
    const found = known.get(name);
    if (found?.plane.width !== width || found.plane.height !== height) {
      wanted.set(name, { width, height });
      return undefined;
    }
    const { begins } = found;
    found.begins = false;
    return { plane: found.plane, begins };
  }

  return {
    begin() {
      for (const [name, { width, height }] of wanted) {
        known.set(name, { plane: kernels.plane(width, height), begins: true });
      }
      wanted.clear();
    },
    kept,
    smooth(name: string, plane: Plane, share: number, moved = Number.POSITIVE_INFINITY) {
      const { width, height } = plane;
      const before = kept(name, width, height);
      if (!before) return;
      const settings = Float32Array.of(share, before.begins ? 1 : 0, 1 / moved);
      const window = { width, height, top: 0, rows: height };
      kernels.compose(rememberOp, [plane, before.plane], settings, window);
    },
  };
}
