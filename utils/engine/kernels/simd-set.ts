import { HARDNESS, KernelSet, squaringsOf } from './kernel-set';
import type { Flow, KuwaharaOptions, Lab, LookOp, Plane } from './kernels';
import type { Memory } from './memory';
import type { Op, Ops } from './ops';
import { type SectorTable, sectorTable } from './sectors';

/** Operations that only the SIMD module has: fixed-point ways to the same results. */
export type FastOps = Record<
  'packFlow' | 'licPacked' | 'borderPairs' | 'kernelOf' | 'kuwaharaPairs',
  Op
>;

/** Longest side that 16-bit places can hold. */
const MOST = 32767;

/** The kernels on SIMD, with its own ways for the two that cost most. */
export class SimdKernelSet extends KernelSet {
  private readonly sectors = new WeakMap<object, SectorTable>();

  constructor(
    memory: Memory,
    ops: Ops,
    private readonly fast: FastOps,
    bind: (op: LookOp) => Op,
  ) {
    super('wasm-simd', memory, ops, bind);
  }

  override lic(source: Plane, flow: Flow, half: Float32Array): Plane {
    const { width, height } = source;
    if (Math.min(width, height) < 2 || Math.max(width, height) > MOST) {
      return super.lic(source, flow, half);
    }
    const out = this.plane(width, height);
    const mark = this.mark();
    const taps = this.constant(half);
    const packed = this.plane(width, height);
    const { packFlow, licPacked } = this.fast;
    this.call(packFlow, height, flow.x.at, flow.y.at, packed.at, width);
    const steps = half.length - 1;
    this.call(licPacked, height, source.at, packed.at, out.at, width, height, taps, steps);
    this.release(mark);
    return out;
  }

  override kuwahara(source: Lab, flow: Flow, options: KuwaharaOptions): Lab {
    const { width, height } = source.l;
    const out = this.labPlanes(width, height);
    const mark = this.mark();
    const table = this.sectorsOf(options.radius);
    const { reach } = table;
    const rowWidth = Math.ceil((width + 2 * reach) / 4) * 4;
    const bordered = this.allocate(16 * rowWidth * (height + 2 * reach));
    const line = this.allocate(12 * (rowWidth + 4));
    const kernels = this.plane(width, height);
    const starts = this.constant(table.starts);
    const offsets = this.constant(offsetsOf(table, rowWidth));
    const weights = this.constant(new Uint8Array(table.weights.buffer));
    const { l, a, b } = source;
    const { borderPairs, kernelOf, kuwaharaPairs } = this.fast;
    const rows = height + 2 * reach;
    const size = [width, height, reach, rowWidth] as const;
    this.call(borderPairs, rows, l.at, a.at, b.at, bordered, ...size, line);
    this.call(kernelOf, height, flow.x.at, flow.y.at, flow.anisotropy.at, kernels.at, width);
    this.call(
      kuwaharaPairs,
      height,
      bordered,
      kernels.at,
      out.l.at,
      out.a.at,
      out.b.at,
      width,
      reach,
      rowWidth,
      starts,
      offsets,
      weights,
      options.hardness ?? HARDNESS,
      squaringsOf(options),
    );
    this.release(mark);
    return out;
  }

  private sectorsOf(radius: number): SectorTable {
    const table = this.table(radius);
    const known = this.sectors.get(table);
    if (known) return known;
    const made = sectorTable(table);
    this.sectors.set(table, made);
    return made;
  }
}

/** Byte offsets of the entries in a bordered picture of this width. */
function offsetsOf({ dx, dy }: SectorTable, rowWidth: number): Int32Array {
  const offsets = new Int32Array(dx.length);
  for (let i = 0; i < dx.length; i++) {
    offsets[i] = 16 * ((dy[i] as number) * rowWidth + (dx[i] as number));
  }
  return offsets;
}
