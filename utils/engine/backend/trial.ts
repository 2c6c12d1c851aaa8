import type { Kernels, Lab } from '../kernels/kernels';

/** Side of the trial picture in pixels, the brush on it, and how often it is painted in a run. */
const SIDE = 256;
const RADIUS = 5;
const REPEATS = 8;

/** A first pass that takes longer, in milliseconds, needs no second one. */
const HOPELESS = 60;

/** Milliseconds of one pass. */
export interface Pace {
  gpu: number;
  cpu: number;
}

/**
 * How long a pass of the heaviest kernel takes on either set of kernels, after one to warm up. Takes
 * less than 100 ms in all, besides compiling the shaders.
 */
export async function tryOut(gpu: Kernels, cpu: Kernels): Promise<Pace> {
  await paint(gpu, 1);
  const once = await timed(() => paint(gpu, 1));
  const gpuPace = once > HOPELESS ? once : await furtherPass(gpu, once);
  await paint(cpu, 1);
  const steady = await timed(() => paint(cpu, 1));
  return { gpu: gpuPace, cpu: steady };
}

/** What a pass costs beyond the first: starting and reading back weigh little in a large picture. */
async function furtherPass(gpu: Kernels, once: number): Promise<number> {
  const all = await timed(() => paint(gpu, REPEATS));
  return Math.max(0.02, (all - once) / (REPEATS - 1));
}

/** Whether a GPU beats that many workers on the processor. */
export function isFaster({ gpu, cpu }: Pace, workers: number): boolean {
  return gpu * workers < cpu;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Something with edges everywhere. */
function trialPicture(): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const x = i % SIDE;
    const y = (i - x) / SIDE;
    const v = 128 + 90 * Math.sin((x * x + y * y) / 900) + ((i * 2654435761) % 17);
    rgba.set([v, 255 - v, (x + y) / 2, 255], 4 * i);
  }
  return rgba;
}

async function paint(kernels: Kernels, times: number): Promise<void> {
  const mark = kernels.mark();
  const source = kernels.pixels(SIDE, SIDE);
  kernels.write(source, trialPicture());
  const lab = kernels.lab(source);
  const flow = kernels.flow(lab.l, 2);
  let made: Lab = lab;
  for (let i = 0; i < times; i++) made = kernels.kuwahara(lab, flow, { radius: RADIUS });
  kernels.rgba(made, source);
  const reading = kernels.read(source, 0, SIDE);
  kernels.release(mark);
  await reading;
}
