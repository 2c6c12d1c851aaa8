import { abortError } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import type { Part, ReplyMessage, TaskName, Tasks } from './protocol';

export interface TaskInput<Name extends TaskName> {
  data: Tasks[Name]['in'];
  transfer?: Transferable[];
}

/**
 * Makes the message of a task when a worker is free for it, anew for every attempt: buffers that were
 * moved away are gone.
 */
export type MakeTask<Name extends TaskName> = () => TaskInput<Name> | Promise<TaskInput<Name>>;

export interface RunOptions<Name extends TaskName = TaskName> {
  signal?: AbortSignal;
  /** 0..1 of this task. */
  onProgress?: (fraction: number) => void;
  onPart?: (part: Part<Name>) => void;
  /** When cancelled, its worker is left to finish it for nobody: for short tasks, as a fresh worker takes longer. */
  short?: boolean;
  /** Waits for everything that is not. */
  low?: boolean;
}

interface Waiting {
  name: TaskName;
  make: MakeTask<TaskName>;
  options: Omit<RunOptions, 'onPart'> & { onPart?: (part: unknown) => void };
  attempts: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

interface Slot {
  worker: Worker;
  task: Waiting | undefined;
}

/** A task is given to a fresh worker once more when its worker crashed. */
const MOST_ATTEMPTS = 2;

/**
 * A pool of workers, each doing one task at a time. Cancelling a running task ends its worker at
 * once (a strip is one long synchronous call) unless it is short; a new one starts with the next task. After `idleMs`
 * without work all workers stop.
 */
export class WorkerPool {
  private readonly slots = new Set<Slot>();
  private readonly queue: Waiting[] = [];
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private nextId = 1;
  private born = 0;
  private holds = 0;

  constructor(
    private readonly createWorker: () => Worker,
    readonly size: number,
    private readonly idleMs: number,
  ) {}

  /** Keeps the workers, which hold something, from stopping; call what it returns in the end. */
  hold(): () => void {
    this.holds += 1;
    clearTimeout(this.idleTimer);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.holds -= 1;
      this.rest();
    };
  }

  /** Changes whenever a worker starts: what an earlier one kept may be gone. */
  get generation(): number {
    return this.born;
  }

  /** Starts workers up to `size`, each with this task. */
  fill<Name extends TaskName>(name: Name, make: MakeTask<Name>): Promise<unknown> {
    const missing = this.size - this.slots.size;
    return Promise.all(Array.from({ length: missing }, () => this.run(name, make)));
  }

  /** Workers that exist now. */
  get running(): number {
    return this.slots.size;
  }

  run<Name extends TaskName>(
    name: Name,
    make: MakeTask<Name>,
    options: RunOptions<Name> = {},
  ): Promise<Tasks[Name]['out']> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted) return reject(abortError());
      const stop = () => this.cancel(task);
      const settle = () => signal?.removeEventListener('abort', stop);
      const task: Waiting = {
        name,
        make: make as MakeTask<TaskName>,
        options: options as Waiting['options'],
        attempts: 0,
        resolve: (result) => {
          settle();
          resolve(result as Tasks[Name]['out']);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      const later = options.low ? -1 : this.queue.findIndex((waiting) => waiting.options.low);
      this.queue.splice(later < 0 ? this.queue.length : later, 0, task);
      this.dispatch();
    });
  }

  /** Ends the workers that have nothing to do, and so gives back what they took for earlier tasks. */
  shed(): void {
    for (const slot of [...this.slots]) if (!slot.task) this.drop(slot);
  }

  /** Ends every worker; tasks under way or waiting reject with `AbortError`. */
  close(): void {
    clearTimeout(this.idleTimer);
    const tasks = [...this.queue.splice(0), ...[...this.slots].map((slot) => slot.task)];
    for (const slot of this.slots) slot.worker.terminate();
    this.slots.clear();
    for (const task of tasks) task?.reject(abortError());
  }

  private cancel(task: Waiting): void {
    const waiting = this.queue.indexOf(task);
    if (waiting >= 0) this.queue.splice(waiting, 1);
    if (!task.options.short) {
      for (const slot of this.slots) if (slot.task === task) this.drop(slot);
    }
    task.reject(abortError());
    this.dispatch();
  }

  private drop(slot: Slot): void {
    slot.worker.terminate();
    slot.task = undefined;
    this.slots.delete(slot);
  }

  private dispatch(): void {
    clearTimeout(this.idleTimer);
    while (this.queue.length > 0) {
      const slot = this.freeSlot();
      if (!slot) return;
      const task = this.queue.shift();
      if (task) this.start(slot, task);
    }
    this.rest();
  }

  /** Stops all workers in a while, unless something happens. */
  private rest(): void {
    clearTimeout(this.idleTimer);
    if (this.holds > 0 || [...this.slots].some((slot) => slot.task)) return;
    this.idleTimer = setTimeout(() => this.close(), this.idleMs);
  }

  private freeSlot(): Slot | undefined {
    for (const slot of this.slots) if (!slot.task) return slot;
    if (this.slots.size >= this.size) return undefined;
    const slot: Slot = { worker: this.createWorker(), task: undefined };
    this.born += 1;
    this.slots.add(slot);
    return slot;
  }

  private start(slot: Slot, task: Waiting): void {
    const id = this.nextId++;
    const { worker } = slot;
    slot.task = task;
    task.attempts += 1;
    worker.onmessage = ({ data }: MessageEvent<ReplyMessage>) => {
      if (data.id !== id || slot.task !== task) return;
      if ('progress' in data) {
        task.options.onProgress?.(data.progress);
        return;
      }
      if ('part' in data) {
        task.options.onPart?.(data.part);
        return;
      }
      slot.task = undefined;
      if ('error' in data) task.reject(MimError.from(data.error));
      else task.resolve(data.result);
      this.dispatch();
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.crashed(slot, event.message);
    };
    worker.onmessageerror = () => this.crashed(slot, 'message');
    const post = ({ data, transfer }: TaskInput<TaskName>) => {
      if (slot.task === task) worker.postMessage({ id, name: task.name, data }, transfer ?? []);
    };
    const fail = (thrown: unknown) => {
      if (slot.task !== task) return;
      slot.task = undefined;
      task.reject(thrown);
      this.dispatch();
    };
    try {
      const made = task.make();
      if (made instanceof Promise) made.then(post).catch(fail);
      else post(made);
    } catch (thrown) {
      fail(thrown);
    }
  }

  /** A worker died: its task goes to a fresh one, once. */
  private crashed(slot: Slot, message: string | undefined): void {
    const { task } = slot;
    this.drop(slot);
    if (task) {
      if (task.attempts < MOST_ATTEMPTS) this.queue.unshift(task);
      else task.reject(new MimError(message ? 'internal' : 'out-of-memory', message ?? 'worker'));
    }
    this.dispatch();
  }
}
