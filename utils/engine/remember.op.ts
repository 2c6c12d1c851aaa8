import type { LookOp } from './kernels/kernels';
import type { PlainStep } from './kernels/plain-step';
import wgsl from './remember.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const now = plane(0);
  const before = plane(1);
  const share = setting(0);
  const begins = setting(1) > 0.5;
  const scale = setting(2);
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
