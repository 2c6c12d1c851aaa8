import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import { dimmed, flickerOf, lastOf } from '../fixtures/flicker';
import { drawScene, type Scene } from '../fixtures/scene';

const steady = LOOK_TABLE.filter(({ meta }) => meta.steady);
const each = it.each(steady.map((entry) => [entry.meta.id, entry] as const));

/** A square of side `SIDE` over a scene, faint or strong, its upper left corner at `left`, `TOP`. */
const [SIDE, TOP] = [70, 150];
function withSquare(scene: Scene, left: number, light: number): Scene {
  const rgba = scene.rgba.slice();
  for (let y = TOP; y < TOP + SIDE; y++) {
    for (let x = left; x < left + SIDE; x++) {
      for (let c = 0; c < 3; c++) {
        const p = 4 * (y * scene.width + x) + c;
        rgba[p] = (rgba[p] ?? 0) + light;
      }
    }
  }
  return { ...scene, rgba };
}

describe('looks that are offered on clips', () => {
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await createSimdKernels();
  });

  it('there are some', () => {
    expect(steady.length).toBeGreaterThan(3);
  });

  each('%s does not flicker more than the clip it is given', async (_id, { load }) => {
    expect(flickerOf(kernels, await load(), drawScene(360, 450))).toBeLessThanOrEqual(1);
  });

  each('%s does not flicker more where there is a quarter of the light', async (_id, { load }) => {
    const dark = dimmed(drawScene(360, 450), 0.25);
    expect(flickerOf(kernels, await load(), dark)).toBeLessThanOrEqual(1);
  });

  for (const [what, light] of [
    ['strong', 90],
    ['faint', 12],
  ] as const) {
    each(`%s: a ${what} thing that moves leaves nothing behind`, async (_id, { load }) => {
      const scene = drawScene(360, 450);
      const places = [20, 20, 20, 20, 50, 80, 110, 140];
      for (const count of [5, 8]) {
        const frames = places.slice(0, count).map((left) => withSquare(scene, left, light));
        const { onClip, alone } = lastOf(kernels, await load(), frames);
        // Everywhere, and so where it was and is no more: 4 % of the picture.
        let far = 0;
        let sum = 0;
        for (let p = 0; p < alone.length; p++) {
          const apart = Math.abs((onClip[p] ?? 0) - (alone[p] ?? 0));
          sum += apart;
          if (apart > 24) far += 1;
        }
        expect(far / alone.length).toBeLessThan(0.0015);
        expect(sum / alone.length).toBeLessThan(0.15);
      }
    });
  }
});
