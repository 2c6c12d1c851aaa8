import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';
import type { RenderPlan } from '../../render';
import type { StripRows } from '../../strips';
import { placeI420 } from './i420';
import type { StripAnswer, StripOrder, StripShot } from './protocol';

interface Waiting {
  parts: (ArrayBuffer | undefined)[];
  left: number;
  resolve: (parts: ArrayBuffer[]) => void;
  reject: (error: unknown) => void;
}

/** Least rows of a strip of its own. */
const LEAST_ROWS = 48;

/**
 * Rows of each worker's strip: as many strips as workers where the height allows, each with its halo.
 * Strips begin on even rows: colour is stored at half size.
 */
export function crewRows({ height }: PictureSize, halo: number, workers: number): StripRows[] {
  const count = Math.max(1, Math.min(workers, Math.floor(height / Math.max(LEAST_ROWS, halo))));
  return Array.from({ length: count }, (_, i) => {
    const top = evenRow((i * height) / count);
    const bottom = evenRow(((i + 1) * height) / count);
    return { top, bottom, from: Math.max(0, top - halo), to: Math.min(height, bottom + halo) };
  });
}

function evenRow(row: number): number {
  return 2 * Math.round(row / 2);
}

/**
 * The workers that render a clip's strips: strip i always goes to worker i, so that what a look
 * remembers from frame to frame stays there. Several frames may be under way; each worker does its
 * strips in order.
 */
export class Crew {
  /** The strips as they are now; none before the first shot. */
  rows: readonly StripRows[] = [];
  private picture: PictureSize = { width: 0, height: 0 };
  private readonly waiting = new Map<number, Waiting>();
  private failure: unknown;
  private next = 0;

  constructor(private readonly ports: readonly MessagePort[]) {
    ports.forEach((port, index) => {
      port.onmessage = ({ data }: MessageEvent<StripAnswer>) => {
        if ('failed' in data) this.fail(MimError.from(data.failed));
        else this.received(index, data.frame, data.i420);
      };
    });
  }

  /** Tells every worker what holds from the next frame on. */
  begin(look: string, plan: RenderPlan, halo: number, fresh: boolean): void {
    this.rows = crewRows(plan.picture, halo, this.ports.length);
    this.picture = plan.picture;
    this.rows.forEach((strip, index) => {
      const shot: StripShot = { look, plan, rows: strip, fresh };
      this.post(index, { shot });
    });
  }

  /** Renders a frame, whose strips' RGBA bytes are given (and go away). Resolves with the whole of it in I420. */
  async render(strips: readonly ArrayBuffer[]): Promise<Uint8Array<ArrayBuffer>> {
    const { rows, picture } = this;
    const parts = await this.rendered(strips);
    const frame = new Uint8Array(1.5 * picture.width * picture.height);
    parts.forEach((part, index) => {
      placeI420(frame, picture, new Uint8Array(part), rows[index]?.top ?? 0);
    });
    return frame;
  }

  private rendered(strips: readonly ArrayBuffer[]): Promise<ArrayBuffer[]> {
    const frame = this.next++;
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      const parts: undefined[] = new Array(strips.length).fill(undefined);
      this.waiting.set(frame, { parts, left: parts.length, resolve, reject });
      strips.forEach((rgba, index) => {
        this.post(index, { frame, rgba }, [rgba]);
      });
    });
  }

  private post(index: number, order: StripOrder, transfer: Transferable[] = []): void {
    this.ports[index]?.postMessage(order, transfer);
  }

  private received(index: number, frame: number, i420: ArrayBuffer): void {
    const waiting = this.waiting.get(frame);
    if (!waiting) return;
    waiting.parts[index] = i420;
    waiting.left -= 1;
    if (waiting.left > 0) return;
    this.waiting.delete(frame);
    waiting.resolve(waiting.parts as ArrayBuffer[]);
  }

  private fail(error: MimError): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
