import { MimError } from '@/utils/lib/errors';
import type { Heap } from '../heap';
import type { Memory, Values } from '../memory';
import type { Program } from './programs';

/** Bytes of one block of arguments: the alignment of dynamic offsets on every device. */
export const BLOCK = 256;

/** Sizes to begin with: values of blocks, bytes of constants. Both grow. */
const FIRST_BLOCKS = 64 * (BLOCK / 4);
const FIRST_CONSTANTS = 1 << 16;

/** One thing to do on the device, in order. */
export type Step =
  | { do: 'run'; program: Program; block: number; columns: number; rows: number; table?: GPUBuffer }
  | { do: 'copy'; from: number; to: number; bytes: number };

/** What was noted down since the last time: steps, their arguments, constants, and the memory they need. */
export interface Recording {
  steps: Step[];
  blocks: Uint32Array<ArrayBuffer>;
  blockCount: number;
  constants: Uint8Array<ArrayBuffer>;
  constantBytes: number;
  heapBytes: number;
  /** Elements of the bordered picture, four floats each. */
  wide: number;
  /** Gives blocks and constants back for recordings to come; to be called once they are not needed any more. */
  free: () => void;
}

/** What carries a recording out and reads bytes of the arena back. */
export interface Device {
  /** Puts bytes into the arena now, before anything recorded; false if that is not possible now. */
  upload(at: number, bytes: Uint8Array<ArrayBuffer>, heapBytes: number): boolean;
  perform(recording: Recording, at: number, bytes: number): Promise<Uint8ClampedArray<ArrayBuffer>>;
  /** Largest arena in bytes. */
  readonly most: number;
}

/**
 * A GPU's memory as the kernels see it: nothing is done before `read`. Until then steps are noted
 * down, their arguments in one buffer and the constants in another, so that a strip costs one submit
 * or a few. What is written over a plane within a strip is copied from the constants in its turn.
 */
export class Recorder implements Memory {
  readonly base = 64;
  private steps: Step[] = [];
  private blocks = new Uint32Array(FIRST_BLOCKS);
  private floats = new Float32Array(this.blocks.buffer);
  private blockCount = 0;
  private constants = new Uint8Array(FIRST_CONSTANTS);
  private constantTop = 0;
  private keptTop = 0;
  private heapBytes = 0;
  private wide = 0;
  private readonly spareBlocks: Uint32Array<ArrayBuffer>[] = [];
  private readonly spareConstants: Uint8Array<ArrayBuffer>[] = [];

  constructor(private readonly device: Device) {}

  heap(): Heap {
    throw new MimError('internal', 'a GPU memory is not at hand');
  }

  reserve(bytes: number): void {
    if (bytes > this.device.most) throw new MimError('out-of-memory', `arena of ${bytes} bytes`);
    this.heapBytes = Math.max(this.heapBytes, bytes);
  }

  write(at: number, values: Values): void {
    const bytes = bytesOf(values);
    if (this.steps.length === 0 && this.device.upload(at, bytes, this.heapBytes)) return;
    this.steps.push({ do: 'copy', from: this.constant(values), to: at, bytes: bytes.byteLength });
  }

  read(at: number, bytes: number): Promise<Uint8ClampedArray<ArrayBuffer>> {
    const recording: Recording = {
      steps: this.steps,
      blocks: this.blocks,
      blockCount: this.blockCount,
      constants: this.constants,
      constantBytes: this.constantTop,
      heapBytes: this.heapBytes,
      wide: this.wide,
      free: () => {
        this.spareBlocks.push(recording.blocks);
        this.spareConstants.push(recording.constants);
      },
    };
    this.restart();
    return this.device.perform(recording, at, bytes);
  }

  constant(values: Values): number {
    const bytes = bytesOf(values);
    const at = this.constantTop;
    // 16-byte aligned, so that a shader may read four values at once.
    this.constantTop = at + Math.ceil(bytes.byteLength / 16) * 16;
    if (this.constantTop > this.constants.byteLength) {
      const grown = new Uint8Array(2 ** Math.ceil(Math.log2(this.constantTop)));
      grown.set(this.constants.subarray(0, at));
      this.constants = grown;
    }
    this.constants.set(bytes, at);
    return at;
  }

  /** Constants so far stay for every recording to come. */
  keepConstants(): void {
    this.keptTop = this.constantTop;
  }

  /** Forgets what was noted down since the last `read`. */
  restart(): void {
    const before = this.constants;
    this.constants = this.spareConstants.pop() ?? new Uint8Array(FIRST_CONSTANTS);
    this.constants.set(before.subarray(0, this.keptTop));
    this.constantTop = this.keptTop;
    this.steps = [];
    this.blocks = this.spareBlocks.pop() ?? new Uint32Array(FIRST_BLOCKS);
    this.floats = new Float32Array(this.blocks.buffer);
    this.blockCount = 0;
    this.heapBytes = 0;
    this.wide = 0;
  }

  /** A bordered picture of this many pixels, four floats each; the next one takes its place. */
  widen(pixels: number): void {
    this.wide = Math.max(this.wide, pixels);
  }

  /** Notes down an operation with the arguments of its twin, but for the rows. */
  run(program: Program, args: readonly number[], rows: number, table?: GPUBuffer): void {
    const columns = args[program.columns] as number;
    const at = this.block(columns, rows);
    program.types.forEach((type, i) => {
      const place = at + 2 + i;
      const value = args[i] as number;
      if (type === 'f32') this.floats[place] = value;
      else this.blocks[place] = value;
    });
    this.push(program, columns, rows, table);
  }

  /** Notes down a look's own step. */
  runLook(
    program: Program,
    columns: number,
    rows: number,
    top: number,
    settings: number,
    planes: readonly number[],
  ): void {
    const at = this.block(columns, rows);
    this.blocks[at + 2] = top;
    this.blocks[at + 3] = settings >> 2;
    planes.forEach((plane, i) => {
      this.blocks[at + 4 + i] = plane >> 2;
    });
    this.push(program, columns, rows);
  }

  private push(program: Program, columns: number, rows: number, table?: GPUBuffer): void {
    const block = BLOCK * (this.blockCount - 1);
    this.steps.push({ do: 'run', program, block, columns, rows, ...(table ? { table } : {}) });
  }

  private block(columns: number, rows: number): number {
    const at = this.blockCount * (BLOCK / 4);
    this.blockCount += 1;
    if (at + BLOCK / 4 > this.blocks.length) {
      const grown = new Uint32Array(2 * this.blocks.length);
      grown.set(this.blocks);
      this.blocks = grown;
      this.floats = new Float32Array(grown.buffer);
    }
    this.blocks[at] = columns;
    this.blocks[at + 1] = rows;
    return at;
  }
}

function bytesOf(values: Values): Uint8Array<ArrayBuffer> {
  return new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
}
