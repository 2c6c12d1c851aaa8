import { MimError } from '@/utils/lib/errors';
import type { PictureSize } from '../../looks/look';
import type { RenderPlan } from '../../render';
import type { StripRows } from '../../strips';
import type { StripAnswer, StripOrder, StripShot } from './protocol';

interface Waiting {
  parts: (ArrayBuffer | undefined)[];
  left: number;
  resolve: (parts: ArrayBuffer[]) => void;
  reject: (error: unknown) => void;
}

/** Least rows of a strip of its own. */
const LEAST_ROWS = 48;

/** Rows of each worker's strip: as many strips as workers where the height allows, each with its halo. */
export function crewRows({ height }: PictureSize, halo: number, workers: number): StripRows[] {
  const count = Math.max(1, Math.min(workers, Math.floor(height / Math.max(LEAST_ROWS, halo))));
  return Array.from({ length: count }, (_, i) => {
    const top = Math.floor((i * height) / count);
    const bottom = Math.floor(((i + 1) * height) / count);
    return { top, bottom, from: Math.max(0, top - halo), to: Math.min(height, bottom + halo) };
  });
}

/**
 * The workers that render a clip's strips: strip i always goes to worker i, so that what a look
 * remembers from frame to frame stays there. Several frames may be under way; each worker does its
 * strips in order.
 */
export class Crew {
  private rows: readonly StripRows[] = [];
  private readonly waiting = new Map<number, Waiting>();
  private failure: unknown;
  private next = 0;

  constructor(private readonly ports: readonly MessagePort[]) {
    ports.forEach((port, index) => {
      port.onmessage = ({ data }: MessageEvent<StripAnswer>) => {
        if ('failed' in data) this.fail(MimError.from(data.failed));
        else this.received(index, data.frame, data.rgba);
      };
    });
  }

  get size(): number {
    return this.ports.length;
  }

  /** Tells every worker what holds from the next frame on. */
  begin(look: string, plan: RenderPlan, rows: readonly StripRows[], fresh: boolean): void {
    this.rows = rows;
    rows.forEach((strip, index) => {
      const shot: StripShot = { look, plan, rows: strip, fresh };
      this.post(index, { shot });
    });
  }

  /** Renders a frame: `read` gives the RGBA bytes of rows `from .. to`. Resolves with the strips' own rows, top to bottom. */
  render(read: (rows: StripRows) => ArrayBuffer): Promise<ArrayBuffer[]> {
    const frame = this.next++;
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      const parts: undefined[] = new Array(this.rows.length).fill(undefined);
      this.waiting.set(frame, { parts, left: parts.length, resolve, reject });
      this.rows.forEach((strip, index) => {
        const rgba = read(strip);
        this.post(index, { frame, rgba }, [rgba]);
      });
    });
  }

  private post(index: number, order: StripOrder, transfer: Transferable[] = []): void {
    this.ports[index]?.postMessage(order, transfer);
  }

  private received(index: number, frame: number, rgba: ArrayBuffer): void {
    const waiting = this.waiting.get(frame);
    if (!waiting) return;
    waiting.parts[index] = rgba;
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
