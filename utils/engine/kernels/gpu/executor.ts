import { MimError } from '@/utils/lib/errors';
import { MAP_READ, USAGE } from './flags';
import { layoutsOf } from './layouts';
import type { Program } from './programs';
import { BLOCK, type Device, type Recording, type Step } from './recorder';

/** Steps handed to the device at once: what takes too long in one go, a system takes for a crash. */
const STEPS_PER_SUBMIT = 24;

type Role = 'heap' | 'blocks' | 'constants' | 'wide';

/** A recording on its way: the buffer it is read from, and what the device had to say. */
interface Submitted {
  back: GPUBuffer;
  errors: Promise<(GPUError | null)[]>;
}

const SCOPES = ['out-of-memory', 'internal', 'validation'] as const;

/** Carries recordings out on a device, one after another, in buffers that grow as needed and stay. */
export class Executor implements Device {
  readonly most: number;
  private readonly layouts: ReturnType<typeof layoutsOf>;
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>();
  private readonly buffers = new Map<Role, GPUBuffer>();
  /** Buffers to read back from, not in use. */
  private readonly backs: GPUBuffer[] = [];
  private last: Promise<unknown> = Promise.resolve();
  /** Recordings not submitted yet. */
  private waiting = 0;

  constructor(readonly device: GPUDevice) {
    const { maxStorageBufferBindingSize, maxBufferSize } = device.limits;
    this.most = Math.min(maxStorageBufferBindingSize, maxBufferSize);
    this.layouts = layoutsOf(device);
  }

  upload(at: number, bytes: Uint8Array<ArrayBuffer>, heapBytes: number): boolean {
    if (this.waiting > 0) return false;
    this.device.queue.writeBuffer(this.grown('heap', heapBytes), at, bytes);
    return true;
  }

  perform(
    recording: Recording,
    at: number,
    bytes: number,
  ): Promise<Uint8ClampedArray<ArrayBuffer>> {
    this.waiting += 1;
    // Submitted in the order of the calls; while one is read back the next is already under way.
    const submitted = this.last.then(() => this.submit(recording, at, bytes));
    this.last = submitted
      .catch(() => {})
      .then(() => {
        this.waiting -= 1;
      });
    return submitted.then(({ back, errors }) => this.readBack(back, errors, bytes));
  }

  /** Compiles programs ahead of their first use. */
  async prepare(programs: Iterable<Program>): Promise<void> {
    await Promise.all(Array.from(programs, (program) => this.pipeline(program)));
  }

  /** Hands a recording to the device. */
  private async submit(recording: Recording, at: number, bytes: number): Promise<Submitted> {
    const { device } = this;
    const programs = new Set<Program>();
    for (const step of recording.steps) if (step.do === 'run') programs.add(step.program);
    const pipelines = new Map<Program, GPUComputePipeline>(
      await Promise.all(
        Array.from(programs, async (program) => [program, await this.pipeline(program)] as const),
      ),
    );
    for (const scope of SCOPES) device.pushErrorScope(scope);
    let errors: Submitted['errors'];
    let back: GPUBuffer;
    try {
      back = this.encode(recording, pipelines, at, bytes);
    } finally {
      recording.free();
      errors = Promise.all(SCOPES.map(() => device.popErrorScope()));
      errors.catch(() => {});
    }
    return { back, errors };
  }

  private async readBack(
    back: GPUBuffer,
    errors: Submitted['errors'],
    bytes: number,
  ): Promise<Uint8ClampedArray<ArrayBuffer>> {
    const mapped = back.mapAsync(MAP_READ, 0, bytes);
    mapped.catch(() => {});
    for (const error of await errors) {
      if (!error) continue;
      const full = 'GPUOutOfMemoryError' in globalThis && error instanceof GPUOutOfMemoryError;
      throw new MimError(full ? 'out-of-memory' : 'internal', error.message.slice(0, 160));
    }
    try {
      await mapped;
    } catch (cause) {
      // A lost device says AbortError here, which would read as cancelled.
      throw new MimError('internal', 'the GPU is gone', { cause });
    }
    const copy = new Uint8ClampedArray(back.getMappedRange(0, bytes).slice(0));
    back.unmap();
    this.backs.push(back);
    return copy;
  }

  private encode(
    recording: Recording,
    pipelines: ReadonlyMap<Program, GPUComputePipeline>,
    at: number,
    bytes: number,
  ): GPUBuffer {
    const { queue } = this.device;
    const heap = this.grown('heap', recording.heapBytes);
    const blocks = this.grown('blocks', BLOCK * Math.max(1, recording.blockCount));
    const constants = this.grown('constants', Math.max(16, recording.constantBytes));
    const wide = this.grown('wide', 16 * Math.max(1, recording.wide));
    const back = this.backOf(bytes);
    queue.writeBuffer(blocks, 0, recording.blocks, 0, (BLOCK / 4) * recording.blockCount);
    queue.writeBuffer(constants, 0, recording.constants, 0, recording.constantBytes);
    const group = (step: Step & { do: 'run' }) =>
      this.layouts.group(step.program.binding, {
        blocks,
        heap,
        constants: step.table ?? constants,
        wide,
      });
    const plain = new Map<string, GPUBindGroup>();
    let encoder = this.device.createCommandEncoder();
    let pass: GPUComputePassEncoder | undefined;
    recording.steps.forEach((step, i) => {
      if (i > 0 && i % STEPS_PER_SUBMIT === 0) {
        pass?.end();
        pass = undefined;
        queue.submit([encoder.finish()]);
        encoder = this.device.createCommandEncoder();
      }
      if (step.do === 'copy') {
        pass?.end();
        pass = undefined;
        encoder.copyBufferToBuffer(constants, step.from, heap, step.to, step.bytes);
        return;
      }
      const { program } = step;
      const known = step.table ? undefined : plain.get(program.binding);
      const bound = known ?? group(step);
      if (!step.table) plain.set(program.binding, bound);
      pass ??= encoder.beginComputePass();
      pass.setPipeline(pipelines.get(program) as GPUComputePipeline);
      pass.setBindGroup(0, bound, [step.block]);
      pass.dispatchWorkgroups(
        Math.ceil(step.columns / program.group[0]),
        Math.ceil(step.rows / program.group[1]),
      );
    });
    pass?.end();
    encoder.copyBufferToBuffer(heap, at, back, 0, bytes);
    queue.submit([encoder.finish()]);
    return back;
  }

  private pipeline(program: Program): Promise<GPUComputePipeline> {
    const known = this.pipelines.get(program.code);
    if (known) return known;
    const module = this.device.createShaderModule({ code: program.code, label: program.name });
    const made = this.device.createComputePipelineAsync({
      label: program.name,
      layout: this.layouts.pipeline[program.binding],
      compute: { module, entryPoint: 'main' },
    });
    this.pipelines.set(program.code, made);
    return made;
  }

  /** A buffer of at least this size; the arena keeps its content when it grows. */
  private grown(role: Role, bytes: number): GPUBuffer {
    const before = this.buffers.get(role);
    if (before && before.size >= bytes) return before;
    const size = Math.ceil((bytes * (role === 'heap' ? 1 : 1.25)) / 256) * 256;
    const buffer = this.device.createBuffer({ label: role, size, usage: USAGES[role] });
    if (before && role === 'heap') {
      const encoder = this.device.createCommandEncoder();
      encoder.copyBufferToBuffer(before, 0, buffer, 0, before.size);
      this.device.queue.submit([encoder.finish()]);
    }
    before?.destroy();
    this.buffers.set(role, buffer);
    return buffer;
  }

  /** A buffer to read this much back from. */
  private backOf(bytes: number): GPUBuffer {
    const fitting = this.backs.findIndex(({ size }) => size >= bytes);
    const [known] = fitting >= 0 ? this.backs.splice(fitting, 1) : [];
    if (known) return known;
    for (const small of this.backs.splice(0)) small.destroy();
    const usage = USAGE.read | USAGE.copyTo;
    return this.device.createBuffer({ label: 'back', size: Math.ceil(bytes / 256) * 256, usage });
  }
}

const USAGES: Readonly<Record<Role, number>> = {
  heap: USAGE.storage | USAGE.copyFrom | USAGE.copyTo,
  blocks: USAGE.uniform | USAGE.copyTo,
  constants: USAGE.storage | USAGE.copyFrom | USAGE.copyTo,
  wide: USAGE.storage,
};
