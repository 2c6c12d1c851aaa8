import type { Heap } from './kernels/heap';
import type { LookOp } from './kernels/kernels';
import wgsl from './remember.wgsl?raw';

function plain(
  { f32, i32 }: Heap,
  planes: number,
  settings: number,
  width: number,
  _height: number,
  _top: number,
  from: number,
  to: number,
): void {
  const now = (i32[planes >> 2] as number) >> 2;
  const before = (i32[(planes >> 2) + 1] as number) >> 2;
  const share = f32[settings >> 2] as number;
  const begins = (f32[(settings >> 2) + 1] as number) > 0.5;
  const scale = f32[(settings >> 2) + 2] as number;
  for (let i = from * width, end = to * width; i < end; i++) {
    const fresh = f32[now + i] as number;
    const away = begins ? 0 : (f32[before + i] as number) - fresh;
    const far = Math.min(1, Math.abs(away) * scale);
    const mixed = fresh + away * (1 - share) * (1 - far * far);
    f32[now + i] = mixed;
    f32[before + i] = mixed;
  }
}

/**
 * Mixes a plane with what it was before, in place, and keeps it; what differs too much has moved and
 * begins anew. Planes: now, before. Settings: share of the new; 1 to begin; 1 over the difference from
 * which nothing of the old is left.
 */
export const rememberOp: LookOp = { id: 'remember', plain, wgsl };
