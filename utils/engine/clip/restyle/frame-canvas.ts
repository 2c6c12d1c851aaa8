import type { VideoSample } from 'mediabunny';
import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';
import type { StripRows } from '../../strips';
import { type Rgba, rgbaOf } from './frame-pixels';

interface Sheet {
  canvas: OffscreenCanvas;
  context: OffscreenCanvasRenderingContext2D;
}

/** A canvas whose bytes are read and written: it stays out of a GPU's memory. */
export function sheetOf({ width, height }: PictureSize): Sheet {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new MimError('out-of-memory', 'canvas');
  return { canvas, context };
}

/**
 * Where decoded frames become pixels: upright, at the result's size, on white (a clip may have alpha),
 * in sRGB. A browser that draws a frame keeps a copy of it until memory is collected, 100 frames and
 * more; so frames are copied to bytes where that can be done.
 */
export class FrameCanvas {
  private sheet: Sheet | undefined;
  /** The frame as it was decoded, on its way to another size. */
  private decoded: Sheet | undefined;
  /** The frame that needs no drawing; `copied` says whether it is the one that counts. */
  private bytes: Rgba | undefined;
  private copied = false;

  constructor(readonly size: PictureSize) {}

  async draw(sample: VideoSample): Promise<void> {
    const { size } = this;
    const own = { width: sample.codedWidth, height: sample.codedHeight };
    const rgba = await rgbaOf(sample, own, this.bytes);
    this.copied = rgba !== undefined && !sample.rotation && !sample.flip && same(own, size);
    if (rgba) this.bytes = rgba;
    if (this.copied) return;
    this.sheet ??= sheetOf(size);
    const { context } = this.sheet;
    const shrinks = sample.displayWidth > 1.6 * size.width;
    context.imageSmoothingQuality = shrinks ? 'medium' : 'low';
    if (rgba) this.place({ ...own, rgba }, sample, context);
    else this.paint(sample, context);
  }

  /** Draws bytes upright. */
  private place(
    frame: PictureSize & { rgba: Rgba },
    { rotation, flip }: VideoSample,
    context: OffscreenCanvasRenderingContext2D,
  ): void {
    const { width, height } = this.size;
    if (!this.decoded || !same(this.decoded.canvas, frame)) this.decoded = sheetOf(frame);
    const { canvas, context: from } = this.decoded;
    from.putImageData(new ImageData(frame.rgba, frame.width, frame.height), 0, 0);
    const turned = rotation % 180 !== 0;
    const [w, h] = turned ? [height, width] : [width, height];
    context.save();
    context.translate(width / 2, height / 2);
    if (flip) context.scale(-1, 1);
    context.rotate((rotation * Math.PI) / 180);
    context.drawImage(canvas, -w / 2, -h / 2, w, h);
    context.restore();
  }

  private paint(sample: VideoSample, context: OffscreenCanvasRenderingContext2D): void {
    const { width, height } = this.size;
    if (sample.hasAlpha !== false) {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
    }
    sample.draw(context, 0, 0, width, height);
  }

  /** RGBA bytes of rows `from .. to`. */
  rows({ from, to }: Pick<StripRows, 'from' | 'to'>): Rgba {
    const { width } = this.size;
    if (this.copied && this.bytes) return this.bytes.slice(4 * width * from, 4 * width * to);
    if (!this.sheet) throw new MimError('internal', 'rows before a frame');
    return this.sheet.context.getImageData(0, from, width, to - from).data as Rgba;
  }
}

function same(a: PictureSize, b: PictureSize): boolean {
  return a.width === b.width && a.height === b.height;
}
