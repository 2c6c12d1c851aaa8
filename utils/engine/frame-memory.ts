import type { Kernels, Plane } from './kernels/kernels';
import type { FrameMemory } from './looks/look';
import { rememberOp } from './remember.op';

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

/** A memory that lies in the arena, beneath everything a frame allocates. */
export interface ArenaMemory extends FrameMemory {
  /** Makes room for what the frame before asked for; call it before a frame allocates anything. */
  begin(): void;
}

/**
 * The same for kernels whose planes cannot be looked at, those of a GPU: what is remembered stays in the
 * arena. A name is remembered from the frame on that follows its first.
 */
export function createArenaMemory(kernels: Kernels): ArenaMemory {
  const kept = new Map<string, { plane: Plane; begins: boolean }>();
  const wanted = new Map<string, { width: number; height: number }>();
  return {
    begin() {
      for (const [name, { width, height }] of wanted) {
        kept.set(name, { plane: kernels.plane(width, height), begins: true });
      }
      wanted.clear();
    },
    smooth(name, plane, share) {
      const { width, height } = plane;
      const known = kept.get(name);
      if (known?.plane.width !== width || known.plane.height !== height) {
        wanted.set(name, { width, height });
        return;
      }
      const settings = Float32Array.of(share, known.begins ? 1 : 0);
      known.begins = false;
      const window = { width, height, top: 0, rows: height };
      kernels.compose(rememberOp, [plane, known.plane], settings, window);
    },
  };
}
