import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './print.wgsl?raw';

/** Floats per plate in the settings. */
export const PLATE_FLOATS = 15;

/** Floats before the plates: paper red, green, blue; paper grain; how uneven ink lies; number of plates; width of the ink planes. */
export const PRINT_FLOATS = 7;

/** Detail fainter than this is noise. */
const CORE = 0.014;

/** 1 to -1 over half a turn, in a straight line; `z (3 - z^2) / 2` of it is nearly a cosine. */
function phase(turn: number): number {
  return 1 - 4 * Math.abs(turn - Math.floor(turn + 0.5));
}

function plain({ f32, u8, plane, bytes, setting, width, height, top, from, to }: PlainStep): void {
  const [cyan, magenta, yellow, key, fine, coarse, grain] = [0, 1, 2, 3, 4, 5, 6].map(plane) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const out = bytes(7);
  const plates = setting(5);
  const stride = setting(6);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const speck = f32[grain + i] as number;
      const shade = 1 + setting(3) * speck;
      let red = setting(0) * shade;
      let green = setting(1) * shade;
      let blue = setting(2) * shade;
      for (let plate = 0; plate < plates; plate++) {
        const k = PRINT_FLOATS + plate * PLATE_FLOATS;
        const sx = limit(x + setting(k), 0, width - 1);
        const sy = limit(y + setting(k + 1), 0, height - 1);
        const j = sy * stride + sx;
        const raw = (f32[coarse + j] as number) - (f32[fine + sy * width + sx] as number);
        const detail = raw - limit(raw, -CORE, CORE);
        const amount = limit(
          setting(k + 6) * (f32[cyan + j] as number) +
            setting(k + 7) * (f32[magenta + j] as number) +
            setting(k + 8) * (f32[yellow + j] as number) +
            setting(k + 9) * (f32[key + j] as number) +
            setting(k + 10) * detail +
            setting(k + 11),
          0,
          1,
        );
        const u = phase(x * setting(k + 2) + (top + y) * setting(k + 3) + setting(k + 4));
        const v = phase((top + y) * setting(k + 2) - x * setting(k + 3) + setting(k + 5));
        const screen = u * (1.5 - 0.5 * u * u) + v * (1.5 - 0.5 * v * v);
        const step = Math.hypot(1 - u * u, 1 - v * v);
        const cell = Math.hypot(setting(k + 2), setting(k + 3));
        const edge = Math.max(0.045, 0.95 * cell * step);
        const away = amount - 0.5;
        const over = 0.25 * screen + away * (0.64 + 1.72 * away * away);
        const cover = limit(0.5 + over / (2 * edge), 0, 1) * (1 - setting(4) * (0.5 + speck));
        red *= 1 - cover * setting(k + 12);
        green *= 1 - cover * setting(k + 13);
        blue *= 1 - cover * setting(k + 14);
      }
      const o = out + 4 * i;
      u8[o] = 255 * red;
      u8[o + 1] = 255 * green;
      u8[o + 2] = 255 * blue;
      u8[o + 3] = 255;
    }
  }
}

/**
 * Prints up to four inks over paper, each through its own screen of dots that go from round over
 * square to round, with as much ink as asked for (the curve undoes the screen's own distribution).
 * Edges are one pixel soft. What is finer than a dot (`coarse - fine`) moves the edges.
 *
 * Planes: cyan, magenta, yellow, black amounts; fine tone; coarse tone (as wide as the inks); grain (-0.5..0.5); pixels to write.
 * Settings: see `PRINT_FLOATS`, then per plate: dx, dy, cos/cell, sin/cell, phase u, phase v, shares of
 * cyan, magenta, yellow, black, of detail, a constant, what the ink swallows of red, green, blue (0..1).
 */
export const printOp: LookOp = { id: 'halftoneprint', plain, wgsl };
