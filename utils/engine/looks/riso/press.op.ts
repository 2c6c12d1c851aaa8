import type { LookOp } from '../../kernels/kernels';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './press.wgsl?raw';

/** Floats per plate in the parameter block of `riso`. */
export const PLATE_FLOATS = 20;

/** Floats before the plates: paper red, green, blue; paper grain; tone base, span; chroma; number of plates. */
export const PRESS_FLOATS = 8;

/**
 * Cosine of a whole turn, by the cubic z (3 - z^2) / 2 with z = 1 - 4 |turn|: smooth, and 1, 0, -1
 * where it should be.
 */
function wave(turn: number): number {
  const away = Math.abs(turn - Math.floor(turn + 0.5));
  const z = 1 - 4 * away;
  return z * (1.5 - 0.5 * z * z);
}

function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function plain({ f32, u8, plane, bytes, setting, width, height, top, from, to }: PlainStep): void {
  const pixels = bytes(0);
  const tone = plane(1);
  const grainA = plane(2);
  const grainB = plane(3);
  const mottle = plane(4);
  const out = bytes(5);
  const plates = setting(7);
  const base = setting(4);
  const span = setting(5);
  const chroma = setting(6);
  // Read for every pixel and plate: from an array of its own that goes faster.
  const press = Float32Array.from({ length: PRESS_FLOATS + plates * PLATE_FLOATS }, (_, k) =>
    setting(k),
  );
  const param = (k: number): number => press[k] as number;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const noiseA = f32[grainA + i] as number;
      const noiseB = f32[grainB + i] as number;
      const cloud = f32[mottle + i] as number;
      const shade = 1 + param(3) * noiseA;
      let red = param(0) * shade;
      let green = param(1) * shade;
      let blue = param(2) * shade;
      for (let plate = 0; plate < plates; plate++) {
        const k = PRESS_FLOATS + plate * PLATE_FLOATS;
        const sx = x + param(k);
        const sy = y + param(k + 1);
        const cx = Math.min(width - 1, Math.max(0, sx));
        const cy = Math.min(height - 1, Math.max(0, sy));
        const j = cy * width + cx;
        const r = (u8[pixels + 4 * j] as number) / 255;
        const g = (u8[pixels + 4 * j + 1] as number) / 255;
        const b = (u8[pixels + 4 * j + 2] as number) / 255;
        const grey = 0.299 * r + 0.587 * g + 0.114 * b;
        const t = base + span * (f32[tone + j] as number);
        const gain = chroma * Math.min(1.6, Math.max(0.7, t / (grey + 0.05)));
        const c = 1 - unit(t + (r - grey) * gain);
        const m = 1 - unit(t + (g - grey) * gain);
        const w = 1 - unit(t + (b - grey) * gain);
        const dark = Math.min(c, m, w);
        const amount = unit(
          param(k + 6) * c +
            param(k + 7) * m +
            param(k + 8) * w +
            param(k + 9) * dark +
            param(k + 10),
        );
        const u = x * param(k + 2) + (top + y) * param(k + 3) + param(k + 4);
        const v = (top + y) * param(k + 2) - x * param(k + 3) + param(k + 5);
        const screen = 0.5 + 0.25 * (wave(u) + wave(v));
        const noise = param(k + 18) * noiseA + param(k + 19) * noiseB;
        const over = (amount - 0.5) * 1.2 + 0.51 - 1 + screen + param(k + 15) * noise;
        const cover = unit(0.5 + over / (2 * param(k + 14)));
        const lost = param(k + 16) * Math.max(0, noise - 0.12) + param(k + 17) * (0.5 + cloud);
        const ink = cover * (1 - lost);
        red *= 1 - ink * param(k + 11);
        green *= 1 - ink * param(k + 12);
        blue *= 1 - ink * param(k + 13);
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
 * Prints up to three inks over paper, each through its own halftone screen and off register by whole pixels.
 *
 * Planes: source pixels, tone, two of grain, one of mottling, pixels to write.
 * Settings: see `PRESS_FLOATS`, then per plate: dx, dy, cos/cell, sin/cell, phase u, phase v,
 * amounts of cyan, magenta, yellow, shared dark, bias; what the ink swallows of red, green, blue (0..1);
 * half width of a dot's edge; how far grain moves the edge; speckle; mottling; share of `grainA`, of `grainB`.
 */
export const pressOp: LookOp = { id: 'riso', plain, wgsl };
