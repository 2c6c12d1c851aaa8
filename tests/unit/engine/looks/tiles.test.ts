import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { cel } from '@/utils/engine/looks/cel';
import { cyanotype } from '@/utils/engine/looks/cyanotype';
import { ink } from '@/utils/engine/looks/ink';
import type { Look } from '@/utils/engine/looks/look';
import { pencil } from '@/utils/engine/looks/pencil';
import { riso } from '@/utils/engine/looks/riso';
import { drawScene } from '../../../fixtures/scene';
import { make } from './make';

const LOOKS: readonly Look[] = [ink, pencil, cel, cyanotype, riso];

/** Values that differ by more than one step of 255. */
function seams(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    if (Math.abs((a[i] as number) - (b[i] as number)) > 1) count++;
  }
  return count;
}

describe('drawn and printed looks in strips', () => {
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await createSimdKernels();
  });

  for (const look of LOOKS) {
    const most = Object.fromEntries(look.meta.fields.map((field) => [field.id, field.max]));
    // The first is drawn at its own size, the others reduced by two.
    for (const [width, height, strip, options] of [
      [301, 400, 97, {}],
      [811, 815, 301, {}],
      [811, 815, 203, most],
    ] as const) {
      const name = options === most ? 'greatest settings' : 'defaults';
      it(`${look.meta.id}, ${name}, ${width} x ${height} in strips of ${strip}: no seam`, () => {
        const scene = drawScene(width, height);
        const whole = make(kernels, look, scene, { options });
        expect(seams(whole, make(kernels, look, scene, { options, strip }))).toBe(0);
      }, 20_000);
    }
  }

  it('would show a seam without the halo', () => {
    const scene = drawScene(301, 400);
    for (const look of LOOKS) {
      const whole = make(kernels, look, scene);
      const bare = make(kernels, { ...look, halo: () => 0 }, scene, { strip: 97 });
      expect(seams(whole, bare)).toBeGreaterThan(0);
    }
  }, 20_000);
});
