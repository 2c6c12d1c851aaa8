import type { Window } from '../../kernels/kernels';
import { gaussReach, kuwaharaReach } from '../../kernels/taps';
import type { PictureSize } from '../look';

/** Short side of the picture on which paint is laid, in pixels: brush marks must be seen in a feed. */
const CANVAS = 540;

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

/** Lengths for a picture and a brush (1: usual). */
export function sizesOf(picture: PictureSize, brush: number): Sizes {
  const short = Math.min(picture.width, picture.height);
  const factor = Math.min(1, CANVAS / short);
  const unit = Math.min(short, CANVAS) / CANVAS;
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

/** Rows of the whole picture that a strip needs above and below. */
export function oilHalo(brush: number, picture: PictureSize): number {
  const s = sizesOf(picture, brush);
  const paint = 2 * (gaussReach(s.tensor) + 1) + kuwaharaReach(s.first) + kuwaharaReach(s.second);
  const onCanvas = paint + gaussReach(s.strokeTensor) + 1 + s.stroke + gaussReach(s.unit) + 4;
  return Math.ceil(onCanvas / s.factor) + 4;
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
