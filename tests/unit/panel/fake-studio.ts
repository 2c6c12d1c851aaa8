import type {
  Made,
  MakeRequest,
  PutOutcome,
  Studio,
  StudioItem,
  StudioState,
} from '@/components/panel/studio';
import { abortError, throwIfAborted } from '@/utils/lib/abort';
import { inkLook, made, plainLook } from './samples';

interface Making {
  request: MakeRequest;
  signal: AbortSignal;
  progress: (fraction: number) => void;
  finish: () => Made;
  fail: (thrown: unknown) => void;
}

/** A studio whose work is finished by hand. */
export class FakeStudio implements Studio {
  readonly looks = [inkLook, plainLook];
  readonly clips = true;
  readonly makings: Making[] = [];
  readonly calls: string[] = [];
  outcome: PutOutcome = { state: 'attached' };
  arrive: () => void = () => undefined;
  current: StudioState = { items: [], theme: 'light', favouriteLook: null };
  readonly #listeners = new Set<() => void>();

  constructor(
    items: readonly StudioItem[] = [],
    readonly composer: Studio['composer'] = {
      platform: 'x',
      platformLabel: 'X',
      surface: 'modal',
      takes: ['photo', 'clip'],
    },
  ) {
    this.current = { ...this.current, items };
  }

  state() {
    return this.current;
  }
  subscribe(listener: () => void) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  change(part: Partial<StudioState>) {
    this.current = { ...this.current, ...part };
    for (const listener of this.#listeners) listener();
  }

  async readItem(id: string) {
    this.calls.push(`read ${id}`);
    return new File([id], `${id}.jpg`, { type: 'image/jpeg' });
  }
  async recents() {
    return [];
  }
  async readRecent(id: string) {
    return this.readItem(id);
  }
  async inspect(source: Blob) {
    const { size } = source;
    const shape = { width: 40, height: 30, bytes: size, animated: false, alpha: false };
    return { kind: 'photo' as const, type: 'image/jpeg', ...shape };
  }
  async previews() {}

  make: Studio['make'] = (request, call) => {
    throwIfAborted(call?.signal);
    return new Promise((resolve, reject) => {
      const signal = call?.signal ?? new AbortController().signal;
      signal.addEventListener('abort', () => reject(abortError()));
      const number = this.makings.length + 1;
      this.makings.push({
        request,
        signal,
        progress: (fraction) => call?.onProgress?.(fraction),
        finish: () => {
          const result = made(`made-${number}`);
          resolve(result);
          return result;
        },
        fail: reject,
      });
    });
  };

  async put(result: Made, itemId: string | null) {
    this.calls.push(`put ${result.id} ${itemId}`);
    return this.outcome;
  }
  arrived(): Promise<void> {
    return new Promise((resolve) => {
      this.arrive = resolve;
    });
  }
  async undoPut(): Promise<PutOutcome> {
    this.calls.push('undo');
    return { state: 'attached' };
  }
  async keep(result: Made) {
    this.calls.push(`keep ${result.id}`);
  }
  async download(result: Made) {
    this.calls.push(`download ${result.id}`);
  }
  async setFavouriteLook(look: string | null) {
    this.calls.push(`favourite ${look}`);
    this.change({ favouriteLook: look });
  }
  openGallery() {
    this.calls.push('gallery');
  }
  close() {
    this.calls.push('close');
  }
}
