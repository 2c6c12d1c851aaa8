import type { LookOp } from '../kernels/kernels';
import type { PlainStep } from '../kernels/plain-step';
import wgsl from './fit.wgsl?raw';

function plain({ f32, plane, setting, width, from, to }: PlainStep): void {
  const soft = setting(0);
  for (let i = from * width, end = to * width; i < end; i++) {
    const mean = f32[plane(0) + i] as number;
    const away = f32[plane(1) + i] as number;
    const spread = Math.max(0, (f32[plane(2) + i] as number) - mean * mean);
    const along = (f32[plane(3) + i] as number) - mean * away;
    const own = spread / (spread + soft);
    const slope = along / (spread + soft);
    f32[plane(0) + i] = own;
    f32[plane(1) + i] = mean - own * mean;
    f32[plane(2) + i] = slope;
    f32[plane(3) + i] = away - slope * mean;
  }
}

/**
 * The lines `slope * lightness + base` that fit best around each cell (He, Sun & Tang, guided image
 * filtering, 2010): for the source's lightness itself and for how much it has more than the result.
 *
 * Planes, in place: the four of `cellsOp`, smoothed; then slope and base of the two in turn.
 * Settings: variance of lightness up to which an edge is smoothed over.
 */
export const fitOp: LookOp = { id: 'keepFit', plain, wgsl };
