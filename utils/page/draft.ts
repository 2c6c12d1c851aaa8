import { isAbort, throwIfAborted } from '@/utils/lib/abort';
import { MimError } from '@/utils/lib/errors';
import { findArrived } from '@/utils/platforms/confirm';
import {
  type AttachOutcome,
  type Composer,
  type DraftItem,
  identityOf,
} from '@/utils/platforms/platform';
import { Awaited } from './awaited';
import { ItemMap } from './item-map';
import type { Sources } from './sources';

/** What to bring back when the user undoes a put: their own file, or nothing where there was none. */
interface PutBack {
  original: File | null;
  /** Identity of the item that our result became. */
  ours: string | Element | null;
}

/**
 * One draft as we change it: puts results in, remembers the user's own files, brings them back.
 * Follows the composer when the site builds it anew.
 */
export class Draft {
  #composer: Composer;
  readonly #sources: Sources;
  #putBack: PutBack | null = null;
  #awaited: Awaited | null = null;
  readonly #ids = new ItemMap<string>();
  /** Ids of the items, in order, when the composer was last looked at. */
  #order: string[] = [];
  #nextId = 1;

  constructor(composer: Composer, sources: Sources) {
    this.#composer = composer;
    this.#sources = sources;
  }

  get composer(): Composer {
    return this.#composer;
  }

  /** Takes the composer as the page shows it now. Built anew, it holds the items it held before. */
  follow(composer: Composer): void {
    const rebuilt = composer.root !== this.#composer.root;
    this.#composer = composer;
    if (rebuilt) this.#keepIds(this.#order);
    this.#order = this.items().map((item) => this.idOf(item));
  }

  /** Items that the site made anew keep the ids of those at their places before. */
  #keepIds(before: readonly string[]): void {
    const items = this.items();
    if (items.length !== before.length) return;
    for (const [index, item] of items.entries()) {
      const id = before[index];
      if (id && !before.includes(this.#ids.get(item) ?? '')) this.#ids.set(item, id);
    }
  }

  items(): DraftItem[] {
    return this.composer.items();
  }

  idOf(item: DraftItem): string {
    const known = this.#ids.get(item);
    if (known) return known;
    const id = `item-${this.#nextId++}`;
    this.#ids.set(item, id);
    return id;
  }

  itemById(id: string | null): DraftItem | null {
    return this.items().find((item) => this.idOf(item) === id) ?? null;
  }

  async read(item: DraftItem, signal?: AbortSignal): Promise<File> {
    const told =
      item.hidden && !item.url && this.composer.reveal
        ? await this.composer.reveal(item, signal ?? AbortSignal.timeout(10_000))
        : item;
    return this.#sources.read(told, this.items(), signal);
  }

  get canUndo(): boolean {
    return this.#putBack !== null;
  }

  /** The item our last result became, while it is still in the draft. */
  get ourItem(): DraftItem | null {
    const ours = this.#putBack?.ours;
    return this.items().find((item) => identityOf(item) === ours) ?? null;
  }

  /**
   * Puts a file in place of an item, or adds it. Rejects as `Composer.attach` does, with `no-room`
   * where the draft is full; then the draft is as before, and so is the way back.
   */
  async put(file: File, replace: DraftItem | null, signal: AbortSignal): Promise<AttachOutcome> {
    const items = this.items();
    const target = replace ?? (this.composer.capacity === 1 ? (items[0] ?? null) : null);
    if (!target && items.length >= this.composer.capacity) throw new MimError('no-room');
    // Putting a second result over our first still leads back to the user's own file.
    const again = target !== null && identityOf(target) === this.#putBack?.ours;
    const original = again
      ? (this.#putBack?.original ?? null)
      : target
        ? await this.read(target, signal)
        : null;
    const at = placeOf(items, target);
    this.#stopAwaiting();
    try {
      const outcome = await this.#attach(file, target, signal);
      // It goes in at the step that takes files.
      if (outcome.state === 'held')
        this.#awaited = new Awaited({ file, at, original, purpose: 'put' });
      else this.#noteOurs(file, at, original);
      return outcome;
    } catch (thrown) {
      // The composer has put our former result back as a new item.
      if (again && this.#putBack) this.#putBack.ours = this.#identityAt(at);
      throw thrown;
    }
  }

  /** Some sites must have items added again to keep their order: they stay the same ones to others. */
  async #attach(
    file: File,
    replace: DraftItem | null,
    signal: AbortSignal,
  ): Promise<AttachOutcome> {
    throwIfAborted(signal);
    const order = this.items().map((item) => this.idOf(item));
    const read = (item: DraftItem) => this.read(item, signal);
    try {
      return await this.composer.attach({ file, replace, read, signal });
    } finally {
      this.#keepIds(order);
    }
  }

  /** The item at a place, or the last one where the place is not known. */
  #itemAt(at: number): DraftItem | undefined {
    const items = this.items();
    return at >= 0 ? items[at] : items.at(-1);
  }

  #identityAt(at: number): string | Element | null {
    const item = this.#itemAt(at);
    return item ? identityOf(item) : null;
  }

  #noteOurs(file: File, at: number, original: File | null): void {
    const item = this.#itemAt(at);
    if (item) this.#sources.remember(item, file);
    this.#putBack = { original, ours: item ? identityOf(item) : null };
  }

  /**
   * Brings the user's own file back, byte for byte, or takes our addition out. When that fails it
   * can be tried again.
   */
  async undo(signal: AbortSignal): Promise<AttachOutcome> {
    this.#stopAwaiting();
    const back = this.#putBack;
    if (!back) return { state: 'attached' };
    const ours = this.ourItem;
    if (!back.original) {
      if (ours) await this.composer.remove(ours, signal);
      this.#putBack = null;
      return { state: 'attached' };
    }
    const at = placeOf(this.items(), ours);
    try {
      const outcome = await this.#attach(back.original, ours, signal);
      if (outcome.state === 'held')
        this.#awaited = new Awaited({ file: back.original, at, original: null, purpose: 'undo' });
      else this.#noteBack(back.original, at);
      return outcome;
    } catch (thrown) {
      back.ours = this.#identityAt(at);
      throw thrown;
    }
  }

  #noteBack(original: File, at: number): void {
    const item = this.#itemAt(at);
    if (item) this.#sources.remember(item, original);
    this.#putBack = null;
  }

  /** Forgets the way back: the user changed the draft's media themselves. */
  forgetUndo(): void {
    this.#putBack = null;
  }

  #stopAwaiting(): void {
    this.#awaited?.stop();
    this.#awaited = null;
  }

  /**
   * Our file was saved for the user's own pick: recognises it by its bytes when it comes, and waits
   * until the draft shows it.
   */
  async expectPick(file: File, replace: DraftItem | null): Promise<void> {
    const target = replace ?? (this.composer.capacity === 1 ? (this.items()[0] ?? null) : null);
    const original = target ? await this.read(target).catch(() => null) : null;
    this.#stopAwaiting();
    const awaited = new Awaited({ file, at: -1, original, purpose: 'put' });
    this.#awaited = awaited;
    awaited.watch(
      this.#sources,
      () => new Set(this.items().map(identityOf)),
      (before) => findArrived(() => this.items(), file, before, awaited.signal),
    );
    awaited.done.then(
      (item) => this.#notePicked(awaited, item),
      () => undefined,
    );
  }

  /** Where the user added our file and left their own, undoing takes ours out again. */
  #notePicked({ file, original }: Awaited, item: DraftItem | null): void {
    if (!item) return;
    this.#sources.remember(item, file);
    const others = this.items().filter((other) => identityOf(other) !== identityOf(item));
    this.#putBack = { original: others.length > 0 ? null : original, ours: identityOf(item) };
  }

  /** Resolves when the awaited file shows in the draft, put there by us or picked by the user. */
  arrival(signal: AbortSignal): Promise<void> {
    return this.#awaited?.arrival(signal) ?? Promise.resolve();
  }

  /** Called when the composer changed: a held file goes in as soon as this step takes it. */
  async composerChanged(signal: AbortSignal): Promise<void> {
    const awaited = this.#awaited;
    if (!awaited || awaited.picked || awaited.trying) return;
    const { file, at, original, purpose } = awaited;
    const kind = file.type.startsWith('video/') ? 'clip' : 'photo';
    if (!this.composer.takes.includes(kind)) return;
    awaited.trying = true;
    try {
      const target = this.items()[at] ?? null;
      const outcome = await this.#attach(file, target, AbortSignal.any([signal, awaited.signal]));
      if (outcome.state === 'held') return;
      if (purpose === 'put') this.#noteOurs(file, at, original);
      else this.#noteBack(file, at);
      this.#awaited = null;
      awaited.arrived(this.#itemAt(at) ?? null);
    } catch (thrown) {
      this.#awaited = null;
      if (isAbort(thrown)) awaited.stop();
      else awaited.failed(thrown);
    } finally {
      awaited.trying = false;
    }
  }
}

function placeOf(items: readonly DraftItem[], item: DraftItem | null): number {
  return item ? items.findIndex((other) => identityOf(other) === identityOf(item)) : -1;
}
