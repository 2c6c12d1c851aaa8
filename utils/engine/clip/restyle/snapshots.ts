import { free } from '../../free';
import { sizeWithin } from '../../shrink';
import { sheetOf } from './frame-canvas';
import { rgbaOf } from './frame-pixels';

/** Long side of the pictures shown on the way, and milliseconds between two of them. */
const SIDE = 640;
const EVERY = 1000;

/** A frame as JPEG, its long side at most `side`. The frame may be closed as soon as this returned. */
export async function jpegOf(frame: VideoFrame, side: number, quality: number): Promise<Blob> {
  const { codedWidth: width, codedHeight: height } = frame;
  const own = { width, height };
  const { canvas, context } = sheetOf(sizeWithin(own, side));
  context.imageSmoothingQuality = 'medium';
  const copy = frame.clone();
  try {
    const rgba = await rgbaOf(copy, own, undefined);
    if (rgba) {
      const full = sheetOf(own);
      full.context.putImageData(new ImageData(rgba, width, height), 0, 0);
      free(rgba.buffer);
      context.drawImage(full.canvas, 0, 0, canvas.width, canvas.height);
    } else {
      context.drawImage(copy, 0, 0, canvas.width, canvas.height);
    }
  } finally {
    copy.close();
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}

/** Shows the first finished frame at once, then one every second, and never keeps the clip waiting. */
export class Snapshots {
  private next = 0;
  private busy = false;

  constructor(private readonly onPicture: (picture: Blob) => void) {}

  see(frame: VideoFrame): void {
    const now = performance.now();
    if (this.busy || now < this.next) return;
    this.busy = true;
    this.next = now + EVERY;
    jpegOf(frame, SIDE, 0.85)
      .then(this.onPicture, () => {})
      .finally(() => {
        this.busy = false;
      });
  }
}
