import { createFrameMemory } from '@/utils/engine/frame-memory';
import type { Kernels, Lab, Plane } from '@/utils/engine/kernels/kernels';
import { boxHalf, gaussHalf } from '@/utils/engine/kernels/taps';
import type { Look } from '@/utils/engine/looks/look';
import { steadied } from '@/utils/engine/looks/steadied';
import {
  analysePicture,
  analysisSideOf,
  type RenderPlan,
  renderStrip,
  renderStripOn,
} from '@/utils/engine/render';
import { shrink } from '@/utils/engine/shrink';
import { drawScene } from '../../fixtures/scene';

/** How far two results lie apart. */
export interface Distance {
  name: string;
  mean: number;
  worst: number;
  /** Share of the values that are further apart than a step of 2 / 255. */
  far: number;
}

type Work = (kernels: Kernels, lab: Lab) => Plane[];

const part = (lab: Lab) => [lab.l, lab.a, lab.b];

const whole = (plane: Plane, factor = 1) => {
  const height = Math.max(1, Math.round(plane.height * factor));
  return { width: Math.max(1, Math.round(plane.width * factor)), height, top: 0, rows: height };
};

/** Every operation, by what it makes of a scene. */
const WORK: Readonly<Record<string, Work>> = {
  lab: (_kernels, lab) => part(lab),
  lightness: (k, { l }) => {
    const pixels = k.pixels(l.width, l.height);
    k.write(pixels, drawScene(l.width, l.height, 0.4).rgba);
    return [k.lightness(pixels)];
  },
  gauss: (k, lab) => [k.gauss(lab.l, 2.3), k.gauss(lab.a, 7, lab.a)],
  'gauss of nothing': (k, lab) => [k.gauss(lab.l, 0.1)],
  'set and fill': (k, { l }) => {
    const made = k.plane(l.width, l.height);
    k.fill(made, 0.25);
    const other = k.plane(l.width, l.height);
    k.gauss(made, 1, other);
    k.set(
      made,
      Float32Array.from({ length: l.width * l.height }, (_, i) => (i % 97) / 97),
    );
    return [k.gauss(made, 1), other];
  },
  'resample area': (k, lab) => [k.resample(lab.l, whole(lab.l), whole(lab.l, 0.37), 'area')],
  'resample cubic': (k, lab) => [k.resample(lab.l, whole(lab.l), whole(lab.l, 1.9), 'cubic')],
  'resample linear': (k, lab) => [k.resample(lab.b, whole(lab.b), whole(lab.b, 1.3), 'linear')],
  anisotropy: (k, lab) => [k.flow(lab.l, 2).anisotropy],
  kuwahara: (k, lab) => part(k.kuwahara(lab, k.flow(lab.l, 2), { radius: 3.4 })),
  'hard kuwahara': (k, lab) =>
    part(k.kuwahara(lab, k.flow(lab.l, 2), { radius: 6, sharpness: 16, hardness: 3000 })),
  lic: (k, lab) => [k.lic(lab.a, k.flow(lab.l, 3), boxHalf(9))],
  across: (k, lab) => [k.across(lab.l, k.flow(lab.l, 3), gaussHalf(1.7))],
  flowDog: (k, lab) => [k.flowDog(lab.l, k.flow(lab.l, 3), { sigma: 1.2, strength: 12 })],
  bilateral: (k, lab) => part(k.bilateral(lab, k.flow(lab.l, 2), { sigma: 2, range: 0.1 })),
  'noise white': (k, { l }) => [k.noise({ ...whole(l), top: 40 }, 5, 1)],
  'noise cells': (k, { l }) => [k.noise({ ...whole(l), top: 40 }, -77, 5.3)],
  curve: (k, lab) => [k.curve(lab.l, Float32Array.of(0, 0.8, 0.3, 1), 0.1, 0.9)],
  luma: (k, { l }) => {
    const pixels = k.pixels(l.width, l.height);
    k.write(pixels, drawScene(l.width, l.height, 0.7).rgba);
    return [k.luma(pixels, [0.3, 0.6, 0.1])];
  },
  localTone: (k, { l }) => {
    const tone = {
      table: Float32Array.of(0.1, 0.4, 0.5, 0.9),
      low: 0.05,
      high: 0.95,
      gridWidth: 5,
      gridHeight: 4,
      gain: Float32Array.from({ length: 20 }, (_, i) => 0.8 + (i % 7) / 15),
      lift: Float32Array.from({ length: 20 }, (_, i) => ((i % 5) - 2) / 40),
    };
    const { width, height } = l;
    return [k.localTone(l, { width, height: height + 90, top: 31, rows: height }, tone, 0.8)];
  },
  grain: (k, { l }) => [
    k.grain(l, { ...whole(l), top: 77 }, { seed: -9, cellX: 1.9, cellY: 21, gain: 0.7 }),
  ],
};

export const KERNEL_NAMES = [...Object.keys(WORK), 'rgba'];

/** One operation on two sets of kernels. */
export async function compareKernel(
  name: string,
  one: Kernels,
  other: Kernels,
  width: number,
  height: number,
): Promise<Distance> {
  const work = WORK[name];
  const scale = work ? 2 / 255 : 2;
  const a = await (work ? planesOf(one, work, width, height) : bytesOf(one, width, height));
  const b = await (work ? planesOf(other, work, width, height) : bytesOf(other, width, height));
  return distance(name, a, b, scale);
}

async function planesOf(k: Kernels, work: Work, width: number, height: number) {
  const mark = k.mark();
  const source = k.pixels(width, height);
  k.write(source, drawScene(width, height).rgba);
  const made = work(k, k.lab(source));
  // Read one after another as one block, so that all come from the same run.
  const out = k.plane(Math.max(...made.map((plane) => plane.width)), totalRows(made));
  let row = 0;
  for (const plane of made) {
    const at = out.at + 4 * out.width * row;
    k.gauss(plane, 0, { at, width: plane.width, height: plane.height });
    row += plane.height;
  }
  const bytes = await k.read(out, 0, row);
  k.release(mark);
  return new Float32Array(bytes.buffer);
}

function totalRows(planes: readonly Plane[]): number {
  return planes.reduce((sum, plane) => sum + plane.height, 0);
}

async function bytesOf(k: Kernels, width: number, height: number) {
  const mark = k.mark();
  const source = k.pixels(width, height);
  k.write(source, drawScene(width, height).rgba);
  const lab = k.lab(source);
  k.gauss(lab.a, 1.2, lab.a);
  const out = k.pixels(width, height);
  k.rgba(lab, out);
  const bytes = await k.read(out, 0, height);
  k.release(mark);
  return bytes;
}

function distance(
  name: string,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  scale: number,
): Distance {
  let sum = 0;
  let worst = 0;
  let far = 0;
  for (let i = 0; i < a.length; i++) {
    // Not a number is as far as can be.
    const apart = Math.abs((a[i] as number) - (b[i] as number));
    const away = Number.isFinite(apart) ? apart : 1e9;
    sum += away;
    worst = Math.max(worst, away);
    if (away > scale) far += 1;
  }
  return { name, mean: sum / a.length, worst, far: far / a.length };
}

/** A look's picture on a GPU against the CPU's. */
export async function compareLook(
  look: Look,
  cpu: Kernels,
  gpu: Kernels,
  width: number,
  height: number,
  keep: number,
): Promise<Distance> {
  const scene = drawScene(width, height);
  const small = shrink(scene, analysisSideOf(look));
  const analysis = analysePicture(cpu, look, small, scene, {});
  const plan: RenderPlan = { picture: { width, height }, options: {}, analysis, seed: 3, keep };
  const all = { top: 0, bottom: height, from: 0, to: height };
  const expected = renderStrip(cpu, look, plan, all, scene.rgba, undefined);
  const made = await renderStripOn(gpu, look, plan, all, scene.rgba, undefined);
  return distance(look.meta.id, expected, made, 2);
}

/** Five pictures on the GPU, none waited for before the next, each of another size; then the same on the CPU. */
export async function compareOverlapping(cpu: Kernels, gpu: Kernels): Promise<Distance[]> {
  const begin = (k: Kernels, i: number) => {
    const [width, height] = [40 + 30 * i, 90 - 7 * i];
    const mark = k.mark();
    const source = k.pixels(width, height);
    k.write(source, drawScene(width, height, 0.3 + 0.15 * i).rgba);
    const { l, a, b } = k.lab(source);
    k.set(b, new Float32Array(width * height).fill(0.02 * i));
    k.rgba({ l: k.gauss(l, 1 + i), a, b }, source);
    const reading = k.read(source, 0, height);
    k.release(mark);
    return reading;
  };
  const numbers = [0, 1, 2, 3, 4];
  const made = await Promise.all(numbers.map((i) => begin(gpu, i)));
  const wanted = await Promise.all(numbers.map((i) => begin(cpu, i)));
  return numbers.map((i) =>
    distance(`picture ${i}`, made[i] as Uint8ClampedArray, wanted[i] as Uint8ClampedArray, 1),
  );
}

/** What a clip remembers in the arena from frame to frame, over five frames begun one right after another. */
export async function compareMemory(cpu: Kernels, gpu: Kernels): Promise<Distance[]> {
  const [width, height] = [70, 50];
  const frames = [0, 1, 2, 3, 4];
  const play = async (k: Kernels) => {
    const base = k.mark();
    const memory = createFrameMemory(k);
    const reads = frames.map((frame) => {
      memory.begin();
      const mark = k.mark();
      const source = k.pixels(width, height);
      k.write(source, drawScene(width, height, 0.2 + 0.15 * frame).rgba);
      const window = { width, height, top: 0, rows: height };
      const { l, a } = k.lab(steadied({ kernels: k, source, window, memory }));
      memory.smooth('light', l, 0.5);
      memory.smooth('colour', a, 0.3, 0.1);
      k.gauss(l, 1.5, a);
      const reading = k.read(a, 0, height);
      k.release(mark);
      return reading;
    });
    const made = await Promise.all(reads);
    k.release(base);
    return made.map(({ buffer }) => new Float32Array(buffer));
  };
  const made = await play(gpu);
  const wanted = await play(cpu);
  return frames.map((i) =>
    distance(`frame ${i}`, made[i] as Float32Array, wanted[i] as Float32Array, 1e-4),
  );
}
