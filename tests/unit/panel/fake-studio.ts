import type {
  Made,
  MakeRequest,
  PutOutcome,
  Studio,
  StudioItem,
  StudioState,
} from '@/components/panel/studio';
import type { PreviewRequest } from '@/utils/engine/engine';
import { abortError, throwIfAborted } from '@/utils/lib/abort';
import { clipInfo, inkLook, made, photoInfo, plainLook } from './samples';

interface Making {
  request: MakeRequest;
  signal: AbortSignal;
  progress: (fraction: number) => void;
  frame: (picture: Blob) => void;
  finish: () => Made;
  fail: (thrown: unknown) => void;
}

/** A studio whose work is finished by hand. */
export class FakeStudio implements Studio {
  looks = [inkLook, plainLook];
  clips = true;
  /** What every call for previews asked for. */
  previewed: (readonly PreviewRequest[])[] = [];
  /** Seconds of every clip that is given. */
  seconds = 600;
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
      clipLimits: { maxSeconds: 140, longerForSome: true },
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
    const clip = this.current.items.find((item) => item.id === id)?.kind === 'clip';
    return clip
      ? new File([id], `${id}.mp4`, { type: 'video/mp4' })
      : new File([id], `${id}.jpg`, { type: 'image/jpeg' });
  }
  async recents() {
    return [];
  }
  async readRecent(id: string) {
    return this.readItem(id);
  }
  async inspect(source: Blob) {
    if (!source.type.startsWith('video/')) return photoInfo;
    return clipInfo.clip
      ? { ...clipInfo, clip: { ...clipInfo.clip, seconds: this.seconds } }
      : clipInfo;
  }
  previews: Studio['previews'] = async (_source, requests) => {
    this.previewed.push(requests);
  };
  async palette() {
    return ['#102030', '#a0b0c0'];
  }

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
        frame: (picture) => call?.onFrame?.(picture),
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
