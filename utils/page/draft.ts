import { isAbort } from '@/utils/lib/abort';
import type { AttachOutcome, Composer, DraftItem } from '@/utils/platforms/platform';
import type { Sources } from './sources';

/** What to bring back when the user undoes a put: their own file, or nothing where there was none. */
interface PutBack {
  original: File | null;
  /** The file we put in, to recognise its item. */
  ours: File;
  element: HTMLElement | null;
}

/**
 * One draft as we change it: puts results in, remembers the user's own files, brings them back.
 * Follows the composer when the site builds it anew.
 */
export class Draft {
  composer: Composer;
  readonly #sources: Sources;
  #putBack: PutBack | null = null;
  #held: { file: File; replaceAt: number; arrived: () => void } | null = null;
  readonly #ids = new WeakMap<Element, string>();
  #nextId = 1;

  constructor(composer: Composer, sources: Sources) {
    this.composer = composer;
    this.#sources = sources;
  }

  items(): DraftItem[] {
    return this.composer.items();
  }

  idOf(item: DraftItem): string {
    const known = this.#ids.get(item.element);
    if (known) return known;
    const id = `item-${this.#nextId++}`;
    this.#ids.set(item.element, id);
    return id;
  }

  itemById(id: string | null): DraftItem | null {
    return this.items().find((item) => this.idOf(item) === id) ?? null;
  }

  read(item: DraftItem, signal?: AbortSignal): Promise<File> {
    return this.#sources.read(item, this.items(), signal);
  }

  get canUndo(): boolean {
    return this.#putBack !== null;
  }

  /** The item our last result became, while it is still in the draft. */
  get ourItem(): DraftItem | null {
    const element = this.#putBack?.element;
    return this.items().find((item) => item.element === element) ?? null;
  }

  /** Puts a file in place of an item, or adds it. Rejects as `Composer.attach` does. */
  async put(file: File, replace: DraftItem | null, signal: AbortSignal): Promise<AttachOutcome> {
    const before = this.items();
    // Putting a second result over our first still leads back to the user's own file.
    const again = replace !== null && replace.element === this.#putBack?.element;
    const original = again
      ? (this.#putBack?.original ?? null)
      : replace
        ? await this.read(replace, signal)
        : null;
    const at = replace ? before.findIndex(({ element }) => element === replace.element) : -1;
    const outcome = await this.#attach(file, replace, signal);
    this.#putBack = { original, ours: file, element: null };
    if (outcome.state === 'held') {
      this.#held = { file, replaceAt: at, arrived: () => undefined };
      return outcome;
    }
    this.#markOurs(file, at);
    return outcome;
  }

  #attach(file: File, replace: DraftItem | null, signal: AbortSignal): Promise<AttachOutcome> {
    const read = (item: DraftItem) => this.read(item, signal);
    return this.composer.attach({ file, replace, read, signal });
  }

  #markOurs(file: File, at: number): void {
    const items = this.items();
    const ours = items[at >= 0 ? at : items.length - 1];
    if (!ours || !this.#putBack) return;
    this.#sources.remember(ours, file);
    this.#putBack.element = ours.element;
  }

  /** Brings the user's own file back, byte for byte, or takes our addition out. */
  async undo(signal: AbortSignal): Promise<AttachOutcome> {
    const back = this.#putBack;
    this.#putBack = null;
    const ours = this.items().find(({ element }) => element === back?.element) ?? null;
    if (!back) return { state: 'attached' };
    if (back.original) {
      const at = this.items().findIndex(({ element }) => element === ours?.element);
      const outcome = await this.#attach(back.original, ours, signal);
      const item = this.items()[at >= 0 ? at : this.items().length - 1];
      if (outcome.state === 'attached' && item) this.#sources.remember(item, back.original);
      return outcome;
    }
    if (ours) await this.composer.remove(ours, signal);
    return { state: 'attached' };
  }

  /** Forgets the way back: the user changed the draft's media themselves. */
  forgetUndo(): void {
    this.#putBack = null;
  }

  /** Our file was saved for the user's own pick: recognise it when it comes. */
  expectPick(file: File): void {
    this.#held = { file, replaceAt: -1, arrived: () => undefined };
  }

  /** Resolves when the held file shows in the draft, put there by us or picked by the user. */
  arrival(signal: AbortSignal): Promise<void> {
    const held = this.#held;
    if (!held) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const off = this.#sources.onFiles((files) => {
        if (files.some((file) => file.size === held.file.size)) {
          this.#held = null;
          off();
          resolve();
        }
      });
      held.arrived = () => {
        off();
        resolve();
      };
      signal.addEventListener('abort', () => {
        off();
        reject(new DOMException('cancelled', 'AbortError'));
      });
    });
  }

  /** Called when the composer changed: a held result goes in as soon as this step takes it. */
  async composerChanged(signal: AbortSignal): Promise<void> {
    const held = this.#held;
    if (!held) return;
    const kind = held.file.type.startsWith('video/') ? 'clip' : 'photo';
    if (!this.composer.takes.includes(kind)) return;
    this.#held = null;
    const replace = this.items()[held.replaceAt] ?? null;
    try {
      const outcome = await this.#attach(held.file, replace, signal);
      if (outcome.state === 'held') this.#held = held;
      else {
        this.#markOurs(held.file, held.replaceAt);
        held.arrived();
      }
    } catch (thrown) {
      if (!isAbort(thrown)) this.#held = held;
    }
  }
}
