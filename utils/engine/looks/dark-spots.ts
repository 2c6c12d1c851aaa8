import type { Kernels, Plane } from '../kernels/kernels';

/** Radii in 360ths of the short side at which eyes are looked for: of a whole figure to those of a face that fills the picture. */
const RADII = [6, 11, 20] as const;

/** Differences of lightness below this are nothing. */
const LEAST = 0.03;

/** Directions in which the surroundings must be lighter: edges and stripes are not, somewhere. */
const AROUND = [
  [1, 0],
  [0.7, 0.7],
  [0, 1],
  [-0.7, 0.7],
  [-1, 0],
  [-0.7, -0.7],
  [0, -1],
  [0.7, -0.7],
] as const;

/**
 * Round dark spots in lighter surroundings, which eyes are in people and animals of any colour: by how
 * much, in lightness, the surroundings are lighter in every direction. `unit`: pixels per 360th.
 */
export function darkSpots(k: Kernels, light: Plane, unit: number): Plane {
  const { width, height } = light;
  const out = k.plane(width, height);
  k.fill(out, 0);
  for (const radius of RADII) {
    const reach = radius * unit;
    const mark = k.mark();
    const soft = k.gauss(light, reach / 3.5);
    const found = k.plane(width, height);
    const l = k.view(soft);
    const f = k.view(found);
    const steps = AROUND.map(([x, y]) => [Math.round(x * reach), Math.round(y * reach)] as const);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        const own = l[i] as number;
        // A lid may cover one side, so the least but one counts.
        let least = 1;
        let next = 1;
        for (const [dx, dy] of steps) {
          const sx = Math.min(width - 1, Math.max(0, x + dx));
          const sy = Math.min(height - 1, Math.max(0, y + dy));
          const more = (l[sy * width + sx] as number) - own;
          if (more < least) {
            next = least;
            least = more;
          } else if (more < next) next = more;
          if (next <= 0) break;
        }
        f[i] = Math.max(0, next);
      }
    }
    // The middle of a spot speaks for all of it.
    const spread = k.plane(width, height);
    const w = k.view(spread);
    const m = k.view(found);
    w.set(m);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = m[y * width + x] as number;
        if (value < LEAST) continue;
        for (const [dx, dy] of steps) {
          for (const part of [0.35, 0.7]) {
            const sx = Math.min(width - 1, Math.max(0, x + Math.round(part * dx)));
            const sy = Math.min(height - 1, Math.max(0, y + Math.round(part * dy)));
            const i = sy * width + sx;
            if (value > (w[i] as number)) w[i] = value;
          }
        }
      }
    }
    k.gauss(spread, reach / 6, spread);
    const blurred = k.view(spread);
    const all = k.view(out);
    for (let i = 0; i < all.length; i++) {
      all[i] = Math.max(all[i] as number, blurred[i] as number);
    }
    k.release(mark);
  }
  return out;
}
