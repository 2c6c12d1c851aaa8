import type { Kernels, Plane } from '../kernels/kernels';
import { spotsOp, spreadOp } from './spots.op';

/** Radii in 360ths of the short side at which eyes are looked for: of a whole figure to those of a face that fills the picture. */
const RADII = [6, 11, 20] as const;

/** Parts of the way from the middle of a spot to its surroundings that it speaks for. */
const SPREAD = [0.35, 0.7] as const;

/** Of a step to the side, how far it goes along both axes on a diagonal. */
const SLANT = 0.7;

/**
 * Round dark spots in lighter surroundings, which eyes are in people and animals of any colour: by how
 * much, in lightness, the surroundings are lighter in every direction (edges and stripes are not,
 * somewhere). `unit`: pixels per 360th.
 */
export function darkSpots(k: Kernels, light: Plane, unit: number): Plane {
  const { width, height } = light;
  const window = { width, height, top: 0, rows: height };
  const out = k.plane(width, height);
  k.fill(out, 0);
  for (const radius of RADII) {
    const reach = radius * unit;
    const mark = k.mark();
    const soft = k.gauss(light, reach / 3.5);
    const found = k.plane(width, height);
    const far = Math.round(reach);
    const slant = Math.round(SLANT * reach);
    k.compose(spotsOp, [soft, found], Float32Array.of(far, slant, height), window);
    const near = SPREAD.flatMap((part) => [Math.round(part * far), Math.round(part * slant)]);
    k.compose(spreadOp, [found, soft], Float32Array.of(...near, height), window);
    const blurred = k.view(k.gauss(soft, reach / 6, soft));
    const all = k.view(out);
    for (let i = 0; i < all.length; i++) {
      const value = blurred[i] as number;
      if (value > (all[i] as number)) all[i] = value;
    }
    k.release(mark);
  }
  return out;
}
