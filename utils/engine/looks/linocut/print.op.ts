import type { LookOp } from '../../kernels/kernels';
import { limit, soft } from '../../kernels/numbers';
import type { PlainStep } from '../../kernels/plain-step';
import wgsl from './print.wgsl?raw';

function plain({ f32, u8, plane, bytes, setting, width, top, from, to }: PlainStep): void {
  const value = (k: number, i: number): number => f32[plane(k) + i] as number;
  const out = bytes(8);
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const line = value(0, i);
      const fine = value(6, i);
      const calm = value(1, i);
      const tone = calm + fine * (value(7, i) - calm);
      const stroke = value(2, i);
      const rag = value(3, i);
      const mottle = value(4, i);
      const skin = value(5, i);
      const held = 1 - 0.75 * fine;
      const wide = setting(5);
      // The gouge's marks: ridges it left (ink) and grooves it cut (paper), around the tone's edge.
      const cut = setting(4) * held * (1 - 0.35 * skin) * stroke + 0.06 * rag;
      const key = tone + cut + 0.09 * skin;
      const area = 1 - soft(key, setting(2) - wide, setting(2) + wide);
      const drawn =
        1 - soft(line + 0.25 * rag * setting(1), setting(0) - setting(1), setting(0) + setting(1));
      const bright = soft(line, setting(6) - setting(1), setting(6) + setting(1));
      const solid = Math.max(area * (1 - 0.85 * bright), drawn);
      const second = 1 - soft(tone + 0.8 * cut + 0.03 * skin, setting(3) - wide, setting(3) + wide);
      // Ridges the gouge missed where everything should have gone.
      const missed = limit((0.75 - held) * 4 + 1.5 * skin, 0, 1);
      const patch = soft(mottle, -0.02, 0.22);
      const mark = setting(7) * patch * (1 - missed) * (1 - soft(stroke, -1.75, -1.35));
      const edge =
        Math.min(
          Math.min(x + 0.5, setting(9) - x - 0.5),
          Math.min(top + y + 0.5, setting(10) - top - y - 0.5),
        ) +
        setting(8) * (0.5 * rag + 0.9 * mottle);
      const block = limit((edge - setting(8)) * 0.6 + 0.5, 0, 1);
      const salt = 1 - 0.55 * soft(rag + 0.35 * mottle, 0.38, 0.5);
      const inkB = block * salt * Math.max(solid, setting(20) * mark);
      const inkA = block * (0.94 * salt + 0.06) * Math.max(second, mark) * setting(21);
      const shade = 1 + 0.05 * mottle + 0.025 * rag;
      for (let c = 0; c < 3; c++) {
        const paper = setting(11 + c) * shade;
        const under = paper + (setting(14 + c) * (1 + 0.1 * mottle) - paper) * inkA;
        u8[out + 4 * i + c] = under + (setting(17 + c) * (1 + 0.2 * mottle) - under) * inkB;
      }
      u8[out + 4 * i + 3] = 255;
    }
  }
}

/**
 * Prints the block: tone cut into by the gouge's marks, lines, white lines in the dark, ridges left
 * standing in the light; one or two inks that do not cover evenly; the block's ragged edge.
 *
 * Planes: line response, tone, gouge marks (mean 0, deviation 1), noise fine and coarse (-0.5..0.5),
 * skin and fine detail (0..1), tone as fine as it is, pixels to write.
 * Settings: where lines begin and half their softness; tone of the key ink and of the second ink; how
 * far marks reach into tone; half the softness of an edge; where white lines begin; ridges left; the
 * margin in pixels; width, height; paper, second ink, key ink (bytes); whether ridges print in the key
 * ink, whether there is a second ink (0 or 1).
 */
export const linocutOp: LookOp = { id: 'linocut', plain, wgsl };
