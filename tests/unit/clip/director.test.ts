import { describe, expect, test } from 'vitest';
import { Director } from '@/utils/engine/clip/restyle/director';
import { signatureOf, wholeFrame } from '@/utils/engine/clip/restyle/signature';
import { defineLook, type Look } from '@/utils/engine/looks/look';
import { picture, request } from './things';

describe('the analysis of a shot', () => {
  const SIZE = { width: 64, height: 48 };
  /** Its analysis is the mean of what it was shown. */
  const meanLook = (follows: boolean): Look =>
    defineLook<number>({
      meta: {
        id: 'test',
        version: 1,
        label: 'Test',
        fields: [],
        degree: 'algorithmicallyEnhanced',
        steady: true,
      },
      analyse: ({ small }) => small.rgba.reduce((sum, value) => sum + value, 0) / small.rgba.length,
      halo: (_options, _picture, mean) => Math.round(mean / 4),
      render: () => {},
      ...(follows && { follow: (before, now, share) => before + share * (now - before) }),
    });

  const flat = (value: number) => new Uint8ClampedArray(4 * 64 * 48).fill(value);

  async function directions(
    look: Look,
    frames: readonly { at: number; seed: number; measured: number }[],
  ) {
    const director = await Director.open(look, request, SIZE);
    const out = [];
    for (const { at, seed, measured } of frames) {
      const signature = signatureOf(wholeFrame(picture(SIZE, seed), SIZE));
      const rgba = flat(measured);
      out.push(
        await director.see(
          at,
          signature,
          async () => rgba,
          () => rgba,
        ),
      );
    }
    return out;
  }

  test('holds within a shot and is made anew at a cut', async () => {
    const frames = Array.from({ length: 40 }, (_, i) => ({
      at: i / 20,
      seed: i < 20 ? 0 : 5,
      measured: i < 20 ? 100 + i : 200,
    }));
    const changes = await directions(meanLook(false), frames);
    expect(changes.flatMap((change, i) => (change ? [[i, change]] : []))).toEqual([
      [0, { analysis: 100, halo: 25, fresh: true }],
      [20, { analysis: 200, halo: 50, fresh: true }],
    ]);
  });

  test('drifts by a tenth every half second where the look follows, and strips grow but never shrink', async () => {
    const frames = Array.from({ length: 31 }, (_, i) => ({
      at: i / 20,
      seed: 0,
      measured: i === 0 ? 100 : 20,
    }));
    const changes = await directions(meanLook(true), frames);
    expect(changes.flatMap((change, i) => (change ? [[i, change]] : []))).toEqual([
      [0, { analysis: 100, halo: 25, fresh: true }],
      [10, { analysis: 92, halo: 25, fresh: false }],
      [20, { analysis: 84.8, halo: 25, fresh: false }],
      [30, { analysis: expect.closeTo(78.32), halo: 25, fresh: false }],
    ]);
  });

  test('begins with the first frame even where that shows nothing', async () => {
    const director = await Director.open(meanLook(false), request, SIZE);
    const black = signatureOf(wholeFrame(flat(0), SIZE));
    const first = await director.see(
      0,
      black,
      async () => flat(40),
      () => flat(0),
    );
    expect(first).toEqual({ analysis: 40, halo: 10, fresh: true });
  });
});
