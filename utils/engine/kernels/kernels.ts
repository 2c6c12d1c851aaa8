import type { PlainStep } from './plain-step';

/** A picture plane of 32-bit floats in the arena: `width * height` values, row by row. */
export interface Plane {
  /** Byte offset in the arena. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** A block of RGBA bytes (not premultiplied, alpha 255) in the arena. */
export interface Pixels {
  readonly at: number;
  readonly width: number;
  readonly height: number;
}

/** Oklab: `l` 0 (black) to 1 (white), `a` and `b` about -0.4 to 0.4 (Ottosson 2020). */
export interface Lab {
  readonly l: Plane;
  readonly a: Plane;
  readonly b: Plane;
}

/** Where edges run: a unit vector along the edge, and how strongly directed it is there, 0..1. */
export interface Flow {
  readonly x: Plane;
  readonly y: Plane;
  readonly anisotropy: Plane;
}

/** Rows `top` to `top + rows` of a picture whose whole size, at this scale, is `width` x `height`. */
export interface Window {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly rows: number;
}

export type Filter = 'area' | 'linear' | 'cubic';

export interface KuwaharaOptions {
  /** Mean radius of the brush in pixels, 1 to 12; the ellipse reaches twice as far along an edge. */
  radius: number;
  /** How strictly the calmest sector wins, 2 to 16; 8 is usual. */
  sharpness?: number;
  /** What a sector's variance (Oklab, summed) is multiplied by before it is judged: the larger, the fainter the edges that stay crisp; 600 if absent. */
  hardness?: number;
}

export interface DogOptions {
  /** Sigma of the inner Gaussian in pixels. */
  sigma: number;
  /** Outer sigma over inner; 1.6 is usual. */
  ratio?: number;
  /** How much the difference counts beside the picture itself: `(1 + p) inner - p outer`. */
  strength: number;
}

export interface BilateralOptions {
  /** Spatial sigma in pixels. */
  sigma: number;
  /** Colour distance in Oklab at which a neighbour counts no more, e.g. 0.1. */
  range: number;
}

/** A tone curve and a local correction on a grid laid over the whole picture; plain data. */
export interface ToneGrid {
  /** Curve: values at equal steps from `low` to `high`. */
  table: Float32Array;
  low: number;
  high: number;
  gridWidth: number;
  gridHeight: number;
  /** Per grid cell, at least 2 x 2 cells. */
  gain: Float32Array;
  lift: Float32Array;
}

export interface GrainOptions {
  seed: number;
  /** Size of the lattice in pixels, each at least 1. */
  cellX: number;
  cellY: number;
  /** Peak to peak. */
  gain: number;
}

/**
 * A step of one look as an operation of its own, kept in the look's folder: `<name>.op.ts` (this, with
 * the plain twin), `<name>.as.ts` (exports a function called `id`; found by itself) and the same in WGSL.
 */
export interface LookOp {
  /** Name of the function in the SIMD module, unique over all looks. */
  id: string;
  /** The twin in TypeScript, the reference for the others; works on rows `from` to `to`. */
  plain: (step: PlainStep) => void;
  /** The same for one pixel, `fn pixel(x: u32, y: u32, i: u32)`; absent: never on a GPU. */
  wgsl?: string;
}

/** A place in the arena's stack; see `Kernels.mark`. */
export type Mark = number;

/**
 * The neighbourhood operations that looks are built from. One interface, three backends: a GPU, SIMD
 * (WebAssembly) and plain TypeScript, equal within rounding. On a GPU the calls are only noted down;
 * they run with `read`.
 *
 * Every kernel reads a bounded neighbourhood (its reach is said below; a look's halo is the sum of
 * its kernels' reaches) and clamps at the plane's edge. Results are allocated from the arena unless
 * `into` is given; `into` may be the source itself except for `resample`, `lic` and `across`.
 * Pointwise work needs no kernel: write a loop over `view(plane)`.
 */
export interface Kernels {
  readonly backend: 'webgpu' | 'wasm-simd' | 'typescript';

  /** Notes the top of the arena's stack. */
  mark(): Mark;
  /** Frees everything allocated since `mark`. */
  release(mark: Mark): void;
  /** A new plane; its content is undefined. Throws `MimError('out-of-memory')`. */
  plane(width: number, height: number): Plane;
  pixels(width: number, height: number): Pixels;
  /**
   * The plane's values; stale after the next allocation, so take it last and do not keep it. Throws
   * `MimError('internal')` on a GPU, as `bytes` does: looks that run there do without.
   */
  view(plane: Plane): Float32Array;
  bytes(pixels: Pixels): Uint8ClampedArray;
  /** Sets all values of a plane. */
  set(plane: Plane, values: Float32Array): void;
  /** Sets every value of a plane to one. */
  fill(plane: Plane, value: number): void;
  /** Sets all bytes of a picture. */
  write(pixels: Pixels, rgba: Uint8ClampedArray): void;
  /** A copy of rows `fromRow .. toRow`, once everything that was asked for is done. Throws what went wrong on a GPU. */
  read(pixels: Pixels, fromRow: number, toRow: number): Promise<Uint8ClampedArray<ArrayBuffer>>;
  /** Splits rows 0..height into runs of at most 64, for pointwise loops that want to be cheap to tier up. */
  rows(height: number, run: (from: number, to: number) => void): void;

  /** sRGB bytes to Oklab. Reach 0. */
  lab(source: Pixels): Lab;
  /** Oklab lightness alone. Reach 0. */
  lightness(source: Pixels, into?: Plane): Plane;
  /** Oklab to sRGB bytes, clipped to the gamut, alpha 255. Reach 0. */
  rgba(lab: Lab, into: Pixels): void;

  /** Gaussian by two FIR passes. Reach `gaussReach(sigma)`. A sigma under 0.2 copies. */
  gauss(source: Plane, sigma: number, into?: Plane): Plane;
  /**
   * Resizes between two windows of the same picture. `area` for down, `cubic` (Catmull-Rom) or
   * `linear` for up. Rows that would need source rows outside `from` see its edge repeated.
   */
  resample(source: Plane, from: Window, to: Window, filter: Filter): Plane;

  /**
   * Smoothed structure tensor of `source` (Scharr gradients, Gaussian `sigma`) and its minor
   * eigenvector. Reach `gaussReach(sigma) + 1`. Where nothing has a direction: (1, 0), anisotropy 0.
   */
  flow(source: Plane, sigma: number): Flow;
  /**
   * Anisotropic Kuwahara filter with polynomial weights (Kyprianidis, Semmo, Kang, Doellner 2010) by
   * a kernel table of 32 angles and 8 anisotropies. Reach `kuwaharaReach(radius)`.
   */
  kuwahara(source: Lab, flow: Flow, options: KuwaharaOptions): Lab;
  /**
   * Weighted mean along the flow's streamlines, one pixel a step (Cabral & Leedom 1993). `half[0]` is
   * the weight at the pixel, `half[i]` i steps to either side; see `boxHalf`, `gaussHalf`.
   * Reach `half.length`.
   */
  lic(source: Plane, flow: Flow, half: Float32Array): Plane;
  /** Weighted sum along a straight line across the flow. Reach `half.length`. */
  across(source: Plane, flow: Flow, half: Float32Array): Plane;
  /** Difference of Gaussians across the flow: smooth it with `lic`, then threshold it with `curve`. Reach `dogReach`. */
  flowDog(source: Plane, flow: Flow, options: DogOptions): Plane;
  /** Bilateral filter, first across then along the flow (Kyprianidis & Doellner 2008). Reach `2 * gaussReach(sigma)`. */
  bilateral(source: Lab, flow: Flow, options: BilateralOptions): Lab;

  /** Value noise 0..1 on a lattice of `cell` pixels (1: white), fixed to the picture, the same for one seed. Reach 0. */
  noise(window: Window, seed: number, cell: number): Plane;
  /** Each value through a table whose ends stand for `low` and `high`, interpolated. Reach 0. */
  curve(source: Plane, table: Float32Array, low: number, high: number, into?: Plane): Plane;

  /** Weighted sum of the sRGB bytes over 255: lightness as a film would see it. Reach 0. */
  luma(source: Pixels, weights: readonly [number, number, number], into?: Plane): Plane;
  /** Tone curve, then `amount` (0..1) of the grid's local correction `gain * v + lift`. Reach 0. */
  localTone(source: Plane, window: Window, tone: ToneGrid, amount: number, into?: Plane): Plane;
  /** Adds value noise of long or square cells, fixed to the picture, to `plane`. Reach 0. */
  grain(plane: Plane, window: Window, options: GrainOptions): Plane;
  /** A new plane with the sum of some grains: cheaper than one after the other. Reach 0. */
  texture(window: Window, octaves: readonly GrainOptions[]): Plane;
  /**
   * A look's own step; the operation says which planes and settings it takes, which of them it
   * writes, and how far it reaches (0 if nothing is said).
   */
  compose(
    op: LookOp,
    planes: readonly (Plane | Pixels)[],
    settings: Float32Array,
    window: Window,
  ): void;
}
