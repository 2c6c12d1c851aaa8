import type { LookOp } from '../../kernels/kernels';
import { soft } from '../../kernels/numbers';
import covered from './covered.wgsl?raw';
import pickOut from './pick-out.wgsl?raw';
import restore from './restore.wgsl?raw';

/**
 * Brings back one painting from another, in place. Planes: l, a, b (written), l, a, b to bring back,
 * how much of it (0..1). Settings: what that is multiplied by.
 */
export const restoreOp: LookOp = {
  id: 'oilRestore',
  wgsl: restore,
  plain: ({ f32, plane, setting, width, from, to }) => {
    const amount = setting(0);
    const mask = plane(6);
    for (let i = from * width, end = to * width; i < end; i++) {
      const back = amount * (f32[mask + i] as number);
      for (let k = 0; k < 3; k++) {
        const v = f32[plane(k) + i] as number;
        f32[plane(k) + i] = v + back * ((f32[plane(k + 3) + i] as number) - v);
      }
    }
  },
};

/** How much paint hides. Planes: its lightness, that of the ground, their distance (written). */
export const coveredOp: LookOp = {
  id: 'oilCovered',
  wgsl: covered,
  plain: ({ f32, plane, width, from, to }) => {
    const [paint, ground, out] = [plane(0), plane(1), plane(2)];
    for (let i = from * width, end = to * width; i < end; i++) {
      f32[out + i] = Math.abs((f32[paint + i] as number) - (f32[ground + i] as number));
    }
  },
};

/**
 * A fine brush picks out what the coats covered, where it stood out: glints, twigs, letters, eyes.
 * Planes: l, a, b (written), those of the ground, how much is hidden (smoothed), contrast around.
 */
export const pickOutOp: LookOp = {
  id: 'oilPickOut',
  wgsl: pickOut,
  plain: ({ f32, plane, width, from, to }) => {
    const [hidden, busy] = [plane(6), plane(7)];
    for (let i = from * width, end = to * width; i < end; i++) {
      const least = 0.03 + 0.5 * (f32[busy + i] as number);
      const back = 0.85 * soft(f32[hidden + i] as number, least, least + 0.06);
      for (let k = 0; k < 3; k++) {
        const v = f32[plane(k) + i] as number;
        f32[plane(k) + i] = v + back * ((f32[plane(k + 3) + i] as number) - v);
      }
    }
  },
};
