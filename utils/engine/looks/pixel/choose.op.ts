import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './choose.wgsl?raw';

/** How much standing out from the surroundings counts beside a part's share of the block. */
const SALIENCE = 7;
/** Difference of luma between the parts at which a block begins to be, and is, one of them. */
const MIXED = 0.05;
const SPLIT = 0.2;

function plain({ f32, u8, plane, bytes, width, from, to }: PlainStep): void {
  const dark = bytes(0);
  const light = bytes(1);
  const share = plane(2);
  const around = plane(3);
  const out = bytes(4);
  for (let i = from * width, end = to * width; i < end; i++) {
    const part = f32[share + i] as number;
    const surroundings = f32[around + i] as number;
    const low = luma(u8, dark + 4 * i);
    const high = luma(u8, light + 4 * i);
    const below = part * (0.5 + SALIENCE * Math.abs(surroundings - low));
    const above = (1 - part) * (0.5 + SALIENCE * Math.abs(high - surroundings));
    const vote = limit(0.5 + (2 * (below - above)) / (below + above), 0, 1);
    const t = part + soft(high - low, MIXED, SPLIT) * (vote - part);
    for (let c = 0; c < 3; c++) {
      const lit = u8[light + 4 * i + c] as number;
      u8[out + 4 * i + c] = lit + t * ((u8[dark + 4 * i + c] as number) - lit);
    }
    u8[out + 4 * i + 3] = 255;
  }
}

function luma(u8: Uint8ClampedArray, p: number): number {
  const r = u8[p] as number;
  const g = u8[p + 1] as number;
  const b = u8[p + 2] as number;
  return (0.301 * r + 0.586 * g + 0.113 * b) / 255;
}

/**
 * One colour for a block: its mean where it is even; where it holds two things, the one that has the
 * larger share and stands out more from the surroundings, so that an eye or a whisker smaller than a
 * block is not averaged away (after the idea of content-adaptive downscaling, Kopf et al. 2013).
 *
 * Planes: dark pixels, light pixels, share of the dark, luma of the surroundings; pixels to write.
 */
export const chooseOp: LookOp = { id: 'pixelchoose', plain, wgsl };
