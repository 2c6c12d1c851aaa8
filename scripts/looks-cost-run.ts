import { createFrameMemory } from '../utils/engine/frame-memory';
import type { Kernels } from '../utils/engine/kernels/kernels';
import { createSimdKernels } from '../utils/engine/kernels/simd';
import type { Look, SmallPicture } from '../utils/engine/looks/look';
import { LOOK_TABLE } from '../utils/engine/looks/table';
import { analysePicture, analysisSideOf, renderStrip } from '../utils/engine/render';
import type { StripRows } from '../utils/engine/strips';
import { readPicture, resizePicture } from './looks-sheet';

export interface CostOptions {
  looks?: string[];
  width: number;
  height: number;
  runs: number;
  /** List the kernels of every look. */
  passes: boolean;
  /** As a frame of a clip. */
  clip: boolean;
  log: (line: string) => void;
}

/** The kernels, adding up what every method takes. */
function metered(kernels: Kernels, spent: Map<string, number>): Kernels {
  const wrapped = new Map<PropertyKey, unknown>();
  return new Proxy(kernels, {
    get(target, key) {
      const value = Reflect.get(target, key, target) as unknown;
      if (typeof value !== 'function') return value;
      const known = wrapped.get(key);
      if (known) return known;
      const call = (...args: unknown[]): unknown => {
        const started = performance.now();
        const result = (value as (...args: unknown[]) => unknown).apply(target, args);
        const op = key === 'compose' ? `compose ${(args[0] as { id: string }).id}` : String(key);
        spent.set(op, (spent.get(op) ?? 0) + performance.now() - started);
        return result;
      };
      wrapped.set(key, call);
      return call;
    },
  });
}

/** Cuts or repeats a picture to a size. */
function fitted(kernels: Kernels, picture: SmallPicture, width: number, height: number) {
  const factor = Math.max(width / picture.width, height / picture.height);
  const large = resizePicture(
    kernels,
    picture,
    Math.max(width, Math.round(picture.width * factor)),
  );
  const rgba = new Uint8ClampedArray(4 * width * height);
  const left = (large.width - width) >> 1;
  const top = Math.max(0, (large.height - height) >> 1);
  for (let y = 0; y < height; y++) {
    const at = 4 * (Math.min(large.height - 1, top + y) * large.width + left);
    rgba.set(large.rgba.subarray(at, at + 4 * width), 4 * width * y);
  }
  return { width, height, rgba };
}

/**
 * Milliseconds of this thread's CPU that one run takes, after two to warm up: the mean, because the
 * clock is coarse, and the least on the wall if that is less.
 */
function cost(runs: number, work: () => void): number {
  work();
  work();
  let best = Number.POSITIVE_INFINITY;
  const before = process.threadCpuUsage();
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  const { user, system } = process.threadCpuUsage(before);
  return Math.min(best, (user + system) / 1000 / runs);
}

function strip(kernels: Kernels, look: Look, picture: SmallPicture, rows: StripRows, plan: Plan) {
  clip?.begin();
  const { width } = picture;
  const part = picture.rgba.subarray(4 * width * rows.from, 4 * width * rows.to);
  renderStrip(kernels, look, plan, rows, part, undefined);
}

/** What the look at hand remembers, on a clip. */
let clip: ReturnType<typeof createFrameMemory> | undefined;

/** The look as frames of a clip get it, with what was before at hand. */
function onClip(look: Look, kernels: Kernels): Look {
  const memory = createFrameMemory(kernels);
  clip = memory;
  return { ...look, render: (job) => look.render({ ...job, memory }) };
}

interface Plan {
  picture: SmallPicture;
  options: Record<string, number>;
  analysis: unknown;
  seed: number;
  keep: number;
}

/** Prints a line per look, and per kernel if asked. */
export async function costs(file: Uint8Array, options: CostOptions): Promise<void> {
  const { width, height, runs, log } = options;
  const kernels = await createSimdKernels();
  const picture = fitted(kernels, readPicture(file), width, height);
  log(`${width} x ${height}   look, ms: analyse, whole, halves (halo)`);
  for (const { meta, load } of LOOK_TABLE) {
    if (options.looks && !options.looks.includes(meta.id)) continue;
    const look = options.clip ? onClip(await load(), kernels) : await load();
    const side = analysisSideOf(look);
    const shrink = Math.min(1, side / Math.max(width, height));
    const small = resizePicture(kernels, picture, Math.max(1, Math.round(width * shrink)));
    const measure = () => analysePicture(kernels, look, small, picture, {});
    const analysis = measure();
    const analyse = cost(runs, () => void measure());
    const halo = look.halo({}, picture, analysis);
    const plan = { picture, options: {}, analysis, seed: 7, keep: 0 };
    const all = { top: 0, bottom: height, from: 0, to: height };
    const whole = cost(runs, () => strip(kernels, look, picture, all, plan));
    const middle = height >> 1;
    const first = { top: 0, bottom: middle, from: 0, to: Math.min(height, middle + halo) };
    const half = cost(runs, () => strip(kernels, look, picture, first, plan));
    const ms = [analyse, whole, half].map((v) => v.toFixed(1).padStart(7)).join('');
    log(`${meta.id.padEnd(10)}${ms}   (${halo})`);
    if (!options.passes) continue;
    const spent = new Map<string, number>();
    const meter = metered(kernels, spent);
    const total = cost(runs, () => {
      spent.clear();
      strip(meter, look, picture, all, plan);
    });
    const known = [...spent.values()].reduce((sum, v) => sum + v, 0);
    const list = [...spent].sort((a, b) => b[1] - a[1]).filter(([, v]) => v >= 0.1);
    for (const [op, v] of list) log(`    ${op.padEnd(20)}${v.toFixed(1).padStart(7)}`);
    log(`    ${'outside kernels'.padEnd(20)}${(total - known).toFixed(1).padStart(7)}`);
  }
}
