import { describe, expect, it } from 'vitest';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { printOf } from '@/utils/engine/looks/halftone/plates';
import { printOp } from '@/utils/engine/looks/halftone/print.op';
import { Histogram } from '@/utils/engine/looks/pixel/palette';

describe('the palette of pixel art', () => {
  it('has a place for a small patch of a colour of its own', () => {
    const histogram = new Histogram();
    for (let i = 0; i < 20_000; i++) {
      const shade = 0.3 + (0.4 * (i % 100)) / 100;
      histogram.add(shade, 0.01, 0.03, 1);
      if (i % 100 === 0) histogram.add(0.7, -0.15, 0.12, 1);
    }
    const palette = histogram.palette(8);
    expect(palette).toHaveLength(8);
    expect(palette.some(([l, a, b]) => Math.hypot(l - 0.7, a + 0.15, b - 0.12) < 0.02)).toBe(true);
    expect(palette).toEqual(palette.toSorted((x, y) => x[0] - y[0]));
  });

  it('is no larger than the picture has colours', () => {
    const histogram = new Histogram();
    histogram.add(0.2, 0, 0, 1);
    histogram.add(0.8, 0, 0, 4);
    const lights = histogram.palette(24).map(([l]) => l.toFixed(2));
    expect(lights).toEqual(['0.20', '0.80']);
  });
});

describe('the dots of a comic print', () => {
  it('cover as much paper as the ink asks for', async () => {
    const kernels = await createSimdKernels();
    const [width, height] = [240, 240];
    const window = { width, height, top: 0, rows: height };
    const settings = printOf({ set: 1, dots: 12, shift: 0, scale: 1 }, width);
    const plane = (value: number) => {
      const made = kernels.plane(width, height);
      kernels.fill(made, value);
      return made;
    };
    const inked = (amount: number) => {
      // The black set asks for 1.1 of magenta, less 0.06.
      const magenta = plane((amount + 0.06) / 1.1);
      const none = plane(0);
      const out = kernels.pixels(width, height);
      kernels.compose(
        printOp,
        [none, magenta, none, none, none, none, none, out],
        settings,
        window,
      );
      let sum = 0;
      for (const [i, v] of kernels.bytes(out).entries()) if (i % 4 === 1) sum += v;
      return sum / (width * height);
    };
    const paper = inked(0);
    const full = inked(1);
    expect(full).toBeLessThan(0.25 * paper);
    for (const amount of [0.15, 0.3, 0.5, 0.7, 0.85]) {
      const share = (paper - inked(amount)) / (paper - full);
      expect(Math.abs(share - amount), `${amount}`).toBeLessThan(0.045);
    }
  });
});
