import { MimError } from '@/utils/lib/errors';
import { HARDNESS, KernelSet, squaringsOf } from '../kernel-set';
import type {
  Flow,
  Kernels,
  KuwaharaOptions,
  Lab,
  LookOp,
  Pixels,
  Plane,
  Window,
} from '../kernels';
import type { KuwaharaTable } from '../kuwahara';
import { OP_NAMES, type Ops } from '../ops';
import { Executor } from './executor';
import { USAGE } from './flags';
import { lookProgram, MOST_LOOK_PLANES, opProgram, type Program } from './programs';
import { Recorder } from './recorder';

/** Programs by operation, made once for all devices. */
const programs = new Map<string, Program>();

function programOf(name: string): Program {
  const known = programs.get(name);
  if (known) return known;
  const made = opProgram(name);
  programs.set(name, made);
  return made;
}

/** Where a table's parts begin in its buffer: bounds of the kernels, places of the samples, weights. */
interface TableBuffer {
  buffer: GPUBuffer;
  /** In bytes. */
  offsets: number;
  /** In blocks of four floats. */
  weights: number;
}

/** `Kernels` on a GPU. */
class GpuKernels extends KernelSet {
  private readonly tableBuffers = new WeakMap<KuwaharaTable, TableBuffer>();
  private readonly steps = new Map<LookOp, Program>();

  constructor(
    private readonly recorder: Recorder,
    private readonly executor: Executor,
  ) {
    const ops: Partial<Ops> = {};
    for (const name of OP_NAMES) {
      ops[name] = (...args) => recorder.run(programOf(name), args, args.at(-1) as number);
    }
    super('webgpu', recorder, ops as Ops, () => () => {});
    recorder.keepConstants();
  }

  /** Compiles all operations ahead of their first use; looks' own steps are compiled when they come. */
  async prepare(): Promise<void> {
    await this.executor.prepare(OP_NAMES.map(programOf));
  }

  /** All rows at once: a device splits work by itself. */
  override rows(height: number, run: (from: number, to: number) => void): void {
    run(0, height);
  }

  override kuwahara(source: Lab, flow: Flow, options: KuwaharaOptions): Lab {
    const { width, height } = source.l;
    const out = this.labPlanes(width, height);
    const { recorder } = this;
    const table = this.table(options.radius);
    const { reach } = table;
    const { buffer, offsets, weights } = this.tableBuffer(table);
    const wideWidth = width + 2 * reach;
    const wideHeight = height + 2 * reach;
    recorder.widen(wideWidth * wideHeight);
    const { l, a, b } = source;
    recorder.run(
      programOf('border'),
      [l.at, a.at, b.at, width, height, reach, wideWidth],
      wideHeight,
    );
    const { x, y, anisotropy } = flow;
    const hardness = options.hardness ?? HARDNESS;
    recorder.run(
      programOf('kuwahara'),
      [
        x.at,
        y.at,
        anisotropy.at,
        out.l.at,
        out.a.at,
        out.b.at,
        width,
        reach,
        offsets >> 2,
        weights,
        hardness,
        squaringsOf(options),
      ],
      height,
      buffer,
    );
    return out;
  }

  override compose(
    op: LookOp,
    planes: readonly (Plane | Pixels)[],
    settings: Float32Array,
    window: Window,
  ): void {
    if (planes.length > MOST_LOOK_PLANES) throw new MimError('internal', `planes of ${op.id}`);
    let program = this.steps.get(op);
    if (!program) {
      program = lookProgram(op);
      this.steps.set(op, program);
    }
    const at = this.constant(settings);
    const pointers = planes.map((plane) => plane.at);
    this.recorder.runLook(program, window.width, window.rows, window.top, at, pointers);
  }

  private tableBuffer(table: KuwaharaTable): TableBuffer {
    const known = this.tableBuffers.get(table);
    if (known) return known;
    const starts = table.starts.length;
    const weightsFrom = Math.ceil((starts + table.dx.length) / 4) * 4;
    const words = new Int32Array(weightsFrom + table.weights.length);
    words.set(table.starts);
    table.dx.forEach((dx, i) => {
      words[starts + i] = ((table.dy[i] as number) << 16) | (dx & 0xffff);
    });
    new Float32Array(words.buffer).set(table.weights, weightsFrom);
    const { device } = this.executor;
    const usage = USAGE.storage | USAGE.copyTo;
    const buffer = device.createBuffer({ size: words.byteLength, usage, label: 'table' });
    device.queue.writeBuffer(buffer, 0, words);
    const made = { buffer, offsets: 4 * starts, weights: weightsFrom / 4 };
    this.tableBuffers.set(table, made);
    return made;
  }
}

/** The kernels on a device of WebGPU. What goes wrong there is thrown by `read`. */
export function createGpuKernels(device: GPUDevice): Kernels & { prepare(): Promise<void> } {
  const executor = new Executor(device);
  return new GpuKernels(new Recorder(executor), executor);
}
