import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { type Likeness, measureLikeness } from '@/utils/engine/looks/likeness';

type Colour = readonly [number, number, number];

const WIDTH = 300;
const HEIGHT = 360;
const EYES = [
  [110, 150],
  [190, 150],
] as const;

interface Face {
  skin: Colour;
  pupil: Colour;
  /** What shows beside the pupil, to 1.7 times as far across. */
  white?: Colour;
  radius: number;
  /** Everything is multiplied by it: a dim room. */
  light?: number;
  /** Streaks in one direction, as fur has, by this much. */
  fur?: number;
}

/** A head with two round dark eyes before a grey wall. */
function measure(k: Kernels, { skin, pupil, white, radius, light = 1, fur = 0 }: Face): Likeness {
  const rgba = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const head = Math.hypot((x - 150) / 100, (y - 180) / 140) < 1;
      const eye = EYES.some(([ex, ey]) => Math.hypot(x - ex, y - ey) < radius);
      const beside = EYES.some(([ex, ey]) => Math.hypot((x - ex) / 1.7, y - ey) < radius);
      const lit = beside && white ? white : undefined;
      const colour = eye ? pupil : lit ? lit : head ? skin : ([215, 218, 220] as const);
      const streak = head && !eye ? fur * Math.sin(0.9 * x + 0.5 * y) : 0;
      rgba.set([...colour.map((v) => (v + streak) * light), 255], 4 * (y * WIDTH + x));
    }
  }
  const small = { width: WIDTH, height: HEIGHT, rgba };
  return measureLikeness({ kernels: k, small, options: {}, picture: small });
}

function at(likeness: Likeness, which: 'skin' | 'detail', x: number, y: number): number {
  const gx = Math.floor((x * likeness.width) / WIDTH);
  const gy = Math.floor((y * likeness.height) / HEIGHT);
  return likeness[which][gy * likeness.width + gx] as number;
}

const WHITE: Colour = [205, 196, 190];

const TONES: Record<string, Colour> = {
  'very light': [244, 214, 196],
  light: [225, 172, 150],
  olive: [190, 140, 105],
  brown: [141, 85, 54],
  dark: [86, 54, 42],
  'very dark': [58, 38, 32],
};

describe('the likeness at stake', () => {
  let kernels: Kernels;
  beforeAll(async () => {
    kernels = await createSimdKernels();
  });

  for (const [name, skin] of Object.entries(TONES)) {
    it(`is found in ${name} skin: the cheek as skin, the eyes as features, the wall as neither`, () => {
      const made = measure(kernels, { skin, pupil: [14, 10, 9], white: WHITE, radius: 7 });
      expect(at(made, 'skin', 150, 240)).toBeGreaterThan(0.5);
      for (const [x, y] of EYES) expect(at(made, 'detail', x, y)).toBeGreaterThan(0.5);
      expect(at(made, 'skin', 12, 12)).toBeLessThan(0.1);
      expect(at(made, 'detail', 12, 12)).toBeLessThan(0.05);
      expect(at(made, 'detail', 150, 250)).toBeLessThan(0.2);
    });
  }

  it('is found in a dim room', () => {
    const made = measure(kernels, {
      skin: TONES.light as Colour,
      pupil: [14, 10, 9],
      white: WHITE,
      radius: 7,
      light: 0.35,
    });
    expect(at(made, 'skin', 150, 240)).toBeGreaterThan(0.5);
    for (const [x, y] of EYES) expect(at(made, 'detail', x, y)).toBeGreaterThan(0.5);
  });

  it.each([
    ['grey', [150, 150, 152]],
    ['white', [228, 228, 226]],
    ['ginger', [196, 140, 88]],
  ] as const)(
    'is found in the eyes of a %s animal, large ones too, but not in its fur',
    (_, skin) => {
      for (const radius of [6, 12]) {
        const made = measure(kernels, { skin, pupil: [12, 12, 14], radius, fur: 18 });
        for (const [x, y] of EYES) expect(at(made, 'detail', x, y)).toBeGreaterThan(0.5);
        expect(at(made, 'detail', 150, 250)).toBeLessThan(0.25);
      }
    },
  );
});
