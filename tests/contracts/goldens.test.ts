import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernels } from '@/utils/engine/kernels/kernels';
import { createSimdKernels } from '@/utils/engine/kernels/simd';
import { LOOK_TABLE } from '@/utils/engine/looks/table';
import { renderLook } from '../fixtures/render-look';
import { drawDusk } from '../fixtures/sample/dusk';
import { develop } from '../fixtures/sample/picture';
import { drawScene, type Scene } from '../fixtures/scene';

// How every look renders two drawn scenes, one above the other, kept as pictures to look at.
// Draw them anew, after looking at the change:
//   UPDATE_GOLDENS=1 npx vitest run tests/contracts/goldens.test.ts            (all)
//   UPDATE_GOLDENS=1 npx vitest run tests/contracts/goldens.test.ts -t ink     (one)

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/goldens');
const UPDATE = process.env.UPDATE_GOLDENS === '1';

const WIDTH = 160;
const SCENE_HEIGHT = 136;
const DUSK_HEIGHT = 120;

/** Mean difference in bytes, and the share of pixels whose worst channel is off by more than eight. */
const MOST_MEAN = 1;
const MOST_OFF = 0.005;

let simd: Kernels;
let scenes: Scene[];

beforeAll(async () => {
  simd = await createSimdKernels();
  const dusk = jpeg.decode(develop(drawDusk(WIDTH, DUSK_HEIGHT), 1.2, 95), { useTArray: true });
  scenes = [
    drawScene(WIDTH, SCENE_HEIGHT),
    { width: WIDTH, height: DUSK_HEIGHT, rgba: new Uint8ClampedArray(dusk.data) },
  ];
});

/** One picture above the other. */
function stacked(pictures: readonly Scene[]): Scene {
  const height = pictures.reduce((sum, picture) => sum + picture.height, 0);
  const rgba = new Uint8ClampedArray(4 * WIDTH * height);
  let at = 0;
  for (const picture of pictures) {
    rgba.set(picture.rgba, at);
    at += picture.rgba.length;
  }
  return { width: WIDTH, height, rgba };
}

function writePng(path: string, { width, height, rgba }: Scene): void {
  const png = new PNG({ width, height });
  png.data.set(rgba);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(png, { colorType: 2 }));
}

describe.each(LOOK_TABLE.map(({ meta, load }) => ({ id: meta.id, load })))(
  '$id',
  ({ id, load }) => {
    it('looks as it did', async () => {
      const look = await load();
      const made: Scene[] = [];
      for (const scene of scenes) made.push(await renderLook(simd, look, scene, { seed: 3 }));
      const picture = stacked(made);
      const path = join(FOLDER, `${id}.png`);
      if (UPDATE) return writePng(path, picture);
      const hint = `UPDATE_GOLDENS=1 npx vitest run tests/contracts/goldens.test.ts -t ${id}`;
      expect(existsSync(path), `no golden picture of ${id}; look at it, then: ${hint}`).toBe(true);
      const golden = PNG.sync.read(readFileSync(path));
      expect([golden.width, golden.height]).toEqual([picture.width, picture.height]);
      const { mean, off } = compare(picture.rgba, golden.data);
      expect(mean, `mean difference; if the change is meant: ${hint}`).toBeLessThanOrEqual(
        MOST_MEAN,
      );
      expect(off, `share of pixels off by more than 8: ${hint}`).toBeLessThanOrEqual(MOST_OFF);
    });
  },
);

it('tells a picture from one that is a little different', () => {
  const picture = stacked(scenes).rgba;
  const lighter = picture.map((value) => value + 2);
  expect(compare(lighter, picture).mean).toBeGreaterThan(MOST_MEAN);
  const moved = picture.map((_, i) => picture[i - 4] ?? 0);
  expect(compare(moved, picture).off).toBeGreaterThan(MOST_OFF);
  expect(compare(picture, picture)).toEqual({ mean: 0, off: 0 });
});

function compare(made: Uint8ClampedArray, golden: Uint8Array | Uint8ClampedArray) {
  let sum = 0;
  let off = 0;
  for (let p = 0; p < made.length; p += 4) {
    let worst = 0;
    for (let c = p; c < p + 3; c++) {
      const d = Math.abs((made[c] ?? 0) - (golden[c] ?? 0));
      sum += d;
      worst = Math.max(worst, d);
    }
    if (worst > 8) off += 1;
  }
  const pixels = made.length / 4;
  return { mean: sum / (3 * pixels), off: off / pixels };
}
