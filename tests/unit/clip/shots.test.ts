import { describe, expect, test } from 'vitest';
import { ShotWatch } from '@/utils/engine/clip/restyle/shots';
import { signatureOf, wholeFrame } from '@/utils/engine/clip/restyle/signature';

const SIZE = { width: 160, height: 90 };

type Paint = (x: number, y: number) => readonly [r: number, g: number, b: number];

/** A scene of blobs and stripes; another seed is another place. */
function scene(seed: number, pan = 0, hue = seed): Paint {
  return (x, y) => {
    const u = x + pan;
    const blob =
      Math.sin((u * (3 + (seed % 4))) / 31 + seed) +
      Math.cos((y * (2 + (seed % 5))) / 23 + 2 * seed);
    const stripe = ((Math.floor(u / (9 + (seed % 7))) + seed) & 1) * 40;
    const light = 110 + 45 * blob + stripe;
    return [
      light + 30 * Math.sin(hue),
      light + 30 * Math.sin(hue + 2),
      light + 30 * Math.sin(hue + 4),
    ];
  };
}

let grains = 1;

function frame(paint: Paint, gain = 1, lift = 0, noise = 4) {
  const rgba = new Uint8ClampedArray(4 * SIZE.width * SIZE.height);
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      grains = (Math.imul(grains, 1664525) + 1013904223) >>> 0;
      const grain = noise * (grains / 2 ** 31 - 1);
      const p = 4 * (y * SIZE.width + x);
      paint(x, y).forEach((value, c) => {
        rgba[p + c] = gain * value + lift + grain;
      });
      rgba[p + 3] = 255;
    }
  }
  return signatureOf(wholeFrame(rgba, SIZE));
}

/** Numbers of the frames at which a shot begins. */
function cuts(frames: readonly ReturnType<typeof frame>[]): number[] {
  const watch = new ShotWatch();
  return frames.flatMap((signature, i) => (watch.see(signature) === 'cut' ? [i] : []));
}

const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

describe('shots', () => {
  test('a cut from one place to another is found, and only that', () => {
    const frames = [1, 2, 3, 8].flatMap((seed) => times(15, (i) => frame(scene(seed, i))));
    expect(cuts(frames)).toEqual([0, 15, 30, 45]);
  });

  test('a cut between two places of the same colours is found', () => {
    const frames = [
      ...times(10, () => frame(scene(1, 0, 0))),
      ...times(10, () => frame(scene(6, 0, 0))),
    ];
    expect(cuts(frames)).toEqual([0, 10]);
  });

  test('noise, a pan and a slow change of light are none', () => {
    expect(cuts(times(40, () => frame(scene(3), 1, 0, 25)))).toEqual([0]);
    expect(cuts(times(40, (i) => frame(scene(2, 4 * i))))).toEqual([0]);
    expect(cuts(times(40, (i) => frame(scene(5), 0.4 + i / 40)))).toEqual([0]);
  });

  test('a flash is none, whether it leaves something to see or not', () => {
    const flash = (gain: number, lift: number) =>
      times(30, (i) => (i === 12 || i === 13 ? frame(scene(4), gain, lift) : frame(scene(4))));
    expect(cuts(flash(1, 90))).toEqual([0]);
    expect(cuts(flash(1.6, 40))).toEqual([0]);
    expect(cuts(flash(0, 255))).toEqual([0]);
  });

  test('fading out and in again is none', () => {
    const fade = times(60, (i) => frame(scene(7), Math.abs(i - 30) / 30, 0, 2));
    expect(cuts(fade)).toEqual([0]);
  });

  test('through black to another place is one, at the first frame that shows something', () => {
    const frames = [
      ...times(10, () => frame(scene(1))),
      ...times(5, () => frame(scene(1), 0, 0, 1)),
      ...times(10, () => frame(scene(3))),
    ];
    expect(cuts(frames)).toEqual([0, 15]);
  });

  test('a clip that begins in black begins where it shows something', () => {
    const frames = [
      ...times(5, () => frame(scene(1), 0, 0, 1)),
      ...times(10, () => frame(scene(1))),
    ];
    expect(cuts(frames)).toEqual([5]);
  });

  test('one that comes up slowly is one shot from its start', () => {
    expect(cuts(times(40, (i) => frame(scene(1), 0.08 + i / 40, 0, 1)))).toEqual([]);
  });
});
