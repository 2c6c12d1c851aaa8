import { MimError } from '@/utils/lib/errors';
import { sizeWithin } from '../../shrink';

/** Long side of the pictures shown on the way, and milliseconds between two of them. */
const SIDE = 640;
const EVERY = 1000;

/** A frame as JPEG, its long side at most `side`. The frame may be closed as soon as this returned. */
export function jpegOf(frame: VideoFrame, side: number, quality: number): Promise<Blob> {
  const { displayWidth: width, displayHeight: height } = frame;
  const size = sizeWithin({ width, height }, side);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new MimError('out-of-memory', 'canvas');
  context.imageSmoothingQuality = 'medium';
  context.drawImage(frame, 0, 0, size.width, size.height);
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
