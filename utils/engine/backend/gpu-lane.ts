import { abortError, isAbort } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { WorkerPool } from '../work/pool';
import type { Tasks } from '../work/protocol';
import { isSoftware, nameOf } from './adapter';
import type { GpuVerdict } from './verdict';

/** Keeps between sessions which adapters were faster than the processor. */
export interface GpuMemory {
  /** All that is known, by adapter. */
  read(): Promise<Readonly<Record<string, boolean>>>;
  write(adapter: string, faster: boolean): void;
}

export interface GpuLaneOptions {
  createWorker: () => Worker;
  idleMs: number;
  /** Workers that the GPU has to beat. */
  workers: number;
  /** `any`: every adapter without a trial, software too; `off`: never. */
  use: 'auto' | 'any' | 'off';
  memory?: GpuMemory;
}

/** A strip that does not come within this many milliseconds will not come. */
const PATIENCE = 20_000;
/** Until a GPU that was lost is tried again, once. */
const RETRY_AFTER = 60_000;
/** How long a picture waits for a GPU that is known to be faster and is just being opened. */
const WAIT = 250;

type State = 'unknown' | 'asked' | 'usable' | 'useless' | 'lost';

/**
 * One worker that owns the GPU and renders strips there one after another. Whether the GPU is used is
 * found out beside the first picture, never before it. Whatever goes wrong is said by a rejection,
 * after which the GPU is let alone: the caller renders elsewhere.
 */
export class GpuLane {
  private state: State = 'unknown';
  private verdict: GpuVerdict | undefined;
  private asking: Promise<void> | undefined;
  private lostAt = Number.NEGATIVE_INFINITY;
  private losses = 0;
  /** How adapters fared in this session, by name. */
  private readonly found: Record<string, boolean> = {};
  private readonly pool: WorkerPool;

  constructor(private readonly options: GpuLaneOptions) {
    this.pool = new WorkerPool(options.createWorker, 1, options.idleMs);
  }

  /** Whether strips go to the GPU now. */
  get inUse(): boolean {
    return this.state === 'usable';
  }

  /** Opens a GPU that is known to be faster; one that is not known is left for `consider`. */
  open(): void {
    this.start(false);
  }

  /** Finds out in the background whether there is a GPU worth using, unless that is known. */
  consider(): void {
    this.start(true);
  }

  /** Memory to plan strips for, in bytes; `undefined` when the GPU is not to be used now. */
  async ready(): Promise<number | undefined> {
    if (this.state === 'asked' && this.asking) await Promise.race([this.asking, this.pause()]);
    return this.inUse ? this.verdict?.most : undefined;
  }

  /** Renders a strip. Rejects with `AbortError` when cancelled, with anything else when the GPU failed. */
  async strip(
    make: () => Promise<{ data: Tasks['strip']['in']; transfer: Transferable[] }>,
    signal: AbortSignal | undefined,
  ): Promise<ArrayBuffer> {
    const anyAdapter = this.options.use === 'any';
    const made = this.pool.run(
      'gpuStrip',
      async () => {
        const { data, transfer } = await make();
        return { data: { ...data, anyAdapter }, transfer };
      },
      { signal: AbortSignal.timeout(PATIENCE) },
    );
    made.catch(() => this.lose());
    // The worker and its device are not ended with a cancelled strip: it is done soon anyway.
    return unlessAborted(made, signal);
  }

  close(): void {
    this.pool.close();
  }

  private start(withTrial: boolean): void {
    if (this.options.use === 'off' || !globalThis.navigator?.gpu) return;
    const again = this.state === 'lost' && this.losses < 2 && this.lostFor() > RETRY_AFTER;
    const asleep = this.state === 'usable' && this.pool.running === 0;
    if (this.state === 'unknown' || again || asleep) this.asking = this.ask(withTrial);
  }

  private async ask(withTrial: boolean): Promise<void> {
    const { memory, workers, use } = this.options;
    this.state = 'asked';
    try {
      const anyAdapter = use === 'any';
      // What the page itself can tell needs no worker.
      const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
      if (!adapter || (isSoftware(adapter) && !anyAdapter)) {
        this.state = 'useless';
        return;
      }
      const known = { ...(await memory?.read().catch(() => undefined)), ...this.found };
      if (!withTrial && !anyAdapter && known[nameOf(adapter)] !== true) {
        this.state = 'unknown';
        return;
      }
      const verdict = await this.pool.run('gpu', () => ({ data: { anyAdapter, workers, known } }), {
        signal: AbortSignal.timeout(PATIENCE),
      });
      this.verdict = verdict;
      this.state = verdict.usable ? 'usable' : 'useless';
      this.found[verdict.adapter] = verdict.usable;
      if (verdict.tried && verdict.adapter) memory?.write(verdict.adapter, verdict.usable);
    } catch {
      this.lose();
    }
  }

  private lose(): void {
    if (this.state !== 'usable' && this.state !== 'asked') return;
    this.state = 'lost';
    this.losses += 1;
    this.lostAt = performance.now();
    this.pool.close();
  }

  private lostFor(): number {
    return performance.now() - this.lostAt;
  }

  private pause(): Promise<void> {
    return new Promise((done) => setTimeout(done, WAIT));
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    promise
      .then(resolve, (thrown) =>
        reject(isAbort(thrown) ? new MimError('internal', 'no answer from the GPU') : thrown),
      )
      .finally(() => signal?.removeEventListener('abort', stop));
  });
}
