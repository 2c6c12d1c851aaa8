import { MimError } from '@/utils/lib/errors';
import { free } from '../../free';
import type { PictureSize } from '../../looks/look';
import type { RenderPlan } from '../../render';
import type { StripRows } from '../../strips';
import { placeI420 } from './i420';
import type { ClipGpu, StripAnswer, StripOrder, StripShot } from './protocol';

interface Waiting {
  parts: (ArrayBuffer | undefined)[];
  left: number;
  resolve: (parts: ArrayBuffer[]) => void;
  reject: (error: unknown) => void;
}

/** What holds now: all that is needed to tell a worker again. */
interface Scene {
  look: string;
  plan: RenderPlan;
  halo: number;
}

/** Least rows of a strip of its own. */
const LEAST_ROWS = 48;
/** Full-size float planes of a look that does not say. */
export const USUAL_PLANES = 24;
/** Most memory that whole frames may take on all workers together, in bytes. */
const MOST_BYTES = 700_000_000;

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
 * The workers that render a clip. A frame is first cut into strips: strip i always goes to worker i,
 * so that what a look remembers from frame to frame stays there. A look that turns out to remember
 * nothing gets whole frames in turn instead: no halo is rendered twice. Several frames may be under
 * way; each worker does what it gets in order.
 */
export class Crew {
  /** The parts of a frame as they are now; none before the first shot. */
  rows: readonly StripRows[] = [];
  private scene: Scene | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private failure: unknown;
  private next = 0;
  private whole = false;
  /** Whether the look remembers anything, as far as frames have shown. */
  private remembers: boolean | undefined;

  /** `planes`: full-size float planes that the look holds at once; with `gpu` one worker is enough. */
  constructor(
    private readonly ports: readonly MessagePort[],
    private readonly planes = USUAL_PLANES,
    private readonly gpu?: ClipGpu,
  ) {
    ports.forEach((port) => {
      port.onmessage = ({ data }: MessageEvent<StripAnswer>) => {
        if ('failed' in data) this.fail(MimError.from(data.failed));
        else this.received(data);
      };
    });
  }

  /** Frames worth having under way, beside the one that is being encoded. */
  get depth(): number {
    if (this.gpu) return 3;
    return this.whole ? this.ports.length + 1 : 2;
  }

  /** Tells every worker what holds from the next frame on. */
  begin(look: string, plan: RenderPlan, halo: number, fresh: boolean): void {
    this.scene = { look, plan, halo };
    this.tell(this.scene, fresh);
  }

  /** Goes over to whole frames or back to strips where frames have shown the other to be right; `rows` is final until the next call. */
  settle(): void {
    const { scene, remembers } = this;
    if (!scene || remembers === undefined) return;
    const { width, height } = scene.plan.picture;
    const bytes = 4 * this.planes * width * height * this.ports.length;
    const whole = !remembers && this.ports.length > 1 && bytes <= MOST_BYTES;
    if (whole === this.whole) return;
    this.whole = whole;
    this.tell(scene, false);
  }

  private tell({ look, plan, halo }: Scene, fresh: boolean): void {
    const { height } = plan.picture;
    const all = { top: 0, bottom: height, from: 0, to: height };
    this.rows = this.whole ? [all] : crewRows(plan.picture, halo, this.ports.length);
    this.ports.forEach((_, index) => {
      const rows = this.whole ? all : this.rows[index];
      const gpu = this.gpu && { gpu: this.gpu };
      const shot: StripShot | undefined = rows && { look, plan, rows, fresh, ...gpu };
      if (shot) this.post(index, { shot });
    });
  }

  /** Renders a frame, whose parts' RGBA bytes are given by `rows` (and go away). Resolves with the whole of it in I420. */
  async render(parts: readonly ArrayBuffer[]): Promise<Uint8Array<ArrayBuffer>> {
    const { rows, scene } = this;
    if (!scene) throw new MimError('internal', 'frame before its shot');
    const made = await this.rendered(parts);
    const [first] = made;
    if (made.length === 1 && first) return new Uint8Array(first);
    const { picture } = scene.plan;
    const frame = new Uint8Array(1.5 * picture.width * picture.height);
    made.forEach((part, index) => {
      placeI420(frame, picture, new Uint8Array(part), rows[index]?.top ?? 0);
      free(part);
    });
    return frame;
  }

  private rendered(parts: readonly ArrayBuffer[]): Promise<ArrayBuffer[]> {
    const frame = this.next++;
    const { whole } = this;
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure);
      const made: undefined[] = new Array(parts.length).fill(undefined);
      this.waiting.set(frame, { parts: made, left: parts.length, resolve, reject });
      parts.forEach((rgba, part) => {
        const worker = whole ? frame % this.ports.length : part;
        this.post(worker, { frame, part, rgba }, [rgba]);
      });
    });
  }

  private post(index: number, order: StripOrder, transfer: Transferable[] = []): void {
    this.ports[index]?.postMessage(order, transfer);
  }

  private received(answer: Extract<StripAnswer, { frame: number }>): void {
    const waiting = this.waiting.get(answer.frame);
    this.remembers = (this.remembers ?? false) || answer.remembers;
    if (!waiting) return;
    waiting.parts[answer.part] = answer.i420;
    waiting.left -= 1;
    if (waiting.left > 0) return;
    this.waiting.delete(answer.frame);
    waiting.resolve(waiting.parts as ArrayBuffer[]);
  }

  private fail(error: MimError): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
