import type { Kernels, Lab } from '../kernels/kernels';

/** Sides in pixels of the trial picture, of the one before it, and of the one to warm up. */
const SIDE = 256;
const QUICK_SIDE = 64;
const FIRST_SIDE = 24;
/** The brush, and how often it goes over the picture in the longer of two runs. */
const RADIUS = 5;
const REPEATS = 8;

/** A quick pass that takes longer, in milliseconds, needs no second one: a GPU needs one or two. */
const HOPELESS = 8;

/** Milliseconds of one pass over the trial picture. */
export interface Pace {
  gpu: number;
  cpu: number;
}

/**
 * How long a pass of the heaviest kernel takes on either set of kernels, after one to warm up. Takes
 * less than 100 ms in all, besides compiling the shaders.
 */
export async function tryOut(gpu: Kernels, cpu: Kernels): Promise<Pace> {
  await paint(gpu, FIRST_SIDE, 1);
  const quick = await timed(() => paint(gpu, QUICK_SIDE, 1));
  const gpuPace = quick > HOPELESS ? quick * (SIDE / QUICK_SIDE) ** 2 : await furtherPass(gpu);
  await paint(cpu, SIDE, 1);
  const cpuPace = await timed(() => paint(cpu, SIDE, 1));
  return { gpu: gpuPace, cpu: cpuPace };
}

/** What a pass costs beyond the first: starting and reading back weigh little in a large picture. */
async function furtherPass(gpu: Kernels): Promise<number> {
  const once = await timed(() => paint(gpu, SIDE, 1));
  const all = await timed(() => paint(gpu, SIDE, REPEATS));
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
function trialPicture(side: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * side * side);
  for (let i = 0; i < side * side; i++) {
    const x = i % side;
    const y = (i - x) / side;
    const v = 128 + 90 * Math.sin((x * x + y * y) / 900) + ((i * 2654435761) % 17);
    rgba.set([v, 255 - v, (x + y) / 2, 255], 4 * i);
  }
  return rgba;
}

async function paint(kernels: Kernels, side: number, times: number): Promise<void> {
  const mark = kernels.mark();
  const source = kernels.pixels(side, side);
  kernels.write(source, trialPicture(side));
  const lab = kernels.lab(source);
  const flow = kernels.flow(lab.l, 2);
  let made: Lab = lab;
  for (let i = 0; i < times; i++) made = kernels.kuwahara(lab, flow, { radius: RADIUS });
  kernels.rgba(made, source);
  const reading = kernels.read(source, 0, side);
  kernels.release(mark);
  await reading;
}
