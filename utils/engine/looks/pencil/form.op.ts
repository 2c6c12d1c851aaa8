import type { LookOp } from '../../kernels/kernels';
import force from './force.wgsl?raw';
import lean from './lean.wgsl?raw';
import press from './press.wgsl?raw';

/** Contrast squared at which strokes are held back by half: eyes and mouths have more, walls less. */
const FINE = 0.004;
/** Contrast squared at which strokes have half their full pressure: skies and walls have less. */
const CALM = 0.0005;
/** Pressure where there is no form at all. */
const LEAST = 0.34;

/** Squared difference of two planes. Planes: tone; tone blurred (written). */
export const forceOp: LookOp = {
  id: 'pencilForce',
  wgsl: force,
  plain: ({ f32, plane, width, from, to }) => {
    const [tone, out] = [plane(0), plane(1)];
    for (let i = from * width, end = to * width; i < end; i++) {
      const d = (f32[tone + i] as number) - (f32[out + i] as number);
      f32[out + i] = d * d;
    }
  },
};

/**
 * Directions for strokes: the form's where there is one, the hand's elsewhere, added as doubled angles.
 *
 * Planes: the form's flow x, y, anisotropy, its contrast squared; x, y (written).
 * Settings: cosine and sine of the hand's doubled angle, times its weight.
 */
export const leanOp: LookOp = {
  id: 'pencilLean',
  wgsl: lean,
  plain: ({ f32, plane, setting, width, from, to }) => {
    const [formX, formY, directed, strength] = [plane(0), plane(1), plane(2), plane(3)];
    const [x, y] = [plane(4), plane(5)];
    const handX = setting(0);
    const handY = setting(1);
    for (let i = from * width, end = to * width; i < end; i++) {
      const fx = f32[formX + i] as number;
      const fy = f32[formY + i] as number;
      const w = (f32[directed + i] as number) * (f32[strength + i] as number);
      const c = w * (fx * fx - fy * fy) + handX;
      const s = w * 2 * fx * fy + handY;
      // Half the doubled angle, without trigonometry.
      const length = Math.sqrt(c * c + s * s) + 1e-12;
      const sin = Math.sqrt(Math.max(0, 0.5 * (1 - c / length)));
      f32[x + i] = Math.sqrt(Math.max(0, 0.5 * (1 + c / length)));
      f32[y + i] = s < 0 ? -sin : sin;
    }
  },
};

/**
 * Presses lightly on calm areas, where strokes would read as rain, and holds strokes back where the
 * picture is fine, so that they do not cross eyes and mouths. Planes: strokes (written), contrast squared.
 */
export const pressOp: LookOp = {
  id: 'pencilPress',
  wgsl: press,
  plain: ({ f32, plane, width, from, to }) => {
    const [strokes, strength] = [plane(0), plane(1)];
    for (let i = from * width, end = to * width; i < end; i++) {
      const v = f32[strength + i] as number;
      const full = LEAST + ((1 - LEAST) * v) / (v + CALM);
      f32[strokes + i] = (f32[strokes + i] as number) * full * (1 - (0.7 * v) / (v + FINE));
    }
  },
};
