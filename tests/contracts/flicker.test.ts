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

  it('watercolour loses no edges on clips: they would smear where something moves past', async () => {
    const entry = LOOK_TABLE.find(({ meta }) => meta.id === 'watercolour');
    if (!entry) throw new Error('no watercolour');
    const [width, height] = [720, 900];
    const paper = new Uint8ClampedArray(4 * width * height).fill(255);
    // Black bars on what was bare paper when the shot began.
    const barAt = (x: number) => x % 90 < 30;
    const bars = paper.map((value, p) => (p % 4 < 3 && barAt((p >> 2) % width) ? 0 : value));
    const frame = (rgba: Uint8ClampedArray<ArrayBuffer>) => ({ width, height, rgba });
    const { onClip } = lastOf(kernels, await entry.load(), [frame(paper), frame(bars)]);
    // Ten pixels beside a bar there is paper, away from the border, whatever the noise says.
    let dim = 0;
    for (let y = 80; y < height - 80; y++) {
      for (let bar = 90; bar < width - 90; bar += 90) {
        for (const x of [bar - 10, bar + 40]) {
          if ((onClip[4 * (y * width + x)] ?? 0) < 205) dim += 1;
        }
      }
    }
    expect(dim).toBe(0);
  });
});
