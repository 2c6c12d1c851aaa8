import type { VideoSample } from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';
import type { StripRows } from '../../strips';

/**
 * Where decoded frames become pixels: upright, at the result's size, on white (a clip may have alpha),
 * in sRGB (the canvas maps wider ranges).
 */
export class FrameCanvas {
  private readonly context: OffscreenCanvasRenderingContext2D;

  constructor(readonly size: PictureSize) {
    const canvas = new OffscreenCanvas(size.width, size.height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (!context) throw new MimError('out-of-memory', 'canvas');
    this.context = context;
  }

  draw(sample: VideoSample): void {
    const { context, size } = this;
    const shrinks = sample.displayWidth > 1.6 * size.width;
    context.imageSmoothingQuality = shrinks ? 'medium' : 'low';
    if (sample.hasAlpha !== false) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, size.width, size.height);
    }
    sample.draw(context, 0, 0, size.width, size.height);
  }

  /** RGBA bytes of rows `from .. to`. */
  rows({ from, to }: Pick<StripRows, 'from' | 'to'>): Uint8ClampedArray<ArrayBuffer> {
    const { data } = this.context.getImageData(0, from, this.size.width, to - from);
    return data as Uint8ClampedArray<ArrayBuffer>;
  }
}
