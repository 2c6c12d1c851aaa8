import { Arena } from './arena';
import { decodeTable, encodeTable } from './colour';
import type {
  BilateralOptions,
  DogOptions,
  Filter,
  Flow,
  GrainOptions,
  Kernels,
  KuwaharaOptions,
  Lab,
  LookOp,
  Pixels,
  Plane,
  ToneGrid,
  Window,
} from './kernels';
import { type KuwaharaTable, kuwaharaTable } from './kuwahara';
import type { Memory } from './memory';
import type { Op, Ops } from './ops';
import { resampleTaps } from './resample-taps';
import { dogHalf, gaussHalf, gaussReach } from './taps';

/** Kernel tables kept (up to 1.5 MB each). */
const MOST_TABLES = 6;

/** Scales the summed variance (Oklab) before it is raised, if not said; 1/255 of noise is calm. */
export const HARDNESS = 600;

/** How often a variance is squared for a sharpness: 2 (a power of 4) for the usual 8. */
export function squaringsOf({ sharpness = 8 }: KuwaharaOptions): number {
  return Math.max(0, Math.round(Math.log2(sharpness / 2)));
}

/** `Kernels` over any memory and operations; everything the backends share. */
export class KernelSet extends Arena implements Kernels {
  readonly backend: Kernels['backend'];
  private readonly decode: number;
  private readonly encode: number;
  private readonly tables = new Map<number, KuwaharaTable>();
  private readonly lookOps = new Map<LookOp, Op>();

  constructor(
    backend: Kernels['backend'],
    memory: Memory,
    ops: Ops,
    /** Ties a look's operation to this backend. */
    private readonly bind: (op: LookOp) => Op,
  ) {
    super(memory, ops);
    this.backend = backend;
    this.decode = this.constant(decodeTable());
    this.encode = this.constant(encodeTable());
  }

  lab(source: Pixels): Lab {
    const { width, height } = source;
    const out = this.labPlanes(width, height);
    this.run('lab', height, source.at, this.decode, out.l.at, out.a.at, out.b.at, width);
    return out;
  }

  lightness(source: Pixels, into?: Plane): Plane {
    const { width, height } = source;
    const out = into ?? this.plane(width, height);
    this.run('lightness', height, source.at, this.decode, out.at, width);
    return out;
  }

  rgba(lab: Lab, into: Pixels): void {
    const { width, height } = into;
    this.run('rgba', height, lab.l.at, lab.a.at, lab.b.at, this.encode, into.at, width);
  }

  gauss(source: Plane, sigma: number, into?: Plane): Plane {
    const { width, height } = source;
    const out = into ?? this.plane(width, height);
    const reach = gaussReach(sigma);
    if (reach === 0) {
      if (out.at !== source.at) this.run('copy', height, source.at, out.at, width);
      return out;
    }
    const mark = this.mark();
    const taps = this.constant(gaussHalf(sigma));
    const across = this.plane(width, height);
    this.run('convolveX', height, source.at, across.at, width, taps, reach);
    this.run('convolveY', height, across.at, out.at, width, height, taps, reach);
    this.release(mark);
    return out;
  }

  resample(source: Plane, from: Window, to: Window, filter: Filter): Plane {
    const out = this.plane(to.width, to.rows);
    const mark = this.mark();
    const xs = resampleTaps(from.width, 0, from.width, to.width, 0, to.width, filter);
    const ys = resampleTaps(from.height, from.top, from.rows, to.height, to.top, to.rows, filter);
    const xStarts = this.constant(xs.starts);
    const xWeights = this.constant(xs.weights);
    const yStarts = this.constant(ys.starts);
    const yWeights = this.constant(ys.weights);
    // Whichever order touches fewer values.
    if (to.rows <= from.rows) {
      const middle = this.plane(from.width, to.rows);
      this.run('resampleY', to.rows, source.at, from.width, middle.at, yStarts, yWeights, ys.count);
      this.run(
        'resampleX',
        to.rows,
        middle.at,
        from.width,
        out.at,
        to.width,
        xStarts,
        xWeights,
        xs.count,
      );
    } else {
      const middle = this.plane(to.width, from.rows);
      this.run(
        'resampleX',
        from.rows,
        source.at,
        from.width,
        middle.at,
        to.width,
        xStarts,
        xWeights,
        xs.count,
      );
      this.run('resampleY', to.rows, middle.at, to.width, out.at, yStarts, yWeights, ys.count);
    }
    this.release(mark);
    return out;
  }

  flow(source: Plane, sigma: number): Flow {
    const { width, height } = source;
    const e = this.plane(width, height);
    const f = this.plane(width, height);
    const g = this.plane(width, height);
    this.run('gradient', height, source.at, e.at, f.at, g.at, width, height);
    for (const plane of [e, f, g]) this.gauss(plane, sigma, plane);
    this.run('eigen', height, e.at, f.at, g.at, e.at, f.at, g.at, width);
    return { x: e, y: f, anisotropy: g };
  }

  kuwahara(source: Lab, flow: Flow, options: KuwaharaOptions): Lab {
    const { width, height } = source.l;
    const out = this.labPlanes(width, height);
    const mark = this.mark();
    const table = this.table(options.radius);
    const { reach } = table;
    const rowWidth = width + 2 * reach;
    const bordered = this.allocate(16 * rowWidth * (height + 2 * reach));
    const starts = this.constant(table.starts);
    const offsets = this.constant(
      Int32Array.from(table.dx, (dx, i) => 16 * ((table.dy[i] ?? 0) * rowWidth + dx)),
    );
    const weights = this.constant(table.weights);
    const { l, a, b } = source;
    this.run('border', height + 2 * reach, l.at, a.at, b.at, bordered, width, height, reach);
    this.run(
      'kuwahara',
      height,
      bordered,
      flow.x.at,
      flow.y.at,
      flow.anisotropy.at,
      out.l.at,
      out.a.at,
      out.b.at,
      width,
      reach,
      starts,
      offsets,
      weights,
      options.hardness ?? HARDNESS,
      squaringsOf(options),
    );
    this.release(mark);
    return out;
  }

  lic(source: Plane, flow: Flow, half: Float32Array): Plane {
    return this.along('lic', source, flow, half);
  }

  across(source: Plane, flow: Flow, half: Float32Array): Plane {
    return this.along('across', source, flow, half);
  }

  flowDog(source: Plane, flow: Flow, options: DogOptions): Plane {
    return this.across(
      source,
      flow,
      dogHalf(options.sigma, options.ratio ?? 1.6, options.strength),
    );
  }

  bilateral(source: Lab, flow: Flow, options: BilateralOptions): Lab {
    const { width, height } = source.l;
    const out = this.labPlanes(width, height);
    const mark = this.mark();
    const middle = this.labPlanes(width, height);
    const half = gaussHalf(options.sigma);
    const taps = this.constant(half);
    for (const [from, to, turn] of [
      [source, middle, 1],
      [middle, out, 0],
    ] as const) {
      this.run(
        'bilateral',
        height,
        from.l.at,
        from.a.at,
        from.b.at,
        flow.x.at,
        flow.y.at,
        to.l.at,
        to.a.at,
        to.b.at,
        width,
        height,
        taps,
        half.length - 1,
        options.range,
        turn,
      );
    }
    this.release(mark);
    return out;
  }

  noise(window: Window, seed: number, cell: number): Plane {
    const out = this.plane(window.width, window.rows);
    this.run('noise', window.rows, out.at, window.width, window.top, seed | 0, cell);
    return out;
  }

  curve(source: Plane, table: Float32Array, low: number, high: number, into?: Plane): Plane {
    const out = into ?? this.plane(source.width, source.height);
    const mark = this.mark();
    const at = this.constant(table);
    this.run('curve', source.height, source.at, out.at, source.width, at, table.length, low, high);
    this.release(mark);
    return out;
  }

  luma(source: Pixels, weights: readonly [number, number, number], into?: Plane): Plane {
    const { width, height } = source;
    const out = into ?? this.plane(width, height);
    const [r, g, b] = weights;
    this.run('luma', height, source.at, out.at, width, r / 255, g / 255, b / 255);
    return out;
  }

  localTone(source: Plane, window: Window, tone: ToneGrid, amount: number, into?: Plane): Plane {
    const { width, height } = source;
    const out = into ?? this.plane(width, height);
    const mark = this.mark();
    const table = this.constant(tone.table);
    const gain = this.constant(tone.gain);
    const lift = this.constant(tone.lift);
    const scratch = this.allocate(8 * tone.gridWidth);
    this.run(
      'localTone',
      height,
      source.at,
      out.at,
      width,
      window.height,
      window.top,
      table,
      tone.table.length,
      tone.low,
      tone.high,
      gain,
      lift,
      tone.gridWidth,
      tone.gridHeight,
      amount,
      scratch,
    );
    this.release(mark);
    return out;
  }

  grain(plane: Plane, window: Window, options: GrainOptions): Plane {
    return this.grains(plane, window, [options]);
  }

  texture(window: Window, octaves: readonly GrainOptions[]): Plane {
    return this.grains(this.plane(window.width, window.rows), window, octaves, 0);
  }

  /** Adds octaves of grain, all to some rows before any to the next: those rows stay in the cache. */
  private grains(
    plane: Plane,
    window: Window,
    octaves: readonly GrainOptions[],
    base?: number,
  ): Plane {
    const { at, width, height } = plane;
    const mark = this.mark();
    const ready = octaves.map(({ seed, gain, cellX, cellY }) => {
      const across = Math.max(1, cellX);
      const room = this.allocate(12 * (Math.ceil(width / across) + 16));
      return [seed | 0, across, Math.max(1, cellY), gain, room] as const;
    });
    this.rows(height, (from, to) => {
      if (base !== undefined) this.ops.fill(at, width, base, from, to);
      for (const octave of ready) this.ops.grain(at, width, window.top, ...octave, from, to);
    });
    this.release(mark);
    return plane;
  }

  compose(
    op: LookOp,
    planes: readonly (Plane | Pixels)[],
    settings: Float32Array,
    window: Window,
  ): void {
    const mark = this.mark();
    const pointers = this.constant(Int32Array.from(planes, (plane) => plane.at));
    const values = this.constant(settings);
    let call = this.lookOps.get(op);
    if (!call) {
      call = this.bind(op);
      this.lookOps.set(op, call);
    }
    this.call(call, window.rows, pointers, values, window.width, window.rows, window.top);
    this.release(mark);
  }

  private along(op: 'lic' | 'across', source: Plane, flow: Flow, half: Float32Array): Plane {
    const { width, height } = source;
    const out = this.plane(width, height);
    const mark = this.mark();
    const taps = this.constant(half);
    this.run(
      op,
      height,
      source.at,
      flow.x.at,
      flow.y.at,
      out.at,
      width,
      height,
      taps,
      half.length - 1,
    );
    this.release(mark);
    return out;
  }

  protected table(radius: number): KuwaharaTable {
    const known = this.tables.get(radius);
    if (known) return known;
    const made = kuwaharaTable(radius);
    if (this.tables.size >= MOST_TABLES) this.tables.clear();
    this.tables.set(radius, made);
    return made;
  }

  protected labPlanes(width: number, height: number): Lab {
    return {
      l: this.plane(width, height),
      a: this.plane(width, height),
      b: this.plane(width, height),
    };
  }
}
