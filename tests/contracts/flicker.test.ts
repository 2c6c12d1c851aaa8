import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import { flickerOf } from '../fixtures/flicker';
import { drawScene } from '../fixtures/scene';

const steady = LOOK_TABLE.filter(({ meta }) => meta.steady);

describe('looks that are offered on clips', () => {
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await createSimdKernels();
  });

  it('there are some', () => {
    expect(steady.length).toBeGreaterThan(3);
  });

  it.each(steady.map((entry) => [entry.meta.id, entry] as const))(
    '%s does not flicker more than the clip it is given',
    async (_id, { load }) => {
      const look = await load();
      expect(flickerOf(kernels, look, drawScene(360, 450))).toBeLessThanOrEqual(1);
    },
  );
});
