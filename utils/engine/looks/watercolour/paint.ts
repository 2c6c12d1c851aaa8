import type { Kernels, Lab, Plane, Window } from '../../kernels/kernels';
import { gaussHalf, gaussReach, kuwaharaReach } from '../../kernels/taps';
import { gridPlane, likenessPlane } from '../likeness';
import { ownWindow, type PictureSize, type RenderJob, rowsOf, scaleOf } from '../look';
import { labOfRows, reduced, reducedLab, workingFactor } from '../working';
import type { WatercolourAnalysis } from './index';
import { pigmentOp } from './pigment.op';
import { washesOp } from './washes.op';
import { wettingOp } from './wetting.op';

type Job = RenderJob<WatercolourAnalysis>;

export interface WatercolourOptions {
  wetness: number;
  pigment: number;
  border: number;
}

/** Lengths, in pixels at scale 1. */
const BRUSH = 13;
const TENSOR = 4;
const ALONG = 5;
const LOST = 13;
const SWAY = [60, 11] as const;
const TREMBLE = [13, 3.5] as const;
const DETAIL = 3;
const NEAR = 1.6;
const FAR = 5.5;
const BORDER = 34;
const TOOTH = 1.2;

/** Glazes from white to the darkest. */
const GLAZES = 6;

interface Sizes {
  factor: number;
  radius: number;
  tensor: number;
  along: Float32Array;
  lost: number;
  /** Most that an edge is displaced. */
  sway: number;
}

function sizesOf(picture: PictureSize): Sizes {
  const factor = workingFactor(picture);
  const scale = scaleOf(picture) / factor;
  return {
    factor,
    radius: Math.max(1, BRUSH * scale),
    tensor: Math.max(0.7, TENSOR * scale),
    along: gaussHalf(Math.max(0.5, ALONG * scale)),
    lost: LOST * scale,
    sway: 0.5 * (SWAY[1] + TREMBLE[1]) * scale,
  };
}

/** Rows of the whole picture that a strip needs above and below. */
export function watercolourHalo(picture: PictureSize): number {
  const s = sizesOf(picture);
  const flow = gaussReach(s.tensor) + 1;
  const reach =
    flow + kuwaharaReach(s.radius) + flow + s.along.length + gaussReach(s.lost) + s.sway + 6;
  return Math.ceil(s.factor * reach) + edgeReach(scaleOf(picture));
}

/** Reach of what is done at full size. */
function edgeReach(scale: number): number {
  return gaussReach(FAR * scale) + gaussReach(DETAIL * scale) + 2;
}

/** Paints a strip; see `watercolour`. */
export function paintWatercolour(job: Job, options: WatercolourOptions): void {
  const { kernels: k, analysis, scale, progress, own } = job;
  const s = sizesOf(job.window);
  const canvas = reduced(job.window, s.factor);
  const plane = () => k.plane(canvas.width, canvas.rows);
  const wet = { l: plane(), a: plane(), b: plane() };
  const water = plane();
  const { small: ground, whole } = reducedLab(k, job.source, job.window, canvas);
  const mark = k.mark();
  const flow = k.flow(ground.l, s.tensor);
  const coat = k.kuwahara(ground, flow, { radius: s.radius });
  progress(0.4);
  const along = k.flow(coat.l, s.tensor);
  const brushed = mapLab(coat, (plane) => k.lic(plane, along, s.along));
  moisten(job, brushed, canvas, s, options, wet);
  k.curve(wet.l, analysis.light.curve, 0, 1, wet.l);
  clouds(job, canvas, s, water);
  k.release(mark);
  progress(0.6);
  // From here on only what the strip's own rows depend on.
  const from = Math.max(0, own.from - edgeReach(scale));
  const to = Math.min(job.window.rows, own.to + edgeReach(scale));
  const window = { ...job.window, top: job.window.top + from, rows: to - from };
  const up =
    s.factor === 1
      ? mapLab(wet, (plane) => rowsOf(plane, from, to))
      : resized(k, wet, canvas, window, 'cubic');
  const cloud = k.resample(water, canvas, window, 'linear');
  const tone = k.plane(window.width, window.rows);
  const lightness = (): Plane => labOfRows(k, job.source, whole, from, to).l;
  lay({ ...job, window }, up, lightness, cloud, tone, options);
  progress(0.75);
  const near = k.gauss(tone, NEAR * scale);
  const far = k.gauss(tone, FAR * scale);
  const mine = ownWindow(job);
  const cut = (plane: Plane) => rowsOf(plane, own.from - from, own.to - from);
  const calm = gridPlane(k, analysis.likeness, analysis.calm, mine);
  const { tooth, rim } = paper({ ...job, window }, mine);
  k.compose(
    pigmentOp,
    [
      rowsOf(job.out, own.from, own.to),
      ...[tone, near, far, cloud].map(cut),
      cut(tooth),
      rim,
      calm,
      ...[up.l, up.a, up.b].map(cut),
    ],
    Float32Array.of(options.pigment, window.height, BORDER * scale * options.border, scale, 2.2),
    mine,
  );
  progress(1);
}

/** Turns smooth colours into washes, in place, and writes their tone. */
function lay(
  { kernels: k, window, analysis, scale }: Job,
  up: Lab,
  lightness: () => Plane,
  cloud: Plane,
  tone: Plane,
  { wetness }: WatercolourOptions,
): void {
  const { light, likeness } = analysis;
  const mark = k.mark();
  const fine = k.plane(window.width, window.rows);
  const inner = k.mark();
  k.curve(lightness(), light.curve, 0, 1, fine);
  k.release(inner);
  const blur = k.gauss(fine, DETAIL * scale);
  const skin = likenessPlane(k, likeness, 'skin', window);
  const detail = likenessPlane(k, likeness, 'detail', window);
  k.compose(
    washesOp,
    [up.l, fine, blur, cloud, skin, detail, tone, up.l, up.a, up.b],
    Float32Array.of(GLAZES, 0.14 + 0.1 * wetness, 1.22 * light.chroma, 1 / light.stretch),
    window,
  );
  k.release(mark);
}

function mapLab(lab: Lab, of: (plane: Plane) => Plane): Lab {
  return { l: of(lab.l), a: of(lab.a), b: of(lab.b) };
}

function resized(k: Kernels, lab: Lab, from: Window, to: Window, filter: 'area' | 'cubic'): Lab {
  if (from.width === to.width && from.height === to.height) return lab;
  return mapLab(lab, (plane) => k.resample(plane, from, to, filter));
}

/** More than the noise ever is that says where edges are lost. */
const NOWHERE = 9;

/** Wavering and lost edges, into `out`. */
function moisten(
  { kernels: k, analysis, seed, scale, memory }: Job,
  calm: Lab,
  canvas: Window,
  s: Sizes,
  { wetness }: WatercolourOptions,
  out: Lab,
): void {
  const unit = scale / s.factor;
  const mark = k.mark();
  const sway = [SWAY, TREMBLE].map(([cell, reach]) => [cell, reach * unit] as const);
  // On a clip edges that go past the places where they are lost would leave smears there.
  const soft = memory ? calm : mapLab(calm, (plane) => k.gauss(plane, s.lost));
  const lost = grains(k, canvas, seed ^ 0x51ed, unit, [
    [170, 0.7],
    [60, 0.5],
  ]);
  const from = memory ? NOWHERE : 0.22 - 0.18 * wetness;
  k.compose(
    wettingOp,
    [
      calm.l,
      calm.a,
      calm.b,
      soft.l,
      soft.a,
      soft.b,
      grains(k, canvas, seed ^ 0x1b87, unit, sway),
      grains(k, canvas, seed ^ 0x7c1d, unit, sway),
      lost,
      likenessPlane(k, analysis.likeness, 'skin', canvas),
      likenessPlane(k, analysis.likeness, 'detail', canvas),
      out.l,
      out.a,
      out.b,
    ],
    Float32Array.of(from, from + 0.22),
    canvas,
  );
  k.release(mark);
}

/** Where water carried pigment to and from, about -0.3 to 0.3. */
function clouds({ kernels: k, seed, scale }: Job, canvas: Window, s: Sizes, into: Plane): void {
  const parts = [
    [260, 0.6],
    [90, 0.4],
    [30, 0.14],
    [9, 0.05],
  ] as const;
  grains(k, canvas, seed ^ 0x2545, scale / s.factor, parts, into);
}

/** Cold-pressed paper: pits of two sizes, about -0.5 to 0.5; and, on the strip's own rows, how the edge of the paint on it wanders. */
function paper(
  { kernels: k, window, seed, scale }: Job,
  own: Window,
): { tooth: Plane; rim: Plane } {
  const tooth = grains(k, window, seed ^ 0x6c07, scale, [
    [8.5, 0.75],
    [3.6, 0.5],
  ]);
  k.gauss(tooth, TOOTH * scale, tooth);
  const rim = grains(k, own, seed ^ 0x3f1d, scale, [
    [260, 1.1],
    [70, 0.35],
    [18, 0.12],
  ]);
  return { tooth, rim };
}

/** Noise of several cell sizes (at scale 1) and strengths, summed. */
function grains(
  k: Kernels,
  window: Window,
  seed: number,
  unit: number,
  parts: readonly (readonly [cell: number, gain: number])[],
  plane = k.plane(window.width, window.rows),
): Plane {
  k.fill(plane, 0);
  for (const [cell, gain] of parts) {
    const size = Math.max(1, cell * unit);
    const own = Math.imul(seed, 1 + 2 * Math.round(cell));
    k.grain(plane, window, { seed: own, cellX: size, cellY: size, gain });
  }
  return plane;
}
