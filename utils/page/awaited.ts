import { abortError } from '@/utils/lib/abort';
import type { DraftItem } from '@/utils/platforms/platform';
import { type Sources, sameBytes } from './sources';

interface AwaitedOptions {
  file: File;
  /** Place of the item it takes the place of; −1 where it is added. */
  at: number;
  /** What undoing brings back once it is there. */
  original: File | null;
  /** A result of ours, or the user's own file on its way back. */
  purpose: 'put' | 'undo';
}

/** A file that is to come into the draft later: put in by us at another step, or picked by the user. */
export class Awaited {
  readonly file: File;
  readonly at: number;
  readonly original: File | null;
  readonly purpose: 'put' | 'undo';
  /** The item it became. Rejects with why it did not, or with `AbortError` once nobody waits. */
  readonly done: Promise<DraftItem | null>;
  readonly #abort = new AbortController();
  readonly #settle: PromiseWithResolvers<DraftItem | null>;
  /** The user picks it themselves. */
  picked = false;
  /** We are putting it in at this moment. */
  trying = false;

  constructor({ file, at, original, purpose }: AwaitedOptions) {
    this.file = file;
    this.at = at;
    this.original = original;
    this.purpose = purpose;
    this.#settle = Promise.withResolvers<DraftItem | null>();
    this.done = this.#settle.promise;
    this.done.catch(() => undefined);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /**
   * Waits for the user's own pick: the same bytes, then an item that shows them. `identities` are
   * those of the draft's items when a file comes; `find` waits until a new one shows ours.
   */
  watch(
    sources: Sources,
    identities: () => ReadonlySet<unknown>,
    find: (before: ReadonlySet<unknown>) => Promise<DraftItem | null>,
  ): void {
    this.picked = true;
    const look = async (files: readonly File[]) => {
      const before = identities();
      for (const file of files) {
        if (!(await sameBytes(file, this.file, this.signal))) continue;
        const item = await find(before);
        // Not shown after all: the user may pick it again.
        if (item) this.arrived(item);
        return;
      }
    };
    const off = sources.onFiles((files) => void look(files).catch(() => undefined));
    this.signal.addEventListener('abort', off, { once: true });
  }

  arrived(item: DraftItem | null): void {
    this.#settle.resolve(item);
    this.#abort.abort();
  }

  failed(thrown: unknown): void {
    this.#settle.reject(thrown);
    this.#abort.abort();
  }

  stop(): void {
    this.failed(abortError());
  }

  /** Resolves when it is there; rejects as `done` does, and when this waiting alone is cancelled. */
  arrival(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(abortError()), { once: true });
      this.done.then(() => resolve(), reject);
    });
  }
}
