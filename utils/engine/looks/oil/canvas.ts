import type { Window } from '../../kernels/kernels';
import { gaussReach, kuwaharaReach } from '../../kernels/taps';
import type { PictureSize, RenderJob } from '../look';

/** Short side of the picture on which paint is laid, in pixels: brush marks must be seen in a feed. */
const CANVAS = 540;
/** The same on clips, where a frame has a tenth of a second: the brush is as broad, its marks a little softer. */
const CLIP_CANVAS = 420;

/** Lengths on the canvas, in its pixels. */
export interface Sizes {
  /** Canvas pixels per picture pixel, at most 1. */
  factor: number;
  /** Short side of the canvas over `CANVAS`: scales lengths on it. */
  unit: number;
  first: number;
  second: number;
  tensor: number;
  strokeTensor: number;
  stroke: number;
  /** Size of a dab of paint, and of a brush hair. */
  dab: number;
  hair: number;
}

/** Lengths for a picture, or a frame of a clip, and a brush (1: usual). */
export function sizesOf(picture: PictureSize, brush: number, clip: boolean): Sizes {
  const short = Math.min(picture.width, picture.height);
  const side = Math.min(short, clip ? CLIP_CANVAS : CANVAS);
  const factor = side / short;
  const unit = side / CANVAS;
  return {
    factor,
    unit,
    first: 7 * brush * unit,
    second: 5 * brush * unit,
    tensor: 2 * unit,
    strokeTensor: 6 * unit,
    stroke: Math.round(17 * brush * unit),
    dab: 6 * brush * unit,
    hair: 1 + 0.5 * unit,
  };
}

/** How far the last steps on the canvas reach, those along strokes apart: drawing out, sharpening, relief, and going up. */
const LAST = 8;

/** How far strokes reach on the canvas from where they show. */
function strokeReach(s: Sizes): number {
  return s.stroke + gaussReach(s.unit) + LAST;
}

/** Rows of the whole picture that a strip needs above and below. */
export function oilHalo(brush: number, picture: PictureSize): number {
  return Math.max(haloOf(sizesOf(picture, brush, false)), haloOf(sizesOf(picture, brush, true)));
}

function haloOf(s: Sizes): number {
  // A coat reads its ground where the brush reaches and where its direction is measured.
  const tensor = gaussReach(s.tensor) + 1;
  const coats =
    Math.max(tensor, kuwaharaReach(s.first)) + Math.max(tensor, kuwaharaReach(s.second));
  const strokes = gaussReach(s.strokeTensor) + 1 + strokeReach(s);
  return Math.ceil((coats + strokes) / s.factor) + 4;
}

/** The rows of the canvas that strokes are laid on: the strip's own, and as far around as strokes reach. */
export function ownOnCanvas(
  { window, own }: Pick<RenderJob<unknown>, 'window' | 'own'>,
  canvas: Window,
  s: Sizes,
): Window {
  const ratio = canvas.height / window.height;
  const reach = strokeReach(s);
  const top = Math.max(canvas.top, Math.floor((window.top + own.from) * ratio) - reach);
  const end = Math.ceil((window.top + own.to) * ratio) + reach;
  const bottom = Math.min(canvas.top + canvas.rows, end);
  return { ...canvas, top, rows: bottom - top };
}

/** The part of the reduced picture that a window covers completely. */
export function canvasWindow(window: Window, factor: number): Window {
  if (factor === 1) return window;
  const width = Math.max(1, Math.round(window.width * factor));
  const height = Math.max(1, Math.round(window.height * factor));
  const ratio = height / window.height;
  const top = Math.min(height - 1, Math.ceil(window.top * ratio - 1e-6));
  const bottom = Math.max(top + 1, Math.floor((window.top + window.rows) * ratio + 1e-6));
  return { width, height, top, rows: bottom - top };
}
