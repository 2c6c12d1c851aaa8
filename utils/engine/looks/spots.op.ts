import type { LookOp } from '../kernels/kernels';

/** Differences of lightness below this are nothing. */
const LEAST = 0.03;

/**
 * How much lighter the surroundings are in every direction but one (a lid may cover one side). Planes:
 * lightness; the result is written, 0 where that is nothing. Settings: distance along an axis, along
 * both axes of a diagonal, rows of the plane. Reach: the first of them; works on whole planes only.
 */
export const spotsOp: LookOp = {
  id: 'featureSpots',
  plain: ({ f32, plane, setting, width, from, to }) => {
    const light = plane(0);
    const out = plane(1);
    const [far, slant, rows] = [0, 1, 2].map(setting) as [number, number, number];
    for (let y = from; y < to; y++) {
      for (let x = 0; x < width; x++) {
        const own = f32[light + y * width + x] as number;
        let least = 1;
        let next = 1;
        for (const [dx, dy] of around(far, slant)) {
          const sx = Math.min(width - 1, Math.max(0, x + dx));
          const sy = Math.min(rows - 1, Math.max(0, y + dy));
          const more = (f32[light + sy * width + sx] as number) - own;
          next = Math.min(next, Math.max(least, more));
          least = Math.min(least, more);
        }
        f32[out + y * width + x] = next < LEAST ? 0 : next;
      }
    }
  },
};

/**
 * The middle of a spot speaks for all of it: the most of what is found near by, in eight directions.
 * Planes: what was found; the result is written. Settings: distances along an axis and along both axes
 * of a diagonal, for a third of the way and for two thirds; rows of the plane.
 */
export const spreadOp: LookOp = {
  id: 'featureSpread',
  plain: ({ f32, plane, setting, width, from, to }) => {
    const found = plane(0);
    const out = plane(1);
    const near = [...around(setting(0), setting(1)), ...around(setting(2), setting(3))];
    const rows = setting(4);
    for (let y = from; y < to; y++) {
      for (let x = 0; x < width; x++) {
        let most = f32[found + y * width + x] as number;
        for (const [dx, dy] of near) {
          const sx = Math.min(width - 1, Math.max(0, x + dx));
          const sy = Math.min(rows - 1, Math.max(0, y + dy));
          most = Math.max(most, f32[found + sy * width + sx] as number);
        }
        f32[out + y * width + x] = most;
      }
    }
  },
};

/** Eight places around. */
function around(far: number, slant: number): readonly (readonly [x: number, y: number])[] {
  return [
    [far, 0],
    [slant, slant],
    [0, far],
    [-slant, slant],
    [-far, 0],
    [-slant, -slant],
    [0, -far],
    [slant, -slant],
  ];
}
