import { MimError } from '@/utils/lib/errors';

/** A canvas with its drawing context. */
export interface Surface {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

/**
 * What a surface is for: `still`, drawn on once with the best scaling; `frame` and `layer`, drawn on
 * for every frame of a clip with quick scaling. A layer has alpha, the others are opaque.
 */
export type Purpose = 'still' | 'frame' | 'layer';

/** A new surface of whole pixels; `out-of-memory` when the browser gives none. */
export function surface(width: number, height: number, purpose: Purpose): Surface {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: purpose === 'layer' });
  if (!context) throw new MimError('out-of-memory', 'canvas');
  context.imageSmoothingQuality = purpose === 'still' ? 'high' : 'low';
  return { canvas, context };
}

/** Gives a surface's memory back at once. */
export function discard({ canvas }: Surface): void {
  canvas.width = 0;
  canvas.height = 0;
}
