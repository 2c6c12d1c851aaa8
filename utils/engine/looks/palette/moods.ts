import type { Palette } from '../../engine';
import { hexOf, type OklabColour, oklabOfHex } from '../oklab';

/** From one colour to another in equal steps. */
type Run = readonly [from: string, to: string, steps: number];

/**
 * Several runs make a palette: with one alone every picture would end up on a single ramp, in which a
 * red coat and a green lawn are the same.
 */
function paletteFrom(runs: readonly Run[]): Palette {
  return runs
    .flatMap(([from, to, steps]) => {
      const [a, b] = [oklabOfHex(from), oklabOfHex(to)];
      return Array.from({ length: steps }, (_, i): OklabColour => {
        const part = i / (steps - 1);
        return [
          a[0] + (b[0] - a[0]) * part,
          a[1] + (b[1] - a[1]) * part,
          a[2] + (b[2] - a[2]) * part,
        ];
      });
    })
    .sort((a, b) => a[0] - b[0])
    .map(hexOf);
}

/** Palettes of our own, for when no picture is given. */
export const MOODS: readonly Palette[] = [
  // Dusk: the half hour after the sun is gone.
  paletteFrom([
    ['#0d0b2b', '#4b3c96', 10],
    ['#4d1f62', '#f0708a', 11],
    ['#c65a3c', '#ffcf90', 8],
    ['#f4b3b8', '#fff0e4', 7],
  ]),
  // Meadow: June at noon, with poppies.
  paletteFrom([
    ['#0b2119', '#3d7440', 10],
    ['#5f8a34', '#d3de6e', 7],
    ['#a83424', '#f4b640', 8],
    ['#4f9cc4', '#d6eef4', 7],
    ['#f4ecc0', '#fffbe6', 5],
  ]),
  // Poster: a travel poster of the fifties.
  paletteFrom([
    ['#04203c', '#0c9aa6', 10],
    ['#7c1020', '#ff5420', 10],
    ['#dd8400', '#ffd94a', 7],
    ['#f8e3ac', '#fffae8', 6],
  ]),
  // Film: print stock of the seventies, whose blacks are never quite black.
  paletteFrom([
    ['#0f3038', '#3d7a80', 10],
    ['#40241c', '#dc8a48', 10],
    ['#dda274', '#fbdcac', 7],
    ['#bcd0c8', '#f8f4e4', 6],
  ]),
];
