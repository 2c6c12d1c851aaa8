import { isAbort, sleep } from '@/utils/lib/abort';
import { MimError, toMimError } from '@/utils/lib/errors';
import type { PageButton } from './button';
import type { Draft } from './draft';
import type { PageHost } from './host';

/** Undo stays on the button this long. */
const UNDO_MS = 30_000;

/**
 * One click on a button: restyles the draft's photo in place, then offers Undo. The state shown on
 * the button is the state of this object; a press does what the state says.
 */
export class OneClick {
  readonly #button: PageButton;
  readonly #label: string;
  readonly #draft: Draft;
  readonly #host: PageHost;
  /** The user's Cancel. */
  #abort: AbortController | null = null;
  /** The composer is gone: nothing can go in any more, but what is being made is still kept. */
  readonly #gone = new AbortController();
  /** The draft's items when Undo was offered. */
  #offeredFor = '';
  #undoTimer: AbortController | null = null;
  state: 'ready' | 'busy' | 'undo' | 'error' = 'ready';

  constructor(button: PageButton, label: string, draft: Draft, host: PageHost) {
    this.#button = button;
    this.#label = label;
    this.#draft = draft;
    this.#host = host;
  }

  /** Makes and attaches; `itemId` names the photo to restyle. Never rejects: the button tells. */
  async restyle(itemId: string, look: string): Promise<void> {
    const { words } = this.#host;
    const abort = new AbortController();
    this.#abort = abort;
    this.#show('busy', words.cancel);
    this.#button.progress(0);
    try {
      const item = this.#draft.itemById(itemId);
      if (!item) throw new MimError('draft-changed');
      const file = await this.#draft.read(item, abort.signal);
      const surface = this.#draft.composer.surface;
      const made = await this.#host.restyle(file, surface, look, {
        signal: abort.signal,
        onProgress: (fraction) => this.#button.progress(fraction * 0.9),
      });
      const { signal } = this.#gone;
      const target = this.#draft.itemById(itemId);
      if (!target && !signal.aborted) throw new MimError('draft-changed');
      const result = new File([made.blob], made.name, { type: made.blob.type });
      const either = AbortSignal.any([abort.signal, signal]);
      const outcome = await this.#draft.put(result, target, either);
      if (outcome.state === 'held') {
        this.#show('ready', this.#label);
        this.#button.note(words.error('step-back'));
        return;
      }
      void this.#host.used(made.jobId, surface).catch(() => undefined);
      this.#offerUndo();
      this.#button.note(words.done);
    } catch (thrown) {
      this.#failed(thrown);
    } finally {
      this.#abort = null;
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }

  async undo(): Promise<void> {
    const { words } = this.#host;
    this.#undoTimer?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#show('busy', words.cancel);
    try {
      const either = AbortSignal.any([abort.signal, this.#gone.signal]);
      const outcome = await this.#draft.undo(either);
      this.#show('ready', this.#label);
      this.#button.note(outcome.state === 'held' ? words.error('step-back') : words.undone);
    } catch (thrown) {
      this.#failed(thrown);
      // The way back is still there: a press tries it again.
      if (this.#draft.canUndo) this.#offerUndo();
    } finally {
      this.#abort = null;
    }
  }

  /** The draft changed: Undo goes away when its media are no longer what they were. */
  draftChanged(): void {
    if (this.state !== 'undo' || this.#media() === this.#offeredFor) return;
    if (!this.#draft.ourItem) this.#draft.forgetUndo();
    this.#endUndo();
  }

  #media(): string {
    const items = this.#draft.items();
    return items.map((item) => this.#draft.idOf(item)).join(' ');
  }

  stop(): void {
    this.#gone.abort();
    this.#undoTimer?.abort();
  }

  #offerUndo(): void {
    this.#show('undo', this.#host.words.undo);
    this.#offeredFor = this.#media();
    const timer = new AbortController();
    this.#undoTimer = timer;
    sleep(UNDO_MS, timer.signal).then(
      () => this.#endUndo(),
      () => undefined,
    );
  }

  #endUndo(): void {
    this.#undoTimer?.abort();
    this.#show('ready', this.#label);
  }

  #failed(thrown: unknown): void {
    if (isAbort(thrown)) {
      this.#show('ready', this.#label);
      return;
    }
    const text = this.#host.words.error(toMimError(thrown).code);
    this.#show('error', text);
    this.#button.note(text);
  }

  #show(state: OneClick['state'], label: string): void {
    this.state = state;
    this.#button.show(state, label);
  }
}
