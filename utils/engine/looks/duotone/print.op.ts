import type { LookOp } from '../../kernels/kernels';
import { limit } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './print.wgsl?raw';

/** Last entry of the ramp. */
const LAST = 255;

/** Cosine of a whole turn by a cubic: smooth, and 1, 0, -1 where it should be. */
function wave(turn: number): number {
  const away = Math.abs(turn - Math.floor(turn + 0.5));
  const z = 1 - 4 * away;
  return z * (1.5 - 0.5 * z * z);
}

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const tone = plane(0);
  const broad = plane(1);
  const grain = plane(2);
  const ramp = plane(3);
  const out = bytes(4);
  const detail = setting(0);
  const slope = setting(1);
  const lines = setting(2);
  const across = setting(3);
  const down = setting(4);
  const bend = setting(5);
  const split = setting(6);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const around = f32[broad + i] as number;
      const fine = limit((f32[tone + i] as number) - around, -0.3, 0.3);
      const t = limit(0.5 + (around + detail * fine - 0.5) * slope, 0, 1);
      const middle = 4 * t * (1 - t) * Math.max(0.25, 1 - 3 * Math.abs(fine));
      const line = wave(x * across + (top + y) * down + bend * around);
      const v = limit(t + lines * middle * line + (f32[grain + i] as number), 0, 1);
      const place = LAST * (v + split * (v * v * (3 - 2 * v) - v));
      const low = Math.min(LAST - 1, Math.floor(place));
      const part = place - low;
      const entry = ramp + 4 * low;
      for (let c = 0; c < 3; c++) {
        const colour = f32[entry + c] as number;
        u8[out + 4 * i + c] = colour + ((f32[entry + 4 + c] as number) - colour) * part;
      }
      u8[out + 4 * i + 3] = 255;
    }
  }
}

/**
 * Prints tone in two inks: local contrast, a screen of lines in the middle tones that bends with the
 * form and steps back where the picture is fine, and grain; then a ramp of colours.
 *
 * Planes: tone, tone blurred, grain, ramp (256 entries of four floats), pixels to write.
 * Settings: local contrast, slope, depth of the lines, turns per pixel across and down, turns from
 * black to white, how far the tones are driven apart.
 */
export const printOp: LookOp = { id: 'duotone', plain, wgsl };
